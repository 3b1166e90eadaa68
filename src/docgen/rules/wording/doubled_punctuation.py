"""Two marks stand where one belongs, or a 、 stands before 等."""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import misspellings
from docgen.rules.texts import END, WORDED

CODE = "DG614"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "标点重复，或“等”字前多了顿号"
WHY = "国家标准《标点符号用法》（GB/T 15834—2011）：一处停顿只用一个标点；列举之后的“等”字前不用顿号。"
REMEDY = "只留一个标点；“等”字前的顿号删去。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 项目为空气、水质等；什么材料？！按等级、等次分类。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 项目为空气、水质、等；；须经核定。  # DG614
"""

_DOUBLED = regex(
    "[，。；：、！？](?:(?<=[，；：、！？])[，。；：、]+|(?<=。)[，。；：、](?<!。。。)(?!。)|(?<=！)！+|(?<=？)？+"
    f"|(?<=、)(?=等(?:[，。；）{END}]|$)))"
)


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _DOUBLED, _fix, WORDED):
        yield from found.flags(f"“{found.wrong}”中的“{found.hit}”是多余的标点。", REMEDY)


def _fix(match: Match[str]) -> str:
    if match[0] == "、":
        return ""
    return "。" if "。" in match[0] else match[0][0]
