"""A word was typed twice.

A fixed list: 为了了解, 目的的, 以及及时 are good Chinese, so a doubled word is not simply two equal ones.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import misspellings
from docgen.rules.texts import AUTHORED

CODE = "DG616"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "词语重复"
WHY = "《党政机关公文处理工作条例》第十九条：文字精练、表述准确；重复的词语多为修改时遗留。"
REMEDY = "删去重复的词语。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 以营利为目的的经营活动，的的确确须经许可；为了了解情况以及及时处理。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 关于关于公共场所的的卫生要求。  # DG616
"""

_WORDS = (
    *("关于", "或者", "应当", "进行", "按照", "根据", "依照", "并且", "可以", "不得", "必须", "以及", "通过"),
    *("由于", "未经", "予以", "对于", "为了", "因此", "同时", "如果", "其他", "有关", "相关"),
)
_DOUBLED = regex("|".join(word * 2 for word in _WORDS) + "|的的(?<![目标]的的)(?![确士])|的通知的通知")


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _DOUBLED, _fix, AUTHORED):
        yield from found.flags(f"“{found.hit}”重复了。", REMEDY)


def _fix(match: Match[str]) -> str:
    return match[0][: len(match[0]) // 2]
