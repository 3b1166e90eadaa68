"""output/ -> the documents that the site offers: public kinds only, and only what today's catalog says.

A document made from an older catalog is not offered; `docgen build` makes it anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from docgen.catalog.model import Catalog, WholeCatalog
from docgen.catalog.units import PRESENTED, unit_of
from docgen.documents.manifest import MANIFEST, Entry, decode
from docgen.documents.plan import Job
from docgen.documents.rendering import input_of
from docgen.portal import address
from docgen.portal.model import Document


@dataclass(frozen=True)
class Offered:
    """`sources`: path on the site -> the file in output/ and its SHA-256. `stale` were made from an older catalog."""

    by_permit: Mapping[str, tuple[Document, ...]]
    sources: Mapping[str, tuple[Path, str]]
    stale: tuple[str, ...]


def offered(folder: Path, catalog: WholeCatalog, jobs: Iterable[Job], as_of: str) -> Offered:
    """What the last build left in `folder`, held against what would be built today."""
    entries = _entries(folder)
    by_permit: dict[str, list[Document]] = {}
    sources: dict[str, tuple[Path, str]] = {}
    stale: list[str] = []
    for job in (job for job in jobs if job.kind.audience == "public"):
        current = input_of(job, PRESENTED[job.kind.for_each].show(catalog, job.record, as_of))
        for entry in _of(job, entries):
            if entry.input.split("-")[0] != current:
                stale.append(entry.path)
                continue
            document = _document(job, entry)
            sources[document.path] = (folder / entry.path, entry.sha256)
            for id in _permits(catalog, entry):
                by_permit.setdefault(id, []).append(document)
    return Offered({id: tuple(found) for id, found in by_permit.items()}, sources, tuple(stale))


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
