"""A citation string -> the rank (效力位阶) of what it cites."""

from re import compile as regex

from docgen.citation import parse
from docgen.model import Catalog, Law

LAWS_AND_REGULATIONS = frozenset({"法律", "行政法规", "地方性法规"})
"""法律、法规, which alone may grant more than 20 working days (许可法第四十二条)."""

DOCUMENT = "规范性文件"

# 法律 are 法, 法典 or 决定, 法规 are 条例, 规定 or 办法, 规章 are 规定, 办法 or 细则; none of them ends like these.
_DOCUMENT = regex(r"(?:通知|意见|纪要|复函|方案|通告|指南)$|〔[0-9]{4}〕")


def law(catalog: Catalog, text: str) -> Law | None:
    """The row of the 法规库 that the citation names; None is 未核, not wrong."""
    citation = parse(text)
    return catalog.laws.get(citation.title) if citation else None


def rank(catalog: Catalog, text: str) -> str | None:
    """法律, 行政法规, 部门规章 … as the 法规库 has it; 规范性文件 by its title or 文号; None when unknown."""
    row = law(catalog, text)
    if row:
        return row.level
    citation = parse(text)
    return DOCUMENT if _DOCUMENT.search(citation.title if citation else text) else None
