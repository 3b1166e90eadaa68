"""A citation string -> the rank (效力位阶) of what it cites."""

from re import compile as regex

from docgen.catalog.model import Catalog, Law
from docgen.law.citation import find, parse_list

LAWS_AND_REGULATIONS = frozenset({"法律", "行政法规", "地方性法规"})
"""法律、法规, which alone may grant more than 20 working days (许可法第四十二条)."""

DOCUMENT = "规范性文件"

MEASURE = regex("(?:办法|规定|细则|规则|规范|标准|措施)(?:（试行）)?$")
"""How titles end that are hardly ever those of a 法律 or 法规."""

# 法律 are 法, 法典 or 决定, 法规 are 条例, 规定 or 办法, 规章 are 规定, 办法 or 细则; none of them ends like these.
_DOCUMENT = regex(r"(?:通知|意见|纪要|复函|方案|通告|指南)$|〔[0-9]{4}〕")


def law(catalog: Catalog, text: str) -> Law | None:
    """The row of the 法规库 that the citation names, the first of several; None is 未核, not wrong."""
    return next(iter(laws(catalog, text)), None)


def laws(catalog: Catalog, text: str) -> tuple[Law, ...]:
    """The rows of all laws that a citation names, also by their short titles, each once."""
    named = dict.fromkeys(mention.citation.title for mention in parse_list(text))
    return tuple(row for title in named if (row := row_of(catalog, title)))


def row_of(catalog: Catalog, title: str) -> Law | None:
    """《行政许可法》 means 《中华人民共和国行政许可法》; that it is short is DG607's to say."""
    found = find(title, catalog.laws)
    return catalog.laws[found.title] if found else None


def rank(catalog: Catalog, text: str) -> str | None:
    """法律, 行政法规, 部门规章 … as the 法规库 has it; 规范性文件 by its title or 文号; None when unknown."""
    row = law(catalog, text)
    if row:
        return row.level
    mentions = parse_list(text)
    title = mentions[0].citation.title if mentions else text
    return DOCUMENT if _DOCUMENT.search(title) or title.startswith(_local(catalog)) else None


def _local(catalog: Catalog) -> tuple[str, ...]:
    """How titles of documents of the district and its departments begin: nobody in a county makes 法规 or 规章."""
    names = [name for department in catalog.departments for name in (department.name, department.short)]
    return (*names, *((catalog.district.name, catalog.district.short) if catalog.district else ()))
