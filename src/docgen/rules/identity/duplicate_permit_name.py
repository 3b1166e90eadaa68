"""Two permits have the same name: the lists, letters and ledgers print names, not ids."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Permit
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG421"
SEVERITY = Severity.WARNING
SCOPE = "catalog"
TITLE = "事项名称重复"
WHY = "《办法》第八条：审批规则及清单要明确事项名称；两个事项同名，移交清单、监管清单上就分不清。"
REMEDY = "照上级目录的名称逐字核对；子项写子项的名称；重复录入的删去一个。"
GOOD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
    "catalogs/health/water-supply-hygiene.yaml": """\
id: water-supply-hygiene
name: 饮用水供水单位卫生许可
status: 划转
basis:
  - {cite: 《中华人民共和国传染病防治法》, role: 设定依据}
""",
}
BAD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
    "catalogs/health/water-supply-hygiene.yaml": """\
id: water-supply-hygiene
name: 公共场所卫生许可  # DG421
status: 划转
basis:
  - {cite: 《中华人民共和国传染病防治法》, role: 设定依据}
""",
}

_ENDED = frozenset({"取消", "合并"})


def check(catalog: Catalog) -> Iterator[Flag]:
    first: dict[str, Permit] = {}
    for permit in catalog.permits:
        holder = first.setdefault(permit.name, permit) if permit.status not in _ENDED else permit
        if holder is not permit:
            related = (Related("同名的事项在这里", holder.file, ("name",)),)
            message = f"已经有一个事项叫“{permit.name}”。"
            yield Flag(message, permit.file, ("name",), related=related)
