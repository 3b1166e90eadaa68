"""An ellipsis is not …… or a dash is not ——.

A single — between two words is a connector (昆明—曲靖) and right.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import misspellings
from docgen.rules.texts import HAN, WORDED, signs

CODE = "DG613"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "省略号或破折号的写法不对"
WHY = "国家标准《标点符号用法》（GB/T 15834—2011）4.10、4.11：破折号占两个字，写成“——”；省略号六个点，写成“……”。"
REMEDY = "省略号写成“……”，破折号写成“——”；列举不完整的，最好列全。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 昆明—曲靖段——即一期工程——已验收，其余路段……从略。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 卫生设施--包括通风、照明...均须合格。  # DG613
"""

_SIGN = regex(
    r"[.。·…](?:(?<=\.)\.+|(?<=。)。{2,}|(?<=·)·{2,}|(?<=…)…*)|[-－ー–—]{2,}"
    f"|[－–](?=[{HAN}])(?<=[{HAN}].)"
)
_SEEK = signs("..", "。。", "··", "…", "--", "－", "ー", "–", "——")
_NEAR = regex(f"[{HAN}，。；：、！？”’》）]")


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _SIGN, _fix, WORDED, _SEEK):
        yield from found.flags(f"“{found.wrong}”中的“{found.hit}”写法不对。", REMEDY)


def _fix(match: Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    if not _NEAR.search(text[max(0, start - 1) : start] + text[end : end + 1]):
        return match[0]
    if match[0][0] in ".。·…":
        return "……"
    return "——" if len(match[0]) > 1 else "—"
