"""Two permits carry the same 基本编码.

The code is the permit's name in national and provincial systems: two with one code cannot be told apart.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.catalog.model.permit import Permit
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG406"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "基本编码重复"
WHY = "《办法》第三条：划转事项实行目录化管理；一个基本编码只对应一个事项，重复就无法与上级系统对接。"
REMEDY = "核对上级目录，改正写错的一个；子项写自己的编码，主项用 parent 写明。"
GOOD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
code: "000123006000"
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
    "catalogs/health/water-supply-hygiene.yaml": """\
id: water-supply-hygiene
name: 饮用水供水单位卫生许可
code: "000123005000"
status: 划转
basis:
  - {cite: 《中华人民共和国传染病防治法》, role: 设定依据}
""",
}
BAD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
code: "000123006000"
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
    "catalogs/health/water-supply-hygiene.yaml": """\
id: water-supply-hygiene
name: 饮用水供水单位卫生许可
code: "000123006000"  # DG406
status: 划转
basis:
  - {cite: 《中华人民共和国传染病防治法》, role: 设定依据}
""",
}


def check(catalog: Catalog) -> Iterator[Flag]:
    first: dict[str, Permit] = {}
    for permit in catalog.permits:
        holder = first.setdefault(permit.code, permit) if permit.code else permit
        if holder is not permit:
            related = (Related("已经用在这里", holder.file, ("code",)),)
            message = f"基本编码 {permit.code} 已经属于“{holder.name}”。"
            yield Flag(message, permit.file, ("code",), related=related)
