"""A part -> its tags as the keeper wrote them, where they stand, and what is wrong with how they stand."""

import itertools
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from docgen.documents.writers.archive import Element
from docgen.documents.writers.cleaning import W
from docgen.documents.writers.codes import SYNTAX
from docgen.documents.writers.company import beside, swallowed
from docgen.documents.writers.contract import Fault, Tag
from docgen.documents.writers.dialect import TAG
from docgen.documents.writers.grammar import Tags
from docgen.documents.writers.joining import own_texts, straightened, text_at, unpaired
from docgen.documents.writers.parts import Part

_RESIDUE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[｛{]\s*[｛]|[｝]\s*[｝}]|｛\s*[%％]|[%％]\s*｝|\{\s+[{%]|[}%]\s+\}")
_BRACE = re.compile("[{}｛｝]")
_ESCAPED = re.compile(r"\{_[{%]|[}%]_\}")
_STATEMENT = re.compile(r"\{%-?(tr |tc |p |r )?\s*(for|if|elif|else|endfor|endif)\b")
_LIFTED = re.compile(r"\{[{%#](tr|tc|p) ")
_LIFT = re.compile(r"^(?:(?:tr|tc|p|r)\s|\s*(?:colspan|cellbg)\s)")


_DASH = re.compile(r"^\{[{%#]-|-[}%#]\}$")


class Places:
    """Where something of a part stands: 正文第3段, 表1第2行第3格."""

    def __init__(self, part: Part) -> None:
        self._label, self._root = part.label, part.root

    def of(self, paragraph: Element) -> str:
        """Of a paragraph."""
        cell = _cell(paragraph, self._tables)
        return ("" if self._label == "正文" and cell else self._label) + (cell or f"第{self._numbers[paragraph]}段")

    @cached_property
    def _tables(self) -> list[Element]:
        """Those in no other table."""
        tables = self._root.iter(f"{W}tbl")
        return [table for table in tables if next(table.iterancestors(f"{W}tbl"), None) is None]

    @cached_property
    def _numbers(self) -> dict[Element, int]:
        """Paragraph -> how many there are up to it that stand in no table and in no other paragraph."""
        numbers, outside = {}, 0
        for paragraph in self._root.iter(f"{W}p"):
            outside += next(paragraph.iterancestors(f"{W}tc", f"{W}p"), None) is None
            numbers[paragraph] = max(outside, 1)
        return numbers

    def around(self, element: Element) -> str:
        """Of the paragraph that an element stands in, or that comes after it."""
        holders = (element, *element.iterancestors())
        paragraph = next((e for e in holders if e.tag == f"{W}p"), None)
        if paragraph is None:
            paragraph = next((p for holder in holders for p in holder.iter(f"{W}p")), None)
        return self._label if paragraph is None else self.of(paragraph)


def surveyed(part: Part, places: Places) -> tuple[list[Tag], list[Fault]]:
    """The tags in the order of the document; and DG704: cut in two, not alone where they must be, not in pairs."""
    tags: list[Tag] = []
    faults: list[Fault] = []
    stand: list[Element] = []
    for text, place, paragraph in _paragraphs(part, places):
        for near in residues(text):
            help = "标签的括号用半角，写在同一段里，{{ 与 }}、{% 与 %} 成对；要印出 {{ 本身请写 {_{。"
            faults.append(Fault(SYNTAX, "有不成对或写错的标签括号", Tag(near, place), help))
        for found in TAG.finditer(text):
            tag = found[0]
            tags.append(Tag(tag, place))
            if quote := unpaired(tag):
                help = "文字两头的引号要成对；文字里面还有引号的，外面用单引号：‘“三定”方案’。"
                faults.append(Fault(SYNTAX, f"引号 {quote} 没有成对", tags[-1], help))
            if not part.is_word:
                continue
            stand.append(text_at(paragraph, found.start()))
            if lifted := _LIFTED.match(tag):
                faults += beside(tags[-1], lifted[1], paragraph)
            if _DASH.search(tag):
                faults += swallowed(tags[-1], stand[-1], _offset(paragraph, found.start()))
    return tags, [*faults, *pairs(tags, stand if part.is_word else ())]


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
    return "".join(_LIFT.sub("", straightened(tag)[2:-2]).strip("-").split())


def pairs(tags: Sequence[Tag], stand: Sequence[Element] = ()) -> Iterator[Fault]:
    """Every for and if has its end, lifted the same way; where `stand` has their `w:t`, in the same place."""
    opened: list[tuple[str, str, Tag]] = []
    homes = dict(zip(map(id, tags), stand, strict=False))
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
        if stand and _home(homes[id(opened[-1][2])], lift.strip()) != _home(homes[id(tag)], lift.strip()):
            help = "成对的标签要在同一处：都在正文，或都在同一个单元格；跨行用 {%tr … %}，跨单元格用 {%tc … %}。"
            yield Fault(SYNTAX, f"与它成对的是 {opened[-1][2].place}的 {opened[-1][2].text}，不在同一处", tag, help)
            return
        if word.startswith("end"):
            opened.pop()
    for lift, word, tag in opened:
        yield Fault(
            SYNTAX, f"没有与它成对的 {{%{lift or ' '}end{word} %}}", tag, "请在循环或判断结束的地方补上结尾的标签。"
        )


def _offset(paragraph: Element, at: int) -> int:
    """In its own `w:t`, where a character of the paragraph stands."""
    text = text_at(paragraph, at)
    before = itertools.takewhile(lambda other: other is not text, own_texts(paragraph))
    return at - sum(len(other.text or "") for other in before)


def _home(text: Element, lift: str) -> tuple[Element | None, tuple[object, ...]]:
    """What holds both ends of a pair: of whole rows their table, of cells their row, of paragraphs what they are in.

    And by way of what, inside the paragraph, where the tag is not lifted out of it.
    """
    paragraph = next(text.iterancestors(f"{W}p"))
    holder = next(text.iterancestors(W + lift), paragraph) if lift in ("tr", "tc") else paragraph
    above = list(text.iterancestors())
    return holder.getparent(), () if lift else tuple(element.tag for element in above[: above.index(holder)])


def _paragraphs(part: Part, places: Places) -> Iterator[tuple[str, str, Element]]:
    """(text, place, element) of each that has a brace; in 文档属性 every property is a paragraph."""
    if not part.is_word:
        yield from ((entry.text or "", part.label, entry) for entry in part.root.iter() if entry.text)
        return
    for paragraph in part.root.iter(f"{W}p"):
        if _BRACE.search(text := "".join(text.text or "" for text in own_texts(paragraph))):
            yield text, places.of(paragraph), paragraph


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
