"""A date in running text is written with dots, dashes, slashes, padding or 号, or run together as eight digits.

GB/T 15835 lets tables write 2024-05-28; fields that are dates are such tables, and titles of others are theirs.
"""

import datetime
from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import is_in_title, misspellings
from docgen.rules.texts import AUTHORED

CODE = "DG603"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "日期没有写成年月日"
WHY = "国家标准《党政机关公文格式》（GB/T 9704—2012）7.3.5.4：用阿拉伯数字将年、月、日标全，月、日不编虚位。"
REMEDY = "写成“2024年5月8日”的样子，月、日前不加 0，用“日”不用“号”。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 2024年5月8日印发，标准为 GB 37487-2019，附表更新到2024年5月，编号20240528。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 2024.5.28印发。  # DG603
conditions:
  - {text: 2024年05月28号前取得合格证明, basis: [《公共场所卫生管理条例》第三条]}  # DG603
  - {text: 自20240601起取得合格证明, basis: [《公共场所卫生管理条例》第三条]}  # DG603
"""

_NUMERIC = regex(
    r"([./-])(?<=(?:19|20)[0-9]{2}.)(?<![0-9A-Za-z./_-][0-9]{4}.)([0-9]{1,2})\1([0-9]{1,2})(?![0-9A-Za-z/_-]|\.[0-9])"
)
_WORDS = regex(r"年(?<=(?:19|20)[0-9]{2}年)(0?[1-9]|1[0-2]) ?月(?: ?(0?[1-9]|[12][0-9]|3[01]) ?([日号])(?!文))?")
_RUN = regex(
    r"(?:19|20)(?<![0-9A-Za-z_./-]..)[0-9]{2}([01][0-9])([0-3][0-9])"
    r"(?:日|(?<=自.{8})(?![0-9A-Za-z_])|(?<=截至.{8})(?![0-9A-Za-z_])"
    r"|(?=印发|发布|公布|施行|实施|起|前|以前|之前|通过|生效))"
)


def check(catalog: Catalog) -> Iterator[Flag]:
    for pattern, fix in ((_NUMERIC, _mend_numeric), (_WORDS, _mend_words), (_RUN, _mend_run)):
        for found in misspellings(catalog, pattern, fix, AUTHORED):
            yield from found.flags(f"“{found.wrong}”中的日期没有写成年月日。", REMEDY)


def _mend_numeric(match: Match[str]) -> str:
    """Whatever is no day of the calendar is no date: a version, a section. A whole text is the field of a date."""
    year, month, day = int(match.string[match.start() - 4 : match.start()]), int(match[2]), int(match[3])
    try:
        datetime.date(year, month, day)
    except ValueError:
        return match[0]
    is_field = len(match.string) == len("2024-05-28")
    return match[0] if is_field or is_in_title(match) else f"年{month}月{day}日"


def _mend_run(match: Match[str]) -> str:
    """20240230日 is DG602's."""
    year, month, day = match[0][:4], int(match[1]), int(match[2])
    try:
        datetime.date(int(year), month, day)
    except ValueError:
        return match[0]
    return match[0] if is_in_title(match) else f"{year}年{month}月{day}日"


def _mend_words(match: Match[str]) -> str:
    """Spaces are the concern of another rule."""
    month, day, unit = match.groups()
    is_padded = month.startswith("0") or (day or "").startswith("0")
    if is_in_title(match) or not (is_padded or unit == "号"):
        return match[0]
    return f"年{int(month)}月" + (f"{int(day)}日" if day else "")
