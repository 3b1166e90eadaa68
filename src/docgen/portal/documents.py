"""A folder of documents -> those that the site offers: of public kinds only."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from docgen.catalog.model import Catalog, WholeCatalog
from docgen.catalog.units import unit_of
from docgen.documents.manifest import MANIFEST, Entry, decode
from docgen.documents.plan import Job
from docgen.portal import address
from docgen.portal.model import Document


@dataclass(frozen=True)
class Offered:
    """`sources`: path on the site -> the file in the folder and its SHA-256."""

    by_permit: Mapping[str, tuple[Document, ...]]
    sources: Mapping[str, tuple[Path, str]]


def offered(folder: Path, catalog: WholeCatalog, jobs: Iterable[Job]) -> Offered:
    """What was built in `folder` for this very catalog."""
    entries = _entries(folder)
    by_permit: dict[str, list[Document]] = {}
    sources: dict[str, tuple[Path, str]] = {}
    for job in (job for job in jobs if job.kind.audience == "public"):
        for entry in _of(job, entries):
            document = _document(job, entry)
            sources[document.path] = (folder / entry.path, entry.sha256)
            for id in _permits(catalog, entry):
                by_permit.setdefault(id, []).append(document)
    return Offered({id: tuple(found) for id, found in by_permit.items()}, sources)


def _entries(folder: Path) -> tuple[Entry, ...]:
    try:
        return decode((folder / MANIFEST).read_bytes()).files
    except (OSError, ValueError):
        return ()


def _of(job: Job, entries: Iterable[Entry]) -> Iterator[Entry]:
    stem = PurePosixPath(job.path).with_suffix("")
    return (entry for entry in entries if PurePosixPath(entry.path).with_suffix("") == stem)


def _document(job: Job, entry: Entry) -> Document:
    format = PurePosixPath(entry.path).suffix.removeprefix(".")
    owner = getattr(job.record, "id", unit_of(job.record).word)
    return Document(
        title=entry.title, format=format, path=address.document(f"{job.kind.id}/{owner}.{format}"), size=entry.size
    )


def _permits(catalog: Catalog, entry: Entry) -> Iterator[str]:
    return (permit.id for permit in catalog.permits if permit.file in entry.records)
