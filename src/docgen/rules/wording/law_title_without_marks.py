"""A law of the 法规库 is named in running text without 《》, by its title or without 中华人民共和国.

What a province or city is named before may be a law of its own, and is left alone.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.law_titles import Titles, titles
from docgen.rules.misspellings import is_in_title
from docgen.rules.texts import texts

CODE = "DG605"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "法律法规名称没有加书名号"
WHY = "国家标准《标点符号用法》（GB/T 15834—2011）4.15：法律、规章、规定等文件名用书名号标示。"
REMEDY = "给名称加上书名号；简称在本事项的依据中有全称的，可以只写简称。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 依照《中华人民共和国行政许可法》第三十二条办理，消防法规另有规定的从其规定。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 依照行政许可法第三十二条办理。  # DG605
"""

_END = regex(
    "法典|法(?![典律制定治院庭人学官务条文案]|规(?!定)|实施(?:条例|细则|办法))|条例(?!实施(?:细则|办法))|规定|办法|细则|规则|准则|决定"
)
_BEFORE = frozenset("省市州盟县区“")


def check(catalog: Catalog) -> Iterator[Flag]:
    known = titles(catalog.laws)
    for text in texts(catalog).holding(_END, ("prose", "name"), is_hit=lambda end: _bare(end, known)):
        bare = "".join(f"“{title}”" for title in _all_bare(text.text, known))
        named = "".join(f"《{known.full[title]}》" for title in _all_bare(text.text, known))
        for file, pointer in text.places if bare else ():
            message = f"{bare}是法律法规名称，没有加书名号。"
            yield Flag(message, file, pointer, help=f"全称是{named}。{REMEDY}")


def _all_bare(text: str, known: Titles) -> list[str]:
    return list(dict.fromkeys(title for end in _END.finditer(text) if (title := _bare(end, known))))


def _bare(end: Match[str], known: Titles) -> str | None:
    """The longest known title that ends there, outside 《》 and “”."""
    title = known.ending(end.string, end.end())
    if title is None or is_in_title(end):
        return None
    start = end.end() - len(title)
    return None if end.string[max(0, start - 1) : start] in _BEFORE else title
