"""The whole catalog of one district, frozen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self, TypeVar, cast, get_args

import msgspec

from docgen.catalog.model.calendar import Calendar
from docgen.catalog.model.citations import texts
from docgen.catalog.model.department import Department
from docgen.catalog.model.district import District
from docgen.catalog.model.law import Law
from docgen.catalog.model.permit import Permit, Status
from docgen.catalog.model.record import Record
from docgen.catalog.model.retired import Retired
from docgen.catalog.model.transfer import Transfer

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True, eq=False)
class Catalog:
    """Records of every unit, in the order of their files. `broken` are files that could not become a record.

    What a broken file would have defined cannot be called missing: see `may_be_broken`.
    `retired` are the records that the git history had and that are gone.
    """

    records: tuple[Record, ...] = ()
    laws: Mapping[str, Law] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    retired: tuple[Retired, ...] = ()

    def of(self, kind: type[_R]) -> tuple[_R, ...]:
        """The records of one kind."""
        return cast(tuple[_R, ...], self._by_kind.get(kind, ()))

    def holding(self, kind: type[_R], records: Iterable[_R]) -> Self:
        """This catalog with these records of one kind, and none of it besides."""
        others = (record for record in self.records if not isinstance(record, kind))
        return replace(self, records=in_order((*others, *records)))

    @cached_property
    def _by_kind(self) -> dict[type[Record], tuple[Record, ...]]:
        kinds: dict[type[Record], list[Record]] = {}
        for record in self.records:
            kinds.setdefault(type(record), []).append(record)
        return {kind: tuple(records) for kind, records in kinds.items()}

    @property
    def district(self) -> District | None:
        return next(iter(self.of(District)), None)

    @property
    def departments(self) -> tuple[Department, ...]:
        return self.of(Department)

    @property
    def permits(self) -> tuple[Permit, ...]:
        return self.of(Permit)

    @property
    def transfers(self) -> tuple[Transfer, ...]:
        return self.of(Transfer)

    @cached_property
    def calendars(self) -> dict[int, Calendar]:
        """By year."""
        return {calendar.year: calendar for calendar in self.of(Calendar)}

    @cached_property
    def department_by_id(self) -> dict[str, Department]:
        return {department.id: department for department in self.departments}

    @cached_property
    def department_by_name(self) -> dict[str, Department]:
        """全称 and 规范化简称, never an alias."""
        return {name: d for d in self.departments for name in (d.short, d.name)}

    @cached_property
    def permit_by_id(self) -> dict[str, Permit]:
        return {permit.id: permit for permit in self.permits}

    @cached_property
    def permits_by_department(self) -> dict[str, tuple[Permit, ...]]:
        """Only departments that have permits."""
        owned: dict[str, list[Permit]] = {}
        for permit in self.permits:
            owned.setdefault(permit.department, []).append(permit)
        return {id: tuple(permits) for id, permits in owned.items()}

    @cached_property
    def permits_citing(self) -> dict[str, tuple[Permit, ...]]:
        """The text of every citation, readable or not, and the permits that have it."""
        citing: dict[str, dict[str, Permit]] = {}
        for permit in self.permits:
            for text in texts(permit):
                citing.setdefault(text, {})[permit.file] = permit
        return {text: tuple(permits.values()) for text, permits in citing.items()}

    @cached_property
    def bureau(self) -> Department | None:
        """The 行政审批局."""
        return self.department_by_id.get(self.district.bureau) if self.district else None

    def approver(self, permit: Permit) -> Department | None:
        """Who decides it: the 行政审批局 when it was handed over, its own department when not."""
        return self.bureau if permit.is_transferred else self.department_by_id.get(permit.department)

    @cached_property
    def is_consistent(self) -> bool:
        """Whether every reference that a document follows leads to a record."""
        departments, permits = self.department_by_id, self.permit_by_id
        return (
            all(permit.department in departments for permit in self.permits)
            and all(t.department in departments for t in self.transfers)
            and all(name in self.department_by_name for t in self.transfers for name in (t.transferor, t.receiver))
            and all(id in permits for t in self.transfers for id in t.permit_ids)
        )

    def may_be_broken(self, folder: str) -> bool:
        """Whether a file under `folder` (a prefix such as `catalogs/health/`) could not be read."""
        return any(name.startswith(folder) for name in self.broken)

    def on(self, day: str) -> Self:
        """The catalog as it stood on a day (YYYY-MM-DD): who held which power.

        A permit's status is that of its last event up to the day. A transfer that takes effect later has
        not happened yet: its permits are 保留.
        """
        pending = {row.permit for t in self.transfers if t.effective_on and t.effective_on > day for row in t.rules}
        return self.holding(Permit, (_on(permit, day, permit.id in pending) for permit in self.permits))


@dataclass(frozen=True, eq=False)
class WholeCatalog(Catalog):
    """A catalog that has its district, and the 行政审批局 that the district names: see `whole`."""

    @property
    def district(self) -> District:
        return self.of(District)[0]

    @cached_property
    def bureau(self) -> Department:
        return self.department_by_id[self.district.bureau]

    def approver(self, permit: Permit) -> Department:
        return self.bureau if permit.is_transferred else self.department_by_id[permit.department]


def whole(catalog: Catalog) -> WholeCatalog | None:
    """The same catalog, when it has its district and the bureau."""
    if catalog.bureau is None:
        return None
    return WholeCatalog(catalog.records, catalog.laws, catalog.broken, catalog.retired)


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """By the names of their files."""
    return tuple(sorted(records, key=lambda record: record.file))


def _on(permit: Permit, day: str, is_pending: bool) -> Permit:
    known = [e for e in sorted(permit.history, key=lambda e: e.date) if e.event in get_args(Status)]
    past = [event.event for event in known if event.date <= day]
    if past:
        status = past[-1]
    elif known or (is_pending and permit.is_transferred):
        status = "保留"
    else:
        return permit
    return permit if status == permit.status else msgspec.structs.replace(permit, status=status)
