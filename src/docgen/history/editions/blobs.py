"""Blobs -> records: each file of the past is read and examined once, and remembered by its blob."""

import datetime
from collections.abc import Iterable, Mapping
from functools import partial
from hashlib import sha256

import msgspec

from docgen.catalog import intake, loader, source
from docgen.catalog.intake import Examined
from docgen.catalog.model import Catalog, Record
from docgen.catalog.units.district import UNIT
from docgen.history.editions import commits
from docgen.machine import cache, executor
from docgen.project import Project

DISTRICT = UNIT.place
_CACHE = "editions"

Place = tuple[str, str]
"""A file's name and its blob: the same content is another record in another folder."""


class _Memory(msgspec.Struct, frozen=True):
    """`schemas` is a digest of what decides, besides docgen itself, whether a file can be read."""

    schemas: str = ""
    examined: dict[str, Examined] = {}


def records(project: Project, places: Iterable[Place], now: Catalog) -> dict[Place, Record]:
    """A place that is missing cannot be read by this docgen.

    A record that is still the same is the very one of `now`: what is identical need not be compared.
    """
    current = {record.file: record for record in now.records}
    return {
        (file, blob): _shared(loader.decode(entry.record, file), current)
        for (file, blob), entry in _examined(project, set(places)).items()
        if entry.record
    }


def dates(project: Project, blobs: set[str]) -> dict[str, str]:
    """Blob of a district.yaml -> the date (YYYY-MM-DD) of its catalog, also where the rest of it does not fit."""
    found = {}
    for blob, content in commits.contents(project, blobs).items():
        data = source.read(content, DISTRICT).data
        dated = data.get("dated") if isinstance(data, dict) else None
        if isinstance(dated, str) and _is_day(dated):
            found[blob] = dated
    return found


def _examined(project: Project, places: set[Place]) -> dict[Place, Examined]:
    memory = project.state / _CACHE
    schemas = _schemas(project)
    known = cache.load(memory, _Memory)
    past = known.examined if known and known.schemas == schemas else {}
    new = sorted(place for place in places if " ".join(place) not in past)
    fresh = _read(project, schemas, new)
    if fresh:
        cache.store(memory, _Memory(schemas, past | {" ".join(place): entry for place, entry in fresh.items()}))
    return {place: entry for place in places if (entry := fresh.get(place) or past.get(" ".join(place)))}


def _read(project: Project, schemas: str, places: list[Place]) -> dict[Place, Examined]:
    contents = commits.contents(project, {blob for _, blob in places})
    tasks = [(file, blob, contents[blob]) for file, blob in places if blob in contents]
    work = partial(intake.examine, project, schemas)
    made = executor.run(work, tasks, executor.available(), worthwhile=200)
    return {(file, blob): entry for (file, blob, _), entry in zip(tasks, made, strict=True)}


def _shared(record: Record, current: Mapping[str, Record]) -> Record:
    same = current.get(record.file)
    return same if same is not None and same == record else record


def _schemas(project: Project) -> str:
    files = project.listing("schemas/*.json")
    return sha256(b"".join(path.read_bytes() for path in files.values())).hexdigest()


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
