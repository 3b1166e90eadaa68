"""A citation names an article, paragraph or item that its law does not have.

Held against the shape in the 法规库; where the row itself is in doubt, it is only a warning.
"""

from collections.abc import Iterator
from functools import partial

from docgen.catalog.model import Catalog, Law
from docgen.findings import Severity
from docgen.law.citation import Citation, parse_list
from docgen.rules.citations import places
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import row_of

CODE = "DG408"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "引用的条、款、项不存在"
WHY = "《中华人民共和国行政许可法》第四条：实施许可要依照法定的权限、范围、条件和程序；指不到条文的依据等于没有依据。"
REMEDY = "对照现行文本改正；法规修改后条号常有变动，自然段为款，只有一段的不写第一款。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《中华人民共和国行政许可法》第十二条第六项, role: 设定依据}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《中华人民共和国行政许可法》第八十四条, role: 设定依据}  # DG408
  - {cite: 《中华人民共和国行政许可法》第三十二条第三款, role: 实施依据}  # DG408
  - {cite: 《中华人民共和国行政许可法》第十二条第七项, role: 实施依据}  # DG408
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit, pointer, (message, severity, help) in places(catalog, partial(_fault, catalog)):
        yield Flag(message, permit.file, pointer, severity=severity, help=help)


def _fault(catalog: Catalog, text: str) -> tuple[str, Severity, str] | None:
    """The first of several places that is missing; of a range both ends are looked at."""
    ends = (end for mention in parse_list(text) for end in (mention.citation, mention.through) if end)
    return next((fault for end in ends if (fault := _fault_of(catalog, end))), None)


def _fault_of(catalog: Catalog, citation: Citation) -> tuple[str, Severity, str] | None:
    row = row_of(catalog, citation.title)
    fault = _missing(citation, row) if row else None
    if row is None or fault is None:
        return None
    message = f"{Citation(row.title)}{fault}。"
    if row.doubts:
        return message, Severity.WARNING, f"{REMEDY}法规库这一部尚有疑问（{row.doubts}），以原文为准。"
    return message, SEVERITY, REMEDY


def _missing(citation: Citation, law: Law) -> str | None:
    """What the law has instead of what is cited; None when it is there, or its shape is not known."""
    if citation.article is None:
        return None
    article = Citation("", citation.article, citation.inserted).place
    if citation.inserted:
        paragraphs = law.inserted.get(f"{citation.article}之{citation.inserted}")
        if paragraphs is None:
            return f"没有{article}"
    elif citation.article > law.articles:
        return f"共 {law.articles} 条，没有{article}"
    else:
        paragraphs = law.shape[citation.article - 1]
    return _missing_within(citation, article, paragraphs) if paragraphs else None


def _missing_within(citation: Citation, article: str, paragraphs: tuple[int, ...]) -> str | None:
    """`paragraphs` has the number of items of each; an item cited without its paragraph may be in any."""
    number = citation.paragraph
    if number and number > len(paragraphs):
        return f"{article}共 {len(paragraphs)} 款，没有{Citation('', None, None, number).place}"
    items = paragraphs[number - 1] if number else max(paragraphs)
    if citation.item and citation.item > items:
        within = Citation("", citation.article, citation.inserted, number).place
        has = f"共 {items} 项" if items else "没有分项"
        return f"{within}{has}，没有{Citation('', item=citation.item).place}"
    return None
