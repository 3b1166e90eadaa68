"""A range of numbers or years has the wrong line, or a unit is missing from its first number.

GB/T 15835: 2023—2025年, 5%～10%, 3万～5万元, 0.5. Standards and codes (GB 37487-2019) are no ranges.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import is_in_title, misspellings
from docgen.rules.texts import AUTHORED

CODE = "DG630"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "数值范围或小数的写法不对"
WHY = "《出版物上数字用法》（GB/T 15835—2011）：数值范围用～，年份起止用—；前一个数的百分号、“万”不省略。"
REMEDY = "数值写成“5～10个工作日”“5%～10%”“3万～5万元”，年份写成“2023—2025年”，小数写成“0.5”。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 2023—2025年，5～10个工作日，3万～5万元，5%～10%，不少于0.5，标准GB 37487-2019年版，电话0874-3123456。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
conditions:
  - {text: 不合格率不超过.5%, basis: [《公共场所卫生管理条例》第三条]}  # DG630
note: 2023-2025年，5-10个工作日，3-5万元，5-10%。  # DG630
"""

_UNIT = "个日天月年周人名户项件米公千平吨元倍层间小分岁份页次类级条款"
_RANGE = regex(
    r"[0-9](?<![0-9A-Za-z./-].)[0-9]*(?:\.[0-9]+)?(?P<first>[%％万亿]?)(?P<line>[-~～–—])"
    rf"(?P<to>[0-9]+(?:\.[0-9]+)?)(?:(?P<last>[%％万亿])|(?=[{_UNIT}]))"
)
_SEEK = regex("[-~～–—](?=[0-9])")
_DECIMAL = regex(r"\.(?<![0-9A-Za-z./)）_-]\.)[0-9]+")
_YEAR = regex("(?:19|20)[0-9]{2}")


def check(catalog: Catalog) -> Iterator[Flag]:
    for pattern, fix, seek in ((_RANGE, _mend_range, _SEEK), (_DECIMAL, _mend_decimal, None)):
        for found in misspellings(catalog, pattern, fix, AUTHORED, seek):
            yield from found.flags(f"“{found.hit}”的写法不对。", REMEDY)


def _mend_range(match: Match[str]) -> str:
    first, line, to, last = match["first"], match["line"], match["to"], match["last"] or ""
    number = match[0][: match.start("line") - match.start() - len(first)]
    if is_in_title(match) or (first and not last):
        return match[0]
    if _YEAR.fullmatch(to) and not last:
        is_span = _YEAR.fullmatch(number) and match.string[match.end() :].startswith("年")
        return f"{number}—{to}" if is_span else match[0]
    return f"{number}{first or last}{'—' if line == '—' else '～'}{to}{last}"


def _mend_decimal(match: Match[str]) -> str:
    return f"0{match[0]}"
