"""Markdown -> Prose: the text of a letter as blocks and runs, with the numbers of its structure.

pandoc reads the Markdown; what a letter has no use for is refused. 结构层次序数 一、（一）1.（1） (GB/T 9704-2012,
7.3.3) are counted here: by heading level, and for numbered lists one level below the heading they stand under.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from docgen.documents.writers import pandoc
from docgen.documents.writers.letterhead import Block, Cell, Run
from docgen.errors import RenderError
from docgen.law import gongwen

_FORMAT = "markdown_strict-raw_html" + "".join(
    f"+{extension}"
    for extension in (
        *("yaml_metadata_block", "pipe_tables", "startnum", "escaped_line_breaks", "all_symbols_escapable"),
        *("intraword_underscores", "space_in_atx_header", "lists_without_preceding_blankline"),
    )
)
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十0-9]+[）)、.．]")
_MAX_LEVEL = 4
_NAMES = {
    "CodeBlock": "行首的空格（会变成代码块；缩进由版式负责）",
    "Code": "反引号",
    "Link": "链接",
    "Image": "图片",
    "BlockQuote": "行首的 >",
    "HorizontalRule": "分隔线",
    "Math": "公式",
    "Emph": "单个的 * 或 _（会变成斜体）",
}

Restore = Callable[[str], str]
"""Puts the values back that were kept away from the Markdown parser."""


class Prose(msgspec.Struct, frozen=True):
    """`meta` is the front matter: texts, and lists of texts."""

    meta: dict[str, str | tuple[str, ...]]
    blocks: tuple[Block, ...]


def read(markdown: str, restore: Restore) -> Prose:
    """RenderError for Markdown that a letter has no use for."""
    tree = json.loads(pandoc.run(markdown.encode(), f"--from={_FORMAT}", "--to=json"))
    reader = _Reader(restore)
    meta = {key: reader.meta(value) for key, value in tree["meta"].items()}
    return Prose(meta, tuple(reader.blocks(tree["blocks"])))


@dataclass
class _Reader:
    """Goes through the document once, counting."""

    restore: Restore
    counts: list[int] = field(default_factory=lambda: [0] * _MAX_LEVEL)
    level: int = 0

    def meta(self, value: dict[str, Any]) -> str | tuple[str, ...]:
        match value:
            case {"t": "MetaInlines", "c": inlines}:
                return _text(self.runs(inlines))
            case {"t": "MetaString", "c": text}:
                return self.restore(text)
            case {"t": "MetaBlocks", "c": blocks}:
                return _text(self.lines(blocks))
            case {"t": "MetaList", "c": entries}:
                return tuple(_text((Run(str(self.meta(entry))),)) for entry in entries)
        raise RenderError(
            "文头（--- 之间）里有不认识的写法", "每一项写成“名称: 文字”，或几行“- 文字”；是否类的值请加引号。"
        )

    def blocks(self, blocks: list[dict[str, Any]]) -> Iterator[Block]:
        for block in blocks:
            match block:
                case {"t": "Header", "c": [level, _, inlines]}:
                    yield self._heading(level, inlines)
                case {"t": "Para" | "Plain", "c": inlines}:
                    yield _block("paragraph", self.runs(inlines))
                case {"t": "OrderedList", "c": [[start, *_], entries]}:
                    yield from self._list(entries, 1, start)
                case {"t": "BulletList", "c": entries}:
                    yield from self._list(entries, 1, None)
                case {"t": "Table", "c": [_, _, _, head, bodies, foot]}:
                    yield self._table(head, bodies, foot)
                case _:
                    raise _useless(block)

    def runs(self, inlines: list[dict[str, Any]]) -> tuple[Run, ...]:
        """Neighbours of one look are one run; a line end in the source is nothing between Han characters."""
        runs: list[Run] = []
        is_soft = False
        for text, strong, emphasis in self._pieces(inlines, False, False):
            if text is None:
                is_soft = True
                continue
            if is_soft and text and runs and not (_is_wide(runs[-1].text[-1:]) or _is_wide(text[0])):
                text = f" {text}"
            is_soft = False
            if runs and (runs[-1].strong, runs[-1].emphasis) == (strong, emphasis):
                text = runs.pop().text + text
            runs.append(Run(text, strong, emphasis))
        return tuple(run for run in runs if run.text)

    def lines(self, blocks: list[dict[str, Any]]) -> tuple[Run, ...]:
        """Paragraphs of a cell, one line each."""
        runs: tuple[Run, ...] = ()
        for block in blocks:
            if block["t"] not in ("Para", "Plain"):
                raise _useless(block)
            runs = (*runs, *((Run("\n"),) if runs else ()), *self.runs(block["c"]))
        return runs

    def _pieces(
        self, inlines: list[dict[str, Any]], strong: bool, emphasis: bool
    ) -> Iterator[tuple[str | None, bool, bool]]:
        """None is the end of a line of the source."""
        for inline in inlines:
            match inline:
                case {"t": "Str", "c": text}:
                    yield self.restore(text), strong, emphasis
                case {"t": "Space"}:
                    yield " ", strong, emphasis
                case {"t": "SoftBreak"}:
                    yield None, strong, emphasis
                case {"t": "LineBreak"}:
                    yield "\n", strong, emphasis
                case {"t": "Strong", "c": inner}:
                    yield from self._pieces(inner, True, emphasis)
                case _:
                    raise _useless(inline)

    def _heading(self, level: int, inlines: list[dict[str, Any]]) -> Block:
        if inlines and _NUMBERED.match(str(inlines[0].get("c"))):
            raise RenderError(
                f"标题“{_text(self.runs(inlines))}”自带序号", "请删去序号：docgen 按 # 的个数编 一、（一）1.（1）。"
            )
        self.level = level
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (_MAX_LEVEL - level)
        return _block("heading", self.runs(inlines), level, gongwen.ordinal(level, self.counts[level - 1]))

    def _list(self, entries: list[list[dict[str, Any]]], depth: int, start: int | None) -> Iterator[Block]:
        level = self.level + depth
        if start is not None and level > _MAX_LEVEL:
            raise RenderError("编号超过四级（GB/T 9704—2012 7.3.3）", "请减少列表的层数，或把它放到更高一级的标题下。")
        for rank, entry in enumerate(entries, start=start or 0):
            number = "" if start is None else gongwen.ordinal(level, rank)
            for place, block in enumerate(entry):
                match block:
                    case {"t": "Para" | "Plain", "c": inlines} if place == 0:
                        yield _block("item", self.runs(inlines), min(level, _MAX_LEVEL), number)
                    case {"t": "Para" | "Plain", "c": inlines}:
                        yield _block("paragraph", self.runs(inlines))
                    case {"t": "OrderedList", "c": [[first, *_], inner]}:
                        yield from self._list(inner, depth + 1, first)
                    case {"t": "BulletList", "c": inner}:
                        yield from self._list(inner, depth + 1, None)
                    case _:
                        raise _useless(block)

    def _table(self, head: list[Any], bodies: list[Any], foot: list[Any]) -> Block:
        rows = [self._row(row) for body in bodies for row in (*body[2], *body[3])]
        rows += [self._row(row) for row in foot[1]]
        return Block("table", "", head=self._row(head[1][0]) if head[1] else (), rows=tuple(rows))

    def _row(self, row: list[Any]) -> tuple[Cell, ...]:
        runs = (self.lines(cell[4]) for cell in row[1])
        return tuple(Cell(_text(cell), cell) for cell in runs)


def _block(
    kind: Literal["heading", "paragraph", "item"], runs: tuple[Run, ...], level: int = 0, number: str = ""
) -> Block:
    return Block(kind, _text(runs), runs, level, number)


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def _is_wide(character: str) -> bool:
    return not character or unicodedata.east_asian_width(character) in "WF"


def _useless(node: dict[str, Any]) -> RenderError:
    name = _NAMES.get(node["t"], node["t"])
    help = "公文只用标题（#）、段落、列表、表格和加粗；要照原样印出的符号，请在前面加 \\。"
    return RenderError(f"正文里有公文用不到的写法：{name}", help)
