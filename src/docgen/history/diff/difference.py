"""Two editions -> what changed from one to the other, department by department."""

from collections.abc import Iterator
from itertools import groupby

import msgspec
from msgspec.structs import replace

from docgen.catalog.model import Catalog, District, Permit, Record
from docgen.history.changes import ItemChange, compare
from docgen.history.editions import Edition
from docgen.project import Project


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two states: its own date (YYYY-MM-DD), and what of it could not be read and is not compared.

    `name` is what the user called it, None for the working tree, which has no `commit` either.
    """

    name: str | None = msgspec.field(name="said")  # the key of the report since 0.1
    date: str
    commit: str | None
    unread: tuple[str, ...]

    @classmethod
    def of(cls, name: str | None, edition: Edition) -> "Side":
        return cls(name=name, date=edition.date, commit=edition.commit, unread=edition.unread)


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """What changed in the permits of one department: first what is 实质变更."""

    id: str
    name: str
    changes: tuple[ItemChange, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """`others` are files of the catalog that differ and are no permits; of the district its date does not count."""

    base: Side
    head: Side
    departments: tuple[Group, ...]
    others: tuple[str, ...]

    @property
    def changes(self) -> tuple[ItemChange, ...]:
        return tuple(change for group in self.departments for change in group.changes)

    @property
    def is_same_edition(self) -> bool:
        """Whether the content changed and the date did not: an edition is known by its date."""
        return bool(self) and self.base.date == self.head.date

    def __bool__(self) -> bool:
        return bool(self.departments or self.others)


def difference(project: Project, base: tuple[str, Edition], head: tuple[str | None, Edition]) -> Difference:
    """Each side with what the user called it."""
    before, after = base[1].catalog, head[1].catalog
    return Difference(
        base=Side.of(*base),
        head=Side.of(*head),
        departments=tuple(_groups(compare(before, after, project), before, after)),
        others=tuple(_others(before, after)),
    )


def _groups(changes: tuple[ItemChange, ...], before: Catalog, after: Catalog) -> Iterator[Group]:
    """Departments in the order of the changes, which is that of their files; by their present names."""
    known = {**before.department_by_id, **after.department_by_id}
    ordered = sorted(changes, key=lambda change: change.department)
    for id, of_department in groupby(ordered, key=lambda change: change.department):
        sorted_ = sorted(map(_sorted, of_department), key=lambda change: not change.is_substantive)
        yield Group(id=id, name=known[id].short if id in known else id, changes=tuple(sorted_))


def _sorted(change: ItemChange) -> ItemChange:
    details = sorted(change.details, key=lambda detail: not detail.is_substantive)
    return replace(change, details=tuple(details))


def _others(before: Catalog, after: Catalog) -> Iterator[str]:
    earlier, later = _by_file(before), _by_file(after)
    for file in sorted(earlier.keys() | later.keys()):
        if earlier.get(file) != later.get(file) and file not in before.broken | after.broken:
            yield file


def _by_file(catalog: Catalog) -> dict[str, Record]:
    return {record.file: _undated(record) for record in catalog.records if not isinstance(record, Permit)}


def _undated(record: Record) -> Record:
    return replace(record, dated="") if isinstance(record, District) else record
