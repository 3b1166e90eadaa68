"""A date in the text is on no calendar: 2024年2月30日."""

import datetime
from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.findings import Finding, Severity
from docgen.model import Catalog
from docgen.rules.contract import Example
from docgen.rules.texts import WRITTEN, texts

CODE = "DG602"
SEVERITY = Severity.ERROR
TITLE = "文字中的日期不存在"
WHY = "《党政机关公文处理工作条例》第十九条：内容要准确；写错的日期，期限和效力就无从起算。"
WAY_OUT = "对照原文件改正日期。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 自2024年2月29日起施行。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 自2024年2月30日起施行，2023年13月另行公布。  # DG602
"""

_DATE = regex("年 ?([0-9]{1,2}) ?月(?: ?([0-9]{1,2}) ?[日号])?")
_YEAR = regex("(?:19|20)[0-9]{2} ?$")


def check(catalog: Catalog) -> Iterator[Finding]:
    for text in texts(catalog).holding(_DATE, WRITTEN):
        wrong = [date for match in _DATE.finditer(text.text) if (date := _impossible(match))]
        for file, pointer in text.places if wrong else ():
            yield Finding(CODE, f"没有“{'”“'.join(wrong)}”这个日期。", file, pointer, SEVERITY, WAY_OUT)


def _impossible(match: Match[str]) -> str | None:
    """A month without a day is held against the calendar too."""
    year = _YEAR.search(match.string[max(0, match.start() - 5) : match.start()])
    if year is None:
        return None
    try:
        datetime.date(int(year[0]), int(match[1]), int(match[2] or 1))
    except ValueError:
        return year[0] + match[0]
    return None
