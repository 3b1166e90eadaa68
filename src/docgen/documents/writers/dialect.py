"""docxtpl's dialect of tags in a part's XML -> Jinja2 source, one tag a line, and the tables put right afterwards.

docxtpl compiles: it joins tags that Word split, lifts `{%p %}`, `{%tr %}`, `{%tc %}`, `{%r %}` out of their
paragraph, row, cell or run, and knows vm, hm, colspan and cellbg. Around it stands what it leaves open:
spaces are kept, children of `w:tcPr` are in the schema's order, no cell ends without a paragraph.
"""

import re
from functools import cache
from typing import Any

from lxml import etree

_QUOTED = r"\"[^\"]*\"|'[^']*'"
TAG = re.compile(
    rf"\{{\{{(?:{_QUOTED}|[^\"'}}]|\}}(?!\}}))*\}}\}}|\{{%(?:{_QUOTED}|[^\"'%]|%(?!\}}))*%\}}"
    r"|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*#\}"
)
"""A tag with its quotes in pairs, or else, for the message, whatever lies between its braces."""
_TEXT_WITH_TAG = re.compile(r"<w:t>(?=[^<]*\{[{%])")
_MERGE = '"{% if loop.first %}restart{% else %}continue{% endif %}"'
_MERGE_VALUE = "\"{{ 'restart' if loop.first else 'continue' }}\""
_CELL = re.compile(r"(<w:tcPr>)(.*?)(</w:tcPr>)", re.DOTALL)
_CHILD = re.compile(r"<(w:\w+)(?: (?:\"[^\"]*\"|[^\">])*?)?(?:/>|>.*?</\1>)", re.DOTALL)
_CELL_ORDER = tuple(
    f"w:{name}"
    for name in (
        "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
        "tcFitText", "vAlign", "hideMark",
    )
)  # fmt: skip
_COLUMN_TAG = re.compile(r"\{[{%#]-?\s*tc\s|\{%\s*(?:hm|colspan)\s")
_EMPTY_CELL = re.compile(r"(<w:tc(?: [^>]*)?>|</w:tcPr>|<w:tcPr/>|</w:tbl>)(</w:tc>)")
_EMPTY_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl>|<w:tr[ >]).)*?</w:tbl>", re.DOTALL)
_EMPTY_ROW = re.compile(r"<w:tr(?: [^>]*)?>(?:<w:trPr>(?:(?!<w:tr[ >]).)*?</w:trPr>|<w:trPr/>)?</w:tr>", re.DOTALL)
_EMPTY_CONTROL = re.compile(
    r"<w:sdt>(?:(?!<w:sdt>).)*?<w:sdtContent></w:sdtContent>(?:(?!<w:sdt>).)*?</w:sdt>", re.DOTALL
)
_EMPTY_TEXT = re.compile(
    r"(<w:(?:footnote|endnote)(?: [^>]*)?(?<!/)>|<w:txbxContent>)(</w:(?:footnote|endnote|txbxContent)>)"
)
_ROOT_ENDS = ("></w:hdr>", "></w:ftr>")
_PARAGRAPH = re.compile("<w:p[ />]")


def translated(xml: str) -> str:
    """The source that Jinja2 compiles. Every tag begins a line, so that an error's line is its tag."""
    source: str = _docxtpl()("").patch_xml(xml)
    source = source.replace(_MERGE, _MERGE_VALUE)
    source = _CELL.sub(_ordered, source)
    source = _TEXT_WITH_TAG.sub('<w:t xml:space="preserve">', source)
    return one_tag_a_line(source)


def one_tag_a_line(source: str) -> str:
    return TAG.sub(lambda tag: "\n" + tag[0].replace("\n", " ").replace("&amp;", "&"), source)


def tags(source: str) -> list[tuple[int, str]]:
    """(line, tag) of a source with one tag a line."""
    found, line, at = [], 1, 0
    for tag in TAG.finditer(source):
        line += source.count("\n", at, tag.start())
        at = tag.start()
        found.append((line, tag[0]))
    return found


def changes_columns(text: str) -> bool:
    """Whether rows may come out with another number of cells than the table has columns."""
    return _COLUMN_TAG.search(text) is not None


def closed(xml: str) -> str:
    """To Word a file is damaged when a cell ends without a paragraph, a table has no row, a header or note nothing."""
    if "</w:tblGrid></w:tbl>" in xml:
        xml = _EMPTY_TABLE.sub("", xml)
    left = xml.count("<w:sdtContent></w:sdtContent>")
    while left:
        xml, left = _EMPTY_CONTROL.subn("", xml)
    if "</w:tcPr></w:tc>" in xml or "</w:tbl></w:tc>" in xml or "<w:tc></w:tc>" in xml:
        xml = _EMPTY_CELL.sub(r"\1<w:p/>\2", xml)
    if "></w:footnote>" in xml or "></w:endnote>" in xml or "<w:txbxContent></w:txbxContent>" in xml:
        xml = _EMPTY_TEXT.sub(r"\1<w:p/>\2", xml)
    if xml.endswith(_ROOT_ENDS) and not _PARAGRAPH.search(xml):
        xml = f"{xml[:-8]}<w:p/>{xml[-8:]}"
    return xml


def without_empty_rows(xml: str) -> str:
    """A row whose `{%tc for %}` made no cell would be damage too."""
    return _EMPTY_ROW.sub("", xml)


def with_columns(xml: str) -> str:
    """Columns counted again, and the ids of drawings made unique, by docxtpl. Any exception: it cannot."""
    compiler = _docxtpl()("")
    compiler.docx_ids_index = 1000
    tree = compiler.fix_tables(xml)
    compiler.fix_docpr_ids(tree)
    fixed: str = etree.tostring(tree, encoding="unicode")
    return fixed


def _ordered(cell: re.Match[str]) -> str:
    """Children of `w:tcPr` as CT_TcPr wants them: docxtpl puts vMerge last, gridSpan and shd first."""
    children = [(child[1], child[0]) for child in _CHILD.finditer(cell[2])]
    if sum(len(text) for _, text in children) != len(cell[2]) or any(name not in _CELL_ORDER for name, _ in children):
        return cell[0]
    children.sort(key=lambda child: _CELL_ORDER.index(child[0]))
    return cell[1] + "".join(text for _, text in children) + cell[3]


@cache
def _docxtpl() -> Any:
    """Imported late: with python-docx it costs more than all that a command without rendering does."""
    from docxtpl import DocxTemplate

    return DocxTemplate
