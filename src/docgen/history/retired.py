"""git history of catalogs/ -> Retired: what was deleted, so that its id is not given to anything else.

Without a history, or without git, nothing is known and nothing is named.
"""

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from docgen.catalog import source
from docgen.catalog.model import Retired
from docgen.catalog.unit import Unit
from docgen.catalog.units import UNITS, unit_at
from docgen.machine import cache, git
from docgen.project import Project

_CACHE = "history"
_SECONDS = 5


class _Change(NamedTuple):
    """`blob` is what was deleted or added. Deletions sort first."""

    is_added: bool
    blob: str
    unit: str
    file: str
    on: str


class _Names(msgspec.Struct, frozen=True):
    """What a blob says it is; None where it does not."""

    id: str | None = None
    name: str | None = None


class _Known(msgspec.Struct, frozen=True):
    """`names` by blob: a blob never changes, so each is read once."""

    head: str
    retired: tuple[Retired, ...]
    names: dict[str, _Names]


def retired(project: Project, head: str) -> tuple[Retired, ...]:
    """In the order of their deletion; `head` is `revision.head` of the project, "" when there is no history.

    What came back under its old name, there or elsewhere, is not among them.
    """
    memory = project.state / _CACHE
    known = cache.load(memory, _Known)
    if not head or (known and known.head == head):
        return known.retired if head and known else ()
    try:
        changes = _changes(project)
        names = _names(project, changes, known.names if known else {})
    except (OSError, ValueError, subprocess.SubprocessError):
        return ()
    found = _left(changes, names)
    cache.store(memory, _Known(head, found, names))
    return found


def _left(changes: Iterable[_Change], names: Mapping[str, _Names]) -> tuple[Retired, ...]:
    """A move is a deletion that the same commit, or a later one, makes good."""
    gone: dict[tuple[str, str, str], Retired] = {}
    for change in changes:
        named = names[change.blob]
        if named.id is None or named.name is None:
            continue
        record = Retired(change.unit, named.id, named.name, change.file, change.on)
        key = record.unit, record.id, record.name
        if change.is_added:
            gone.pop(key, None)
        else:
            gone[key] = record
    return tuple(gone.values())


def _changes(project: Project) -> list[_Change]:
    """Every deletion, and the additions that may have made one good, oldest first; within a commit deletions first."""
    every = list(_logged(project))
    deleted = {_stem(change) for change in every if not change.is_added}
    return [change for change in every if _stem(change) in deleted]


def _logged(project: Project) -> Iterator[_Change]:
    for on, entries in git.log(project, "%cs", "--diff-filter=AD", seconds=_SECONDS):
        changes = (_change(entry, unit, on) for entry in entries if (unit := unit_at(entry.file)) and unit.label)
        yield from sorted(changes)


def _change(entry: git.Entry, unit: Unit, on: str) -> _Change:
    return _Change(entry.before is None, entry.after or entry.before or "", unit.word, entry.file, on)


def _stem(change: _Change) -> tuple[str, str]:
    """What the id must be: DG402."""
    values = UNITS[change.unit].values(change.file) or {}
    return change.unit, values.get("id", "")


def _names(project: Project, changes: Iterable[_Change], known: Mapping[str, _Names]) -> dict[str, _Names]:
    wanted = {change.blob: change for change in changes}
    new = [blob for blob in wanted if blob not in known]
    read = {blob: _named(content, wanted[blob]) for blob, content in git.blobs(project.root, new, seconds=_SECONDS)}
    return {blob: read.get(blob) or known.get(blob, _Names()) for blob in wanted}


def _named(content: bytes, change: _Change) -> _Names:
    data = source.read(content, change.file).data
    id, name = (data.get("id"), data.get(UNITS[change.unit].label)) if isinstance(data, dict) else (None, None)
    return _Names(id, name) if isinstance(id, str) and isinstance(name, str) else _Names()
