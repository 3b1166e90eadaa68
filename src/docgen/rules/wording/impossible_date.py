"""A date in the text is on no calendar: 2024年2月30日, 二〇二四年二月三十日, 2013102日."""

import datetime
from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.law.gongwen import number
from docgen.rules.contract import Example, Flag
from docgen.rules.texts import WRITTEN, Text, texts

CODE = "DG602"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "文字中的日期不存在"
WHY = "《党政机关公文处理工作条例》第十九条：内容要准确；写错的日期，期限和效力就无从起算。"
REMEDY = "对照原文件改正日期。"
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
conditions:
  - {text: 二〇二四年二月三十日前取得合格证明, basis: [《公共场所卫生管理条例》第三条]}  # DG602
  - {text: 2013102日前取得合格证明, basis: [《公共场所卫生管理条例》第三条]}  # DG602
"""

_DATE = regex("年 ?([0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?月(?: ?([0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?[日号])?")
_YEAR = regex("(?:(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3}) ?$")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_RUN = regex("日(?<=[0-9]{6}日)")
_SQUEEZED = regex(r"(?<![0-9A-Za-z])(?:19|20)[0-9]{5,6}日")


def check(catalog: Catalog) -> Iterator[Flag]:
    for text in texts(catalog).holding(_DATE, WRITTEN):
        wrong = [date for match in _DATE.finditer(text.text) if (date := _impossible(match))]
        yield from _findings(text, wrong)
    for text in texts(catalog).holding(_RUN, WRITTEN):
        yield from _findings(text, [date for date in _SQUEEZED.findall(text.text) if not _is_day(date)])


def _findings(text: Text, wrong: list[str]) -> Iterator[Flag]:
    for file, pointer in text.places if wrong else ():
        yield Flag(f"没有“{'”“'.join(wrong)}”这个日期。", file, pointer)


def _is_day(date: str) -> bool:
    """20241028日 is a day in a wrong form."""
    return len(date) == len("20241028日") and _exists(int(date[:4]), int(date[4:6]), int(date[6:8]))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _impossible(match: Match[str]) -> str | None:
    """A month without a day is held against the calendar too."""
    year = _YEAR.search(match.string[max(0, match.start() - 5) : match.start()])
    if year is None:
        return None
    month, day = (_value(part) for part in (match[1], match[2] or "1"))
    exists = _exists(int(year[0].translate(_DIGITS)), month, day)
    return None if exists else year[0] + match[0]


def _value(part: str) -> int:
    """0, which is no month and no day, for what is no number."""
    return int(part) if part.isascii() else number(part) or 0
