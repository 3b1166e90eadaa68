"""The whole catalog of one district, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from docgen.model.department import Department
from docgen.model.district import District
from docgen.model.law import Law
from docgen.model.permit import Permit
from docgen.model.record import Record
from docgen.model.transfer import Transfer


@dataclass(frozen=True)
class Catalog:
    """Records in the order of their files. `broken` are files that could not become a record.

    What a broken file would have defined cannot be called missing: see `may_be_broken`.
    """

    district: District | None
    departments: tuple[Department, ...] = ()
    permits: tuple[Permit, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    laws: Mapping[str, Law] = {}  # noqa: RUF009 - never mutated
    broken: frozenset[str] = frozenset()

    @property
    def records(self) -> tuple[Record, ...]:
        first: tuple[Record, ...] = (self.district,) if self.district else ()
        return first + self.departments + self.permits + self.transfers

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
    def bureau(self) -> Department | None:
        """The 行政审批局."""
        return self.department_by_id.get(self.district.bureau) if self.district else None

    def may_be_broken(self, folder: str) -> bool:
        """Whether a file under `folder` (a prefix such as `catalogs/health/`) could not be read."""
        return any(name.startswith(folder) for name in self.broken)
