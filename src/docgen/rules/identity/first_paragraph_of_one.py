"""第一款 of an article that has one paragraph: such an article has no 款 to name."""

from collections.abc import Iterator
from functools import partial

from docgen.catalog.model import Catalog, Law
from docgen.findings import Severity
from docgen.law.citation import Citation, parse_list
from docgen.rules.citations import places
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import row_of

CODE = "DG426"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "只有一款的条写了第一款"
WHY = "《中华人民共和国立法法》第六十五条：款不编序号；只有一个自然段的条没有分款，写“第一款”会让人去找第二款。"
REMEDY = "去掉“第一款”，写到条，有项的写到项；条文确有几款的，法规库与原文不同，以原文为准。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《中华人民共和国行政许可法》第十二条第六项, role: 设定依据}
  - {cite: 《中华人民共和国行政许可法》第四十二条第一款, role: 实施依据}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《中华人民共和国行政许可法》第十二条第一款第六项, role: 设定依据}  # DG426
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit, pointer, (message, severity) in places(catalog, partial(_fault, catalog)):
        yield Flag(message, permit.file, pointer, severity=severity)


def _fault(catalog: Catalog, text: str) -> tuple[str, Severity] | None:
    """The first such place of a citation; of a doubtful row it is a hint."""
    for citation in (mention.citation for mention in parse_list(text)):
        row = row_of(catalog, citation.title) if citation.paragraph == 1 else None
        if row and _paragraphs(row, citation) == 1:
            article = Citation(row.title, citation.article, citation.inserted)
            return f"{article}只有一款，不写“第一款”。", Severity.INFO if row.doubts else SEVERITY
    return None


def _paragraphs(law: Law, citation: Citation) -> int | None:
    """How many the article has; None when it is missing or its text was not found."""
    if citation.inserted:
        return len(law.inserted.get(f"{citation.article}之{citation.inserted}", ()))
    shape = law.shape[citation.article - 1] if citation.article and citation.article <= law.articles else None
    return len(shape) if shape else None
