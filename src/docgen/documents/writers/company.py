"""What stands beside a tag that takes its whole paragraph, row or cell away: docxtpl would throw it away in silence."""

from collections.abc import Iterator

from docgen.documents.writers.archive import Element
from docgen.documents.writers.cleaning import W
from docgen.documents.writers.codes import SYNTAX
from docgen.documents.writers.contract import Fault, Tag

_NAMES = {"p": "段", "tr": "行", "tc": "单元格"}
_PLAIN = frozenset(
    W + name
    for name in (
        "p", "pPr", "r", "rPr", "t", "tab", "cr", "softHyphen", "tr", "trPr", "tblPrEx", "tc", "tcPr",
    )
)  # fmt: skip
_FORM = frozenset(f"{W}{name}" for name in ("rPr", "trPr", "tblPrEx"))
"""Their content is form; of `w:pPr` and `w:tcPr` some is more than that."""
_LOST = {
    "drawing": "图片或图形", "pict": "图片或图形", "object": "嵌入的对象", "AlternateContent": "图片或图形",
    "footnoteReference": "脚注", "endnoteReference": "尾注", "fldChar": "域", "fldSimple": "域", "instrText": "域",
    "bookmarkStart": "书签", "bookmarkEnd": "书签", "hyperlink": "链接", "oMath": "公式", "oMathPara": "公式",
    "sym": "符号", "tbl": "表格", "sdt": "内容控件", "sectPr": "分节符", "pageBreakBefore": "段前分页",
    "pBdr": "段落的边框线", "vMerge": "纵向合并的单元格", "br": "分页符",
}  # fmt: skip


def beside(tag: Tag, lift: str, paragraph: Element) -> Iterator[Fault]:
    """DG704 for everything but the tag itself. `lift` is p, tr or tc."""
    holder = paragraph if lift == "p" else next(paragraph.iterancestors(W + lift), None)
    if holder is None:
        yield Fault(SYNTAX, f"不在表格里，不能用 {{%{lift} … %}}", tag, "整段的循环和判断请用 {%p … %}。")
        return
    name = _NAMES[lift]
    help = f"这样的标签会把它所在的整{name}换掉：请让它独占一{name}。"
    rest = "".join(text.text or "" for text in holder.iter(f"{W}t")).replace(tag.text, "", 1).strip()
    if rest:
        yield Fault(SYNTAX, f"同一{name}里还有“{rest[:20]}”，会被丢掉", tag, help)
    for what in dict.fromkeys(_others(holder)):
        yield Fault(SYNTAX, f"同一{name}里还有{what}，会被丢掉", tag, help)


def swallowed(tag: Tag, text: Element, at: int) -> Iterator[Fault]:
    """DG704 for what `{%-` and `-%}` would take away besides the end of a paragraph.

    docxtpl joins the tag with the text before, or after: whatever lies between goes. `at` is where the tag begins in
    its `w:t`.
    """
    own = text.text or ""
    texts = [t for t in text.getroottree().getroot().iter(f"{W}t") if t.text]
    place = next(number for number, other in enumerate(texts) if other is text)
    sides: list[tuple[str, Element | None, Element | None]] = []
    if tag.text[2:3] == "-":
        sides.append((own[:at], texts[place - 1] if place else None, text))
    if tag.text[-3:-2] == "-" and "{" not in own[at + len(tag.text) :]:
        sides.append((own[at + len(tag.text) :], text, texts[place + 1] if place + 1 < len(texts) else None))
    for rest, first, last in sides:
        if first is None or last is None:
            continue
        between = [f"“{rest.strip()[:20]}”"] if rest.strip() else [*_between(first, last)]
        for what in dict.fromkeys(between):
            yield Fault(SYNTAX, f"“-”会吃掉旁边的{what}", tag, "请删去标签里的减号，或让它只挨着普通的文字段落。")


def _between(first: Element, last: Element) -> Iterator[str]:
    """What lies between two texts besides the bounds of their runs and paragraphs, in words."""
    homes = [next(text.iterancestors(f"{W}p")).getparent() for text in (first, last)]
    if homes[0] is not homes[1]:
        yield "单元格、表格或文本框"
        return
    every = list(homes[0].iter()) if homes[0] is not None else []
    reported: set[Element] = set()
    for element in every[every.index(first) + 1 : every.index(last)]:
        if not reported.isdisjoint(element.iterancestors()):
            continue
        local = str(element.tag).rpartition("}")[2]
        if element.tag in (f"{W}pPr", f"{W}rPr"):
            yield from (_LOST[name] for name in ("sectPr", "pageBreakBefore", "pBdr") if _is_set(element, name))
        elif element.tag in (f"{W}p", f"{W}r", f"{W}t") or any(
            above.tag in (f"{W}pPr", f"{W}rPr") for above in element.iterancestors()
        ):
            continue
        else:
            reported.add(element)
            yield _LOST.get(local, "换行或制表符" if local in ("br", "cr", "tab") else "别的内容")


def _others(element: Element) -> Iterator[str]:
    """What is more than text and its form, in words."""
    for child in element:
        local = str(child.tag).rpartition("}")[2]
        if child.tag in _FORM or (local == "br" and child.get(f"{W}type") not in ("page", "column")):
            continue
        if child.tag in (f"{W}pPr", f"{W}tcPr"):
            yield from (_LOST[name] for name in ("sectPr", "pageBreakBefore", "pBdr", "vMerge") if _is_set(child, name))
        elif child.tag in _PLAIN:
            yield from _others(child)
        else:
            yield _LOST.get(local, "别的内容")


def _is_set(properties: Element, name: str) -> bool:
    found = properties.find(W + name)
    if found is None or (name == "vMerge" and found.get(f"{W}val") != "restart"):
        return False
    if name == "pBdr":
        return any(edge.get(f"{W}val") not in ("nil", "none") for edge in found)
    return found.get(f"{W}val") not in ("0", "false", "off")
