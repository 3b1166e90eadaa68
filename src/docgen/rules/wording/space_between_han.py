"""A space inside Chinese text, where Chinese has none.

Behind 第一条, 第一章 and 附件1 a space is usual, and between Chinese and Latin letters a matter of taste.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import misspellings
from docgen.rules.texts import HAN, WRITTEN

CODE = "DG611"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "汉字之间有空格"
WHY = "汉字之间、标点两侧不留空格；多出的空格会使检索、比对名称时对不上。"
REMEDY = "删去空格。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 第一条 为规范 GB 37487 的适用，制定本规则。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 经营单位应当 申请办理。  # DG611
"""

_WIDE = f"{HAN}\u2018-\u201d\u3001-\u3011\u3014-\u301b\uff01-\uff65"
_SPACE = regex(f"[ \u3000](?<=[{_WIDE}][ \u3000])[ \u3000]*(?=[{_WIDE}])")
_HEADING = regex(
    "(?:第[0-9一二三四五六七八九十百零〇]+[编章节条]|附[件表录][0-9一二三四五六七八九十]*|[一二三四五六七八九十]、)$"
)


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _SPACE, _fix, WRITTEN):
        yield from found.flags(f"“{found.wrong}”的汉字之间有空格。", REMEDY)


def _fix(match: Match[str]) -> str:
    return match[0] if _HEADING.search(match.string, 0, match.start()) else ""
