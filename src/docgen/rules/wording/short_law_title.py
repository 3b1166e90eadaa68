"""A law is cited by its short title, and nothing in the same record says which law is meant.

In a citation the title is always the registered one. In running text the short form may follow the full one,
which stands in the record's own citations.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import methodcaller
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity, ValueEdit
from docgen.law.citation import parse
from docgen.rules.contract import Example, Flag
from docgen.rules.law_titles import Titles, titles
from docgen.rules.texts import Place, texts

CODE = "DG607"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "法律法规没有用全称"
WHY = "《党政机关公文处理工作条例》第十九条：使用非规范化简称，应当先用全称并注明简称；依据写简称，法规库也无从核对。"
REMEDY = "改用全称；文字中确需简称的，先写全称，并注明（以下简称《…》）。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 《行政许可法》第四十二条的期限从受理之日起算。
time_limit: {statutory: 20, basis: [《中华人民共和国行政许可法》第四十二条第一款]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 《行政许可法》第四十二条的期限从受理之日起算。  # DG607
time_limit: {statutory: 20, basis: [《行政许可法》第四十二条第一款]}  # DG607
"""

_TITLE = regex("《([^《》]{2,40})》")
_ABBREVIATED = "简称"


def check(catalog: Catalog) -> Iterator[Flag]:
    known, full_in = titles(catalog.laws), _full_in(catalog)
    for text in texts(catalog).all(("citation",)):
        citation = parse(text.text)
        if citation and (full := known.registered(citation.title)):
            yield from _findings(text.places, text.text, citation.title, full)
    shorts = texts(catalog).holding(_TITLE, ("prose",), is_hit=lambda match: known.registered(match[1]))
    for text in shorts:
        for title, full in _shorts(text.text, known).items():
            if unexplained := text.files - full_in(full):
                yield from _findings((p for p in text.places if p[0] in unexplained), text.text, title, full)


def _full_in(catalog: Catalog) -> Callable[[str], set[str]]:
    """Registered title -> the files that name it as such, in a citation or as a document."""

    @cache
    def files(full: str) -> set[str]:
        walked = texts(catalog)
        naming = [*walked.all(("citation",), methodcaller("startswith", f"《{full}》"))]
        naming += walked.all(("title",), full.__eq__)
        return {file for text in naming for file in text.files}

    return files


def _shorts(text: str, known: Titles) -> dict[str, str]:
    """Short title -> registered one, where the text itself does not say what is short for what."""
    if _ABBREVIATED in text:
        return {}
    named = {title: full for title in _TITLE.findall(text) if (full := known.registered(title))}
    return {title: full for title, full in named.items() if f"《{full}》" not in text}


def _findings(places: Iterable[Place], text: str, title: str, full: str) -> Iterator[Flag]:
    whole = text.replace(f"《{title}》", f"《{full}》")
    for file, pointer in places:
        message = f"《{title}》不是全称，法规库中是《{full}》。"
        fix = (ValueEdit(pointer, whole),) if whole != text else ()
        yield Flag(message, file, pointer, help=f"改为《{full}》。{REMEDY}", value_edits=fix)
