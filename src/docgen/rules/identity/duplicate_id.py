"""Two permits, two transfers or two departments carry the same id.

The id names the output files and is what other files refer to: the second would hide the first.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Department, Permit, Transfer
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG401"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "id 重复"
WHY = "id 是事项、批次、部门在目录中的唯一名称：生成的文件以它命名，其他文件用它引用，重复就会张冠李戴。"
REMEDY = "给后一个另起一个 id，文件名也一并改；已经公布的 id 不要改动或再用。"
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
id: public-place-hygiene  # DG401
name: 饮用水供水单位卫生许可
status: 划转
basis:
  - {cite: 《中华人民共和国传染病防治法》, role: 设定依据}
""",
}


def check(catalog: Catalog) -> Iterator[Flag]:
    yield from _repeated(catalog.departments)
    yield from _repeated(catalog.permits)
    yield from _repeated(catalog.transfers)


def _repeated(records: tuple[Department, ...] | tuple[Permit, ...] | tuple[Transfer, ...]) -> Iterator[Flag]:
    first: dict[str, str] = {}
    for record in records:
        file = first.setdefault(record.id, record.file)
        if file != record.file:
            related = (Related("第一次用在这里", file, ("id",)),)
            yield Flag(f"id “{record.id}”已经用过了。", record.file, ("id",), related=related)
