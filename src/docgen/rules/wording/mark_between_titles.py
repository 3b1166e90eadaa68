"""A 、 stands between two titles, or two quotations, side by side.

GB/T 15834-2011, 4.5.3.5: usually none; where something stands between them, such as a bracket, it is right.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import misspellings
from docgen.rules.texts import AUTHORED

CODE = "DG633"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "并列的书名号或引号之间用了顿号"
WHY = "《标点符号用法》（GB/T 15834—2011）4.5.3.5：并列的书名号、引号之间通常不用顿号；中间有括注的，宜用。"
REMEDY = "删去顿号。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 依据《优化营商环境条例》《公共场所卫生管理条例》（1987年）、《旅馆业治安管理办法》，分“甲”“乙”两类。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 依据《优化营商环境条例》、《公共场所卫生管理条例》。  # DG633
"""

_MARK = regex("、(?:(?<=》、)(?=《)|(?<=”、)(?=“))")
_WITH_MORE = regex("(?:）|[条款项])、[《“]")


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _MARK, _fix, AUTHORED):
        yield from found.flags(f"“{found.wrong}”中的顿号是多余的。", REMEDY)


def _fix(match: Match[str]) -> str:
    """One 、 that is needed makes the others of the row right."""
    return match[0] if _WITH_MORE.search(match.string) else ""
