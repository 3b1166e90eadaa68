"""A department, and what a document of it sees: its permits, those handed over, those not, those it has no more."""

from docgen.catalog.model import Department, District, Part, WholeCatalog
from docgen.catalog.numbering import NumberedPermit, numbered, supervised
from docgen.catalog.unit import Presentation, Scaffold, Unit


class DepartmentView(Part, frozen=True, kw_only=True):
    """One 行业主管部门 and its permits: all, those handed over, those not, those that nobody decides any more.

    `supervision_total` is None while the supervision of one of them is not known.
    """

    as_of: str
    district: District
    bureau: Department
    department: Department
    permits: tuple[NumberedPermit, ...]
    transferred: tuple[NumberedPermit, ...]
    retained: tuple[NumberedPermit, ...]
    closed: tuple[NumberedPermit, ...]
    permit_total: int
    supervision_total: int | None


def owners(catalog: WholeCatalog) -> tuple[Department, ...]:
    """The departments that have permits."""
    return tuple(d for d in catalog.departments if d.id in catalog.permits_by_department)


def shown(catalog: WholeCatalog, department: Department, as_of: str) -> DepartmentView:
    """The department on a day (YYYY-MM-DD)."""
    permits = catalog.permits_by_department.get(department.id, ())
    return DepartmentView(
        as_of=as_of,
        district=catalog.district,
        bureau=catalog.bureau,
        department=department,
        permits=numbered(catalog, permits),
        transferred=numbered(catalog, (p for p in permits if p.is_transferred)),
        retained=numbered(catalog, (p for p in permits if not (p.is_transferred or p.is_closed))),
        closed=numbered(catalog, (p for p in permits if p.is_closed)),
        permit_total=len(permits),
        supervision_total=supervised(permits),
    )


UNIT = Unit(
    word="department",
    title="部门",
    place="catalogs/{id}/department.yaml",
    schema="department",
    record=Department,
    label="name",
    is_context=True,
    scaffold=Scaffold(
        preset={"role": "主管"}, asked={"name": ("全称", "如 曲靖市沾益区水务局"), "short": ("简称", "如 区水务局")}
    ),
    presentation=Presentation(
        view=DepartmentView,
        show=shown,
        subjects=owners,
        names=lambda _catalog, department: {"department": (department,)},
        speaks_of=lambda catalog, department: catalog.permits_by_department.get(department.id, ()),
    ),
)
