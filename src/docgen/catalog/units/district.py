"""The district's own file, and the whole catalog as a document of it sees it: department by department."""

from docgen.catalog.model import Department, District, Part, WholeCatalog
from docgen.catalog.unit import Presentation, Unit
from docgen.catalog.units.department import DepartmentView, owners, shown


class CatalogView(Part, frozen=True, kw_only=True):
    """The whole catalog, department by department."""

    as_of: str
    district: District
    bureau: Department
    departments: tuple[DepartmentView, ...]
    permit_total: int


def _show(catalog: WholeCatalog, district: District, as_of: str) -> CatalogView:
    return CatalogView(
        as_of=as_of,
        district=district,
        bureau=catalog.bureau,
        departments=tuple(shown(catalog, department, as_of) for department in owners(catalog)),
        permit_total=len(catalog.permits),
    )


UNIT = Unit(
    word="catalog",
    title="目录",
    place="catalogs/district.yaml",
    schema="district",
    record=District,
    is_context=True,
    presentation=Presentation(
        view=CatalogView,
        show=_show,
        subjects=lambda catalog: (catalog.district,),
        names=lambda _catalog, district: {"district": (district,)},
    ),
)
