"""A permit has no 设定依据, or only one that may not set permits.

行政许可法第十四、十五条 say what may set a permit; 第十七条: nothing else may.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.catalog.model.permit import Permit
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import DOCUMENT, law, rank

CODE = "DG307"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "行政许可没有合格的设定依据"
WHY = (
    "《中华人民共和国行政许可法》第十四条、第十五条：许可由法律、行政法规、国务院决定、地方性法规设定，"
    "或由省级政府规章临时设定；第十七条：其他规范性文件一律不得设定。"
)
REMEDY = "补上设定这一许可的法律、法规条文，role 写设定依据；没有的，这一事项不能列为行政许可。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
  - {cite: 《公共场所卫生管理条例实施细则》第二十二条, role: 实施依据}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《关于加强公共场所卫生管理的通知》, role: 设定依据}  # DG307
"""

_NO_LONGER_PERMITS = frozenset({"改为备案", "取消"})
_MAY_NOT_SET = frozenset({"部门规章", DOCUMENT})


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        if permit.status not in _NO_LONGER_PERMITS:
            yield from _faults(catalog, permit)


def _faults(catalog: Catalog, permit: Permit) -> Iterator[Flag]:
    setting = [(index, basis.cite) for index, basis in enumerate(permit.basis) if basis.role == "设定依据"]
    if not setting:
        yield Flag(f"“{permit.name}”没有设定依据。", permit.file, ("basis",), on_key=True)
    elif all(rank(catalog, cite) in _MAY_NOT_SET for _, cite in setting):
        index, cite = setting[0]
        is_doubtful = any(row.doubts for _, text in setting if (row := law(catalog, text)))
        severity = Severity.WARNING if is_doubtful else SEVERITY
        message = f"设定依据{cite}是{rank(catalog, cite)}，不能设定行政许可。"
        yield Flag(message, permit.file, ("basis", index, "cite"), severity=severity)
