"""The small language of a letter's body, line by line -> DG712 where a line would say something else than was typed.

A line is a heading (`# `), a paragraph, a numbered item (`1. `), a point (`- `) or a row of a table (`| … |`), and
**bold** is the only mark inside it. Markdown knows more, and takes much of what people type for it: `2024. 年度` for
an item, `[注]: …` for the address of a link, `210*297*2` for emphasis. All of that is refused before any data is seen;
values are never read as Markdown. The page for keepers is docs/letter-text.md.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from docgen.documents.writers.contract import Fault, Tag
from docgen.documents.writers.dialect import TAG
from docgen.findings import Explanation, Span

AMBIGUOUS = "DG712"

_MOST_ITEMS, _MOST_LEVELS = 99, 4
_SHOWN = 20
_VALUE = "\uf8ff"
"""Stands for what a tag prints."""

_ITEM = re.compile(r"([ ]*)([0-9]+)[.)][ ]")
_POINT = re.compile(r"([ ]*)-[ ]")
_ROW = re.compile(r"[ ]*\|.*\|[ ]*\Z")
_SEPARATOR = re.compile(r"[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*\Z")
_RULE = re.compile(r"[ ]{0,3}(?:=+|-+|(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})[ ]*\Z")
_TYPED = re.compile(r"[ ]*(?:[0-9]+[、．]|[（(][一二三四五六七八九十0-9]+[)）]|[一二三四五六七八九十]+、|——|[•·●■①-⑳])")
_BOLD = re.compile(r"\*\*(?=[^\s*])[^*\n]*[^\s*\n]\*\*|\*\*[^\s*]\*\*")
_ESCAPED = re.compile(r"\\.")

_ESCAPE = "要照原样印出，在前面加 \\。"
_MARKS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"[ ]{0,3}\[[^\]\n]+\]:.*"), "会被当成链接的地址，整行不印", "请换一种写法，如“注：……”。"),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), "图片的写法，信函里没有图片", _ESCAPE),
    (re.compile(r"\[[^\]\n]*\]\([^)\n]*\)"), "链接的写法，公文里没有链接", "请直接写网址。" + _ESCAPE),
    (re.compile(r"<(?:[A-Za-z][\w+.-]*:|[^@<>\s]+@)[^<>\s]+>"), "尖括号里的网址、邮箱会变成链接", "请去掉尖括号。"),
    (re.compile(r"<(?:!--|/?[A-Za-z][^>\n]*>?)"), "网页的写法，会照原样印出来", "请删去；" + _ESCAPE),
    (
        re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);"),
        "网页的字符代号",
        "请直接写那个字符；" + _ESCAPE,
    ),
    (re.compile(r"`"), "反引号会变成代码", _ESCAPE),
    (re.compile(r"\*+"), "单个的 * 会变成斜体，或者不见了", "加粗写 **……**，两头不留空格；" + _ESCAPE),
    (re.compile(r"__|(?<![\w\\])_(?=[^\s_])[^_\n]*[^\s_]_(?!\w)"), "下划线会变成斜体或加粗", _ESCAPE),
)


def faults(source: str, first_line: int) -> Iterator[Fault]:
    """`source` is the body behind the front matter, with its tags; its first line has the number `first_line`."""
    reading = _Reading()
    for number, line in enumerate(source.split("\n"), start=first_line):
        masked = TAG.sub(lambda tag: _VALUE if tag[0].startswith("{{") else "", line)
        if masked.strip() or not line.strip():  # a line of nothing but {% … %} is none
            yield from reading.line(_Line(number, line, masked))
    yield from reading.end()


@dataclass(frozen=True)
class _Line:
    """`text` as it was written, `masked` as Markdown will see it."""

    number: int
    text: str
    masked: str

    def fault(self, reason: str, help: str, part: str = "") -> Fault:
        """Of a part of the line, or of all of it."""
        part = part if part and part in self.text else self.text.strip()
        start = self.text.index(part)
        span = Span(self.number, start + 1, self.number, start + len(part) + 1)
        shown = part if len(part) <= _SHOWN else f"{part[:_SHOWN]}…"
        return Fault(AMBIGUOUS, reason, Tag(shown, f"第{self.number}行", span), help)


@dataclass
class _Run:
    """The items of one list: the first of them, and how many there are."""

    line: _Line
    first: int
    last: int
    total: int = 1


@dataclass
class _Reading:
    """What the lines before were: `previous` is the line just above, if it was a paragraph; `runs` by their indent."""

    previous: _Line | None = None
    rows: list[_Line] = field(default_factory=list)
    runs: dict[int, _Run] = field(default_factory=dict)

    def line(self, line: _Line) -> Iterator[Fault]:
        yield from _marks(line)
        if _ROW.match(line.masked):
            self.rows.append(line)
            return
        yield from self._table()
        if item := _ITEM.match(line.masked):
            yield from self._item(line, len(item[1]), item[2])
        elif not line.masked.strip():
            self.previous = None
        else:
            yield from self._other(line)

    def end(self) -> Iterator[Fault]:
        yield from self._table()
        yield from self._close(0)

    def _other(self, line: _Line) -> Iterator[Fault]:
        """A heading, a point, a paragraph or its next line."""
        if not _POINT.match(line.masked):
            yield from self._close(0)
        yield from (fault for check in _CHECKS for fault in check(line, self.previous))
        is_text = not line.masked.startswith("#") and not _RULE.match(line.masked)
        self.previous = line if is_text else None

    def _item(self, line: _Line, indent: int, digits: str) -> Iterator[Fault]:
        number = int(digits[:9])
        yield from self._close(indent + 1)
        run = self.runs.get(indent)
        if indent in (1, 2) or (indent and not any(outer < indent for outer in self.runs)):
            yield line.fault("缩进不够，不会成为下一级", "下一级的编号前面空四格；同一级的顶格写。")
        elif number > _MOST_ITEMS:
            yield line.fault(
                "行首的数字和点会变成编号", f"是文字的，写成 {digits}\\. 或“{digits}年”；编号不超过 {_MOST_ITEMS}。"
            )
        elif number == 0:
            yield line.fault("编号从 0 开始", "公文的编号从 1 开始。")
        elif run is None:
            self.runs[indent] = _Run(line, number, number)
        elif number not in (run.last + 1, *((1,) if run.last == run.first == 1 else ())):
            yield line.fault(f"前一项是 {run.last}，这一项会被改成 {run.last + 1}", "编号请连续写，或者每一项都写 1.。")
        if run and number <= _MOST_ITEMS:
            run.last, run.total = number, run.total + 1
        self.previous = line

    def _close(self, indent: int) -> Iterator[Fault]:
        """Lists that are indented as far, or farther, have ended."""
        for at in [at for at in self.runs if at >= indent]:
            run = self.runs.pop(at)
            if run.total == 1 and run.first != 1:
                help = f"是文字的，写成 {run.first}\\. 或换一种写法；是编号的，从 1 开始。"
                yield run.line.fault("行首的数字和点会变成编号", help)

    def _table(self) -> Iterator[Fault]:
        rows, self.rows = self.rows, []
        if not rows:
            return
        if self.previous:
            yield rows[0].fault("表格上面没有空行，不会成为表格", "请在表格前空一行。")
        elif len(rows) < 2 or not _SEPARATOR.match(rows[1].masked):
            yield rows[0].fault("不是完整的表格，竖线会照原样印出来", "表头下面写一行 | --- | --- |，列数与表头相同。")
        elif _columns(rows[0]) != _columns(rows[1]):
            yield rows[1].fault("与表头的列数不同，不会成为表格", "表头有几列，就写几个 ---。")
        else:
            for row in rows[2:]:
                if _columns(row) > _columns(rows[0]):
                    yield row.fault("比表头多一格，多的不印", "请并成一格，或给表头加一列；文字里的竖线写 \\|。")
        self.previous = None


def _columns(row: _Line) -> int:
    return _ESCAPED.sub("", row.masked).strip().strip("|").count("|") + 1


def _marks(line: _Line) -> Iterator[Fault]:
    """What Markdown would read inside of a line."""
    bare = _ESCAPED.sub("\uf8ff\uf8ff", line.masked)
    bare = _BOLD.sub(lambda bold: f"\uf8ff\uf8ff{bold[0][2:-2]}\uf8ff\uf8ff", bare)
    if _RULE.match(line.masked) or _SEPARATOR.match(line.masked):
        return
    for pattern, reason, help in _MARKS:
        if mark := pattern.search(bare):
            yield line.fault(reason, help, mark[0])
            return


def _rule(line: _Line, previous: _Line | None) -> Iterator[Fault]:
    if _RULE.match(line.masked):
        reason = f"会把上一行“{previous.text.strip()[:_SHOWN]}”变成标题" if previous else "分隔线，公文里没有"
        yield line.fault(reason, "请删去这一行；要标题，在那一行前面写 #。")


def _start(line: _Line, previous: _Line | None) -> Iterator[Fault]:
    text = line.masked
    if text.startswith("\u3000"):
        yield line.fault("段首有全角空格", "请删去：段首缩进由版式负责。")
    elif re.match(r"\t|[ ]{4}", text) and previous is None:
        yield line.fault("行首的空格会变成代码", "请删去：段首缩进由版式负责。")
    elif re.match(r"[ ]{0,3}>", text):
        yield line.fault("行首的 > 会变成引文", _ESCAPE)
    elif re.match(r"[ ]*-[ ]+(?:[-+*]|[0-9]+[.)])[ ]", text):
        yield line.fault("一行里有两个列表的记号，前一个不印", "下一级另起一行，前面空四格；" + _ESCAPE)
    elif re.match(r"[ ]{0,3}[+*][ ]", text):
        yield line.fault("列表的写法", "不编号的列表用“- ”开头；" + _ESCAPE)
    elif re.match(r"#{1,6}[^#\s]", text):
        yield line.fault("# 后面没有空格，不会成为标题", "请在 # 后面加一个空格；" + _ESCAPE)


def _heading(line: _Line, _previous: _Line | None) -> Iterator[Fault]:
    if not (heading := re.match(r"[ ]{0,3}(#+)[ ]+(.*)", line.masked)):
        return
    if len(heading[1]) > _MOST_LEVELS:
        yield line.fault("公文只有四级标题（GB/T 9704—2012 7.3.3）", "请减少 # 的个数。")
    elif re.search(r"(?:^|[ ])#+[ ]*\Z", heading[2]):
        yield line.fault("标题末尾的 # 不印", "请删去；" + _ESCAPE)


def _spaces(line: _Line, previous: _Line | None) -> Iterator[Fault]:
    if re.search(r"\S {2,}\S", TAG.sub(_VALUE, line.text)) and not _POINT.match(line.masked):
        yield line.fault("连着的空格只印一个", "请只留一个；要空出一字，用全角空格。")
    if previous and re.search(r"\S {2,}\Z", previous.masked):
        yield previous.fault("行末的两个空格会变成换行", "请删去；要换行，在行末写 \\。")


def _number_of_ones_own(line: _Line, previous: _Line | None) -> Iterator[Fault]:
    if previous and _TYPED.match(line.masked):
        yield line.fault("会和上一行连成一段", "另起一段，前面空一行；要编号，写成 1. 由 docgen 编。")


_CHECKS: tuple[Callable[[_Line, _Line | None], Iterator[Fault]], ...] = (
    _rule,
    _start,
    _heading,
    _spaces,
    _number_of_ones_own,
)


CODES = (
    Explanation(
        code=AMBIGUOUS,
        title="信函正文里有会变样的写法",
        why="正文用 Markdown 写，它会把行首的“2024.”当编号、“[注]:”当链接、“210*297*2”当斜体，"
        "印出来就不是写下的那句话。",
        bad="2024. 年度工作已完成。\n规格为210*297*2毫米。",
        good="2024 年度工作已完成。\n规格为210×297×2毫米。",
        remedy="按提示改写；要照原样印出的符号，在前面加 \\。可以用的写法见 docs/letter-text.md。",
    ),
)
