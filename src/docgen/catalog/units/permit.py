"""A permit, and what a document of it sees."""

from docgen.catalog.model import Department, District, Part, Permit, WholeCatalog
from docgen.catalog.numbering import NumberedPermit, numbered
from docgen.catalog.unit import Presentation, Scaffold, Unit


class PermitView(Part, frozen=True, kw_only=True):
    """One permit."""

    as_of: str
    district: District
    bureau: Department
    department: Department
    permit: NumberedPermit


def _show(catalog: WholeCatalog, permit: Permit, as_of: str) -> PermitView:
    return PermitView(
        as_of=as_of,
        district=catalog.district,
        bureau=catalog.bureau,
        department=catalog.department_by_id[permit.department],
        permit=numbered(catalog, [permit])[0],
    )


UNIT = Unit(
    word="permit",
    title="事项",
    place="catalogs/{department}/{id}.yaml",
    schema="permit",
    record=Permit,
    label="name",
    scaffold=Scaffold(preset={"status": "划转"}, asked={"name": ("名称", "事项名称，与国家和省的清单一字不差")}),
    presentation=Presentation(
        view=PermitView,
        show=_show,
        subjects=lambda catalog: catalog.permits,
        names=lambda catalog, permit: {
            "permit": (permit,),
            "department": (catalog.department_by_id[permit.department],),
        },
    ),
)
