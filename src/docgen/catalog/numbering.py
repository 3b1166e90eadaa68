"""Permits as documents list them: with their 序号, and the names that their ids stand for."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from docgen.catalog.model import Permit, WholeCatalog


class NumberedPermit(Permit, frozen=True, kw_only=True):
    """A permit with its 序号 in this document and the names that its ids stand for.

    `approver` decides, None when nobody does any more; `competent` is the 行业主管部门, `regulators` are those of its
    supervision rows, `other_regulators` those of them that are not `competent`.
    """

    number: int
    competent: str
    approver: str | None
    regulators: tuple[str, ...]
    other_regulators: tuple[str, ...]


def numbered(catalog: WholeCatalog, permits: Iterable[Permit]) -> tuple[NumberedPermit, ...]:
    """From 1, in their order."""
    return tuple(_numbered(catalog, permit, number) for number, permit in enumerate(permits, start=1))


def supervised(permits: Sequence[Permit]) -> int | None:
    """How many supervision rows they have; None while those of one that is decided here are not known."""
    is_known = all(permit.supervision or permit.is_closed for permit in permits)
    return sum(len(permit.supervision) for permit in permits) if is_known else None


def fields_of(record: msgspec.Struct) -> dict[str, Any]:
    """The record's own values, for a view that adds to them."""
    return {name: getattr(record, name) for name in record.__struct_fields__}


def _numbered(catalog: WholeCatalog, permit: Permit, number: int) -> NumberedPermit:
    department = catalog.department_by_id[permit.department]
    own = (department.short, department.name)
    return NumberedPermit(
        **fields_of(permit),
        number=number,
        competent=department.short,
        approver=None if permit.is_closed else catalog.approver(permit).short,
        regulators=permit.regulator_names,
        other_regulators=tuple(name for name in permit.regulator_names if name not in own),
    )
