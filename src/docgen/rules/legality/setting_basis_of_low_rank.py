"""A 部门规章 or an official document is called 设定依据 beside a law that did set the permit.

行政许可法第十四、十五条 say what may set one, 第十七条: nothing else. Where no other basis is left, DG307 speaks.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Permit
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import DOCUMENT, rank

CODE = "DG314"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "设定依据中有无权设定许可的文件"
WHY = (
    "《中华人民共和国行政许可法》第十四条、第十五条、第十七条：部门规章和规范性文件不得设定行政许可，"
    "只能对实施已经设定的许可作具体规定。"
)
REMEDY = "把这一行的 role 改为实施依据。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
  - {cite: 《食品生产经营监督检查管理办法》第五条, role: 实施依据}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
  - {cite: 《食品生产经营监督检查管理办法》第五条, role: 设定依据}  # DG314
  - {cite: 《关于加强公共场所卫生管理的通知》, role: 设定依据}  # DG314
"""

_MAY_NOT_SET = frozenset({"部门规章", DOCUMENT})


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        yield from _misnamed(catalog, permit)


def _misnamed(catalog: Catalog, permit: Permit) -> Iterator[Flag]:
    ranks = {index: rank(catalog, basis.cite) for index, basis in enumerate(permit.basis) if basis.role == "设定依据"}
    if all(rank in _MAY_NOT_SET for rank in ranks.values()):
        return
    for index, low in ranks.items():
        if low in _MAY_NOT_SET:
            message = f"{permit.basis[index].cite}是{low}，不能设定行政许可。"
            yield Flag(message, permit.file, ("basis", index, "cite"))
