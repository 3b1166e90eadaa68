"""A permit's `parent` cannot be its 主项: it is itself, a sub-item, or coded as something else.

There are two levels, main item and sub-item; the codes of both begin with the same nine digits.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Permit
from docgen.findings import Pointer, Related, Severity
from docgen.rules.codes import is_main_item
from docgen.rules.contract import Example, Flag

CODE = "DG417"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "主项不成其为主项"
WHY = (
    "《办法》第三条：划转事项实行目录化管理。目录只有主项、子项两层；主项的基本编码以 00Y 结尾，子项与它的前九位相同。"
)
REMEDY = "parent 写直接的主项；主项的编码以 00Y 结尾，子项的编码改末三位。"
GOOD: Example = {
    "catalogs/health/hygiene.yaml": """\
id: hygiene
name: 卫生许可
code: "00012300600Y"
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
code: "000123006001"
parent: hygiene
""",
}
BAD: Example = {
    "catalogs/health/hygiene.yaml": """\
id: hygiene
name: 卫生许可
code: "00012300600Y"
status: 划转
parent: hygiene  # DG417
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
code: "000123005001"  # DG417
parent: hygiene  # DG417
""",
}

_STEM = 9


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        parent = catalog.permit_by_id.get(permit.parent) if permit.parent else None
        if parent:
            related = (Related("主项在这里", parent.file, ("id",)),)
            for at, severity, fault in _faults(permit, parent):
                yield Flag(fault, permit.file, at, severity=severity, related=related)


def _faults(permit: Permit, parent: Permit) -> Iterator[tuple[Pointer, Severity, str]]:
    if parent is permit:
        yield ("parent",), SEVERITY, f"“{permit.name}”把自己写成了主项。"
        return
    if parent.parent:
        yield ("parent",), SEVERITY, f"“{parent.name}”自己也有主项，不能再做主项。"
    if parent.code and not is_main_item(parent.code):
        yield ("parent",), Severity.WARNING, f"“{parent.name}”的编码 {parent.code} 不以 00Y 结尾，不是有子项的主项。"
    if permit.code and is_main_item(permit.code):
        yield ("code",), Severity.WARNING, f"子项的编码 {permit.code} 以 00Y 结尾，那是主项的写法。"
    if permit.code and parent.code and permit.code[:_STEM] != parent.code[:_STEM]:
        yield ("code",), Severity.WARNING, f"编码 {permit.code} 与主项的 {parent.code} 前九位不同。"
