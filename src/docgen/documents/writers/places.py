"""A part -> its tags as the keeper wrote them, where they stand, and what is wrong with how they stand."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

from docgen.documents.writers.archive import Element
from docgen.documents.writers.codes import SYNTAX
from docgen.documents.writers.contract import Fault, Tag
from docgen.documents.writers.dialect import TAG
from docgen.documents.writers.grammar import Tags
from docgen.documents.writers.parts import Part, W

_RESIDUE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[｛{]\s*[｛]|[｝]\s*[｝}]|｛\s*[%％]|[%％]\s*｝|\{\s+[{%]|[}%]\s+\}")
_BRACE = re.compile("[{}｛｝]")
_ESCAPED = re.compile(r"\{_[{%]|[}%]_\}")
_STATEMENT = re.compile(r"\{%-?(tr |tc |p |r )?\s*(for|if|elif|else|endfor|endif)\b")
_LIFTED = re.compile(r"\{[{%#](tr|tc|p) ")
_CONTAINER = {"p": "段", "tr": "行", "tc": "单元格"}
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_LIFT = re.compile(r"^(?:(?:tr|tc|p|r)\s|\s*(?:colspan|cellbg)\s)")


def surveyed(part: Part) -> tuple[list[Tag], list[Fault]]:
    """The tags in the order of the document; and DG704: cut in two, not alone where they must be, not in pairs."""
    tags: list[Tag] = []
    faults: list[Fault] = []
    for text, place, paragraph in _paragraphs(part):
        for near in residues(text):
            help = "标签的括号用半角，写在同一段里，{{ 与 }}、{% 与 %} 成对；要印出 {{ 本身请写 {_{。"
            faults.append(Fault(SYNTAX, "有不成对或写错的标签括号", Tag(near, place), help))
        for tag in TAG.findall(text):
            tags.append(Tag(tag, place))
            if (lifted := _LIFTED.match(tag)) and part.is_word:
                faults += _company(tags[-1], lifted[1], paragraph)
    return tags, [*faults, *pairs(tags)]


def residues(text: str) -> Iterator[str]:
    """Braces that are no tag, though somebody meant one, each with its neighbourhood."""
    rest = _ESCAPED.sub("", TAG.sub("", text))
    for found in _RESIDUE.finditer(rest):
        yield rest[max(0, found.start() - 10) : found.end() + 10].strip()


def located(lines: Iterable[tuple[int, str]], written: Iterable[Tag]) -> Tags:
    """Line of the compiled source -> the tag as written. What docxtpl put in belongs to the tag before it."""
    waiting: defaultdict[str, deque[Tag]] = defaultdict(deque)
    for tag in written:
        waiting[_gist(tag.text)].append(tag)
    tags: dict[int, Tag] = {}
    last = Tag("", "正文")
    for line, text in lines:
        same = waiting[_gist(text)]
        last = same.popleft() if same else last
        tags[line] = last
    return tags


def _gist(tag: str) -> str:
    """What is left of a tag when docxtpl is done with it."""
    return "".join(_LIFT.sub("", tag[2:-2].translate(_QUOTES)).strip("-").split())


def _company(tag: Tag, lift: str, paragraph: Element) -> Iterator[Fault]:
    """docxtpl throws away whatever else stands in the paragraph, row or cell of such a tag."""
    holder = paragraph if lift == "p" else next(paragraph.iterancestors(W + lift), None)
    if holder is None:
        yield Fault(SYNTAX, f"不在表格里，不能用 {{%{lift} … %}}", tag, "整段的循环和判断请用 {%p … %}。")
        return
    rest = "".join(text.text or "" for text in holder.iter(f"{W}t")).replace(tag.text, "", 1).strip()
    if rest:
        name = _CONTAINER[lift]
        help = f"这样的标签会把它所在的整{name}换掉：请让它独占一{name}。"
        yield Fault(SYNTAX, f"同一{name}里还有“{rest[:20]}”，会被丢掉", tag, help)


def pairs(tags: list[Tag]) -> Iterator[Fault]:
    """Every for and if has its end, lifted the same way."""
    opened: list[tuple[str, str, Tag]] = []
    for tag in tags:
        if not (match := _STATEMENT.match(tag.text)):
            continue
        lift, word = match[1] or "", match[2]
        if word in ("for", "if"):
            opened.append((lift, word, tag))
            continue
        if not opened or (word.startswith("end") and word != f"end{opened[-1][1]}"):
            want = word.removeprefix("end") if word.startswith("end") else "if"
            yield Fault(
                SYNTAX, f"前面没有与它成对的 {{%{lift or ' '}{want} … %}}", tag, "请补上开头的标签，或删去这一个。"
            )
            return
        if lift != opened[-1][0]:
            first = opened[-1][2].text
            yield Fault(
                SYNTAX, f"与它成对的是 {first}，两者前缀不同", tag, "成对的标签要么都有 p、tr、tc，要么都没有。"
            )
            return
        if word.startswith("end"):
            opened.pop()
    for lift, word, tag in opened:
        yield Fault(
            SYNTAX, f"没有与它成对的 {{%{lift or ' '}end{word} %}}", tag, "请在循环或判断结束的地方补上结尾的标签。"
        )


def _paragraphs(part: Part) -> Iterator[tuple[str, str, Element]]:
    """(text, place, element) of each that has a brace; in 文档属性 every property is a paragraph."""
    if not part.is_word:
        yield from ((entry.text or "", part.label, entry) for entry in part.root.iter() if entry.text)
        return
    tables = [table for table in part.root.iter(f"{W}tbl") if next(table.iterancestors(f"{W}tbl"), None) is None]
    outside = 0
    for paragraph in part.root.iter(f"{W}p"):
        holder = next(paragraph.iterancestors(f"{W}tc", f"{W}p"), None)
        outside += holder is None
        if _BRACE.search(text := _own_text(paragraph)):
            cell = _cell(paragraph, tables)
            label = "" if part.label == "正文" and cell else part.label
            yield text, label + (cell or f"第{max(outside, 1)}段"), paragraph


def _own_text(paragraph: Element) -> str:
    """Without that of a text box anchored in it."""
    texts = paragraph.iter(f"{W}t")
    return "".join(text.text or "" for text in texts if next(text.iterancestors(f"{W}p")) is paragraph)


def _cell(paragraph: Element, tables: list[Element]) -> str:
    """表1第2行第3格, with the table inside a table named after it; empty outside of tables."""
    place = ""
    for cell in paragraph.iterancestors(f"{W}tc"):
        row = next(cell.iterancestors(f"{W}tr"))
        table = next(row.iterancestors(f"{W}tbl"))
        name = f"表{tables.index(table) + 1}" if table in tables else "内的表"
        place = f"{name}第{_rank(row, table)}行第{_rank(cell, row)}格{place}"
    return place


def _rank(element: Element, holder: Element) -> int:
    """1-based, among those of its kind that belong to the holder itself."""
    kin = (e for e in holder.iter(str(element.tag)) if next(e.iterancestors(str(holder.tag))) is holder)
    return next(rank for rank, e in enumerate(kin, start=1) if e is element)
