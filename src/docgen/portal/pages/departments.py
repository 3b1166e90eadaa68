"""Departments: which there are, and what each approves, supervises and has handed over."""

from collections.abc import Iterator
from typing import Any

from docgen.portal import address
from docgen.portal.model import Item, Link, Shown, Unit
from docgen.portal.page import Entry, Page
from docgen.portal.world import World

RANK = 40
ENTRY = Entry("部门", address.DEPARTMENTS)


class DepartmentRow(Shown, frozen=True, kw_only=True):
    """`approved_total` permits that it decides on, `owned_total` of which it is the 行业主管部门."""

    unit: Unit
    role: str
    approved_total: int
    owned_total: int
    supervised_total: int


class Departments(Shown, frozen=True, kw_only=True):
    departments: tuple[DepartmentRow, ...]


class DepartmentPage(Shown, frozen=True, kw_only=True):
    """`department` has the public keys of `schemas/department.schema.json`."""

    unit: Unit
    department: dict[str, Any]
    approved: tuple[Link, ...]
    owned: tuple[Link, ...]
    supervised: tuple[Link, ...]
    transfers: tuple[Link, ...]


def pages(world: World) -> Iterator[Page]:
    shown = [_page(world, department.id) for department in world.catalog.departments]
    rows = tuple(
        DepartmentRow(
            unit=page.unit,
            role=page.department.get("role", ""),
            approved_total=len(page.approved),
            owned_total=len(page.owned),
            supervised_total=len(page.supervised),
        )
        for page in shown
    )
    yield Page(
        path=address.DEPARTMENTS,
        template="departments.html",
        title="按部门查找",
        description="各部门主管、审批、监管的行政许可事项。",
        data=Departments(departments=rows),
        dated=world.last_date,
    )
    for page in shown:
        yield Page(
            path=page.unit.path or "",
            template="department.html",
            title=page.unit.name,
            description=f"{page.unit.name}主管和监管的行政许可事项。",
            keywords=(page.unit.name, page.unit.short),
            data=page,
            dated=max(
                (item.updated_on for item in world.by_department.get(page.unit.id or "", ())), default=world.first_date
            ),
            trail=(Link(name="部门", path=address.DEPARTMENTS),),
            extras=address.FEEDS,
        )


def _page(world: World, id: str) -> DepartmentPage:
    department = world.catalog.department_by_id[id]
    transfers = (t for t in world.catalog.transfers if t.department == id)
    return DepartmentPage(
        unit=Unit(id=id, name=department.name, short=department.short, path=address.department(id)),
        department=world.departments[id],
        approved=_links(item for item in world.current if item.approver.id == id),
        owned=_links(item for item in world.by_department.get(id, ()) if item.is_current),
        supervised=_links(item for item in world.current if any(unit.id == id for unit in item.regulators)),
        transfers=tuple(Link(name=t.title, path=address.transfer(t.id)) for t in transfers),
    )


def _links(items: "Iterator[Item] | tuple[Item, ...]") -> tuple[Link, ...]:
    return tuple(Link(name=item.name, path=item.path) for item in items)
