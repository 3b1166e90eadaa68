"""The whole catalog of one district, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self, get_args

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


@dataclass(frozen=True, eq=False)
class Catalog:
    """Records in the order of their files. `broken` are files that could not become a record.

    What a broken file would have defined cannot be called missing: see `may_be_broken`.
    `retired` are the records that the git history had and that are gone.
    """

    district: District | None
    departments: tuple[Department, ...] = ()
    permits: tuple[Permit, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    laws: Mapping[str, Law] = field(default_factory=dict)
    calendars: Mapping[int, Calendar] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    retired: tuple[Retired, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        first: tuple[Record, ...] = (self.district,) if self.district else ()
        return (*first, *self.departments, *self.permits, *self.transfers, *self.calendars.values())

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

    @cached_property
    def is_whole(self) -> bool:
        """Whether every reference that a document follows leads to a record."""
        departments, permits = self.department_by_id, self.permit_by_id
        return (
            self.bureau is not None
            and all(permit.department in departments for permit in self.permits)
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
        return replace(self, permits=tuple(_on(permit, day, permit.id in pending) for permit in self.permits))


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
