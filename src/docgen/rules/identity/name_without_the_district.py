"""A department's full name has neither the district nor its city in it."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG420"
SEVERITY = Severity.INFO
SCOPE = "record"
TITLE = "部门全称里没有区划名称"
WHY = "发文机关要用全称或者规范化简称；全称通常以区划名称开头，没有的多半是写成了简称。"
REMEDY = "name 写三定规定上的全称，short 写规范化简称。"
GOOD: Example = {
    "catalogs/health/department.yaml": """\
id: health
name: 曲靖市沾益区卫生健康局
short: 区卫生健康局
role: 主管
"""
}
BAD: Example = {
    "catalogs/health/department.yaml": """\
id: health
name: 区卫生健康局  # DG420
short: 区卫生健康局
role: 主管
"""
}


def check(catalog: Catalog) -> Iterator[Flag]:
    district = catalog.district
    for department in catalog.departments if district else ():
        if district and not any(place in department.name for place in (district.name, district.short, district.city)):
            message = f"部门全称“{department.name}”里没有“{district.short}”，也没有“{district.city}”。"
            yield Flag(message, department.file, ("name",))
