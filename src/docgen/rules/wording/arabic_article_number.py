"""An article is cited with Arabic numerals: 第12条第2款.

A citation of the catalog is an error; in running text it is a matter of style.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.law.gongwen import numeral
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import misspellings

CODE = "DG631"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "引用的条、款、项用了阿拉伯数字"
WHY = "《中华人民共和国立法法》第六十五条：条的序号用中文数字依次表述，款不编序号，项用中文数字加括号。"
REMEDY = "条、款、项用中文数字，例如“第十二条第二款第三项”。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 见《中华人民共和国行政许可法》第四十二条；国务院令第412号第204项；标准第5条。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 见《中华人民共和国行政许可法》第42条第1款。  # DG631
conditions:
  - {text: 卫生质量符合标准, basis: [《公共场所卫生管理条例》第3条]}  # DG631
"""

_PLACE = regex("第(?:(?<=》第)[0-9]{1,4}条(?:之[0-9]{1,3})?|(?<=[条款]第)[0-9]{1,3}[款项])(?:第[0-9]{1,3}[款项])*")
_ARABIC = regex("[0-9]+")


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _PLACE, _fix, ("citation", "prose", "name")):
        severity = SEVERITY if found.text.use == "citation" else Severity.WARNING
        yield from found.flags(f"“{found.hit}”用了阿拉伯数字。", REMEDY, severity=severity)


def _fix(match: Match[str]) -> str:
    return _ARABIC.sub(lambda digits: _chinese(digits[0]), match[0])


def _chinese(digits: str) -> str:
    number = int(digits)
    return numeral(number) if number else digits
