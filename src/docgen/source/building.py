"""text -> Tree: plain data, the marks of its nodes and every problem, in one pass over ruamel's C event stream."""

from array import array
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from re import MULTILINE
from re import compile as regex
from typing import Any

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from docgen.source.decoding import unprintable_escapes
from docgen.source.problem import MAX_PROBLEMS, Problem
from docgen.source.scalars import NUMERIC, WORDS, number

MAX_DEPTH = 32
MAX_NODES = 50_000
_MAX_EVENTS = 2 * MAX_NODES + 8
"""A node has at most two events: this many hold more than MAX_NODES nodes, or a second document."""

_WORD = regex(r"\S+")
_DIRECTIVE = regex(r"^%.*", MULTILINE)
_WRITE_OUT = "请把内容原样再写一遍；如果它本来就是文字的一部分，请给整个值加引号。"
_KINDS = {bool: "是/否", int: "数字", float: "数字", type(None): "空值"}


@dataclass(frozen=True)
class Tree:
    """What one pass made of a text.

    `data` and `marks` (see Positions) are whole when there is neither a problem nor a `stop`.
    `stop` is the parser's exception and `last` the stretch of the last node before it.
    """

    data: Any
    marks: bytes
    problems: tuple[Problem, ...]
    stop: MarkedYAMLError | None
    last: tuple[int, int]


def build(body: str) -> Tree:
    """A text without its BOM as a tree; never raises, and reads on after every problem that it can pass."""
    builder = _Builder(body)
    stop = None
    try:
        builder.run()
    except _EnoughError:
        pass
    except MarkedYAMLError as error:
        stop = error
    data = builder.documents[0] if builder.documents else None
    return Tree(data, builder.marks.tobytes(), tuple(builder.problems), stop, builder.last)


class _EnoughError(Exception):
    """Reading on would say nothing new."""


class _Next(Enum):
    """What the innermost collection takes next, when it is not the value of a key."""

    ITEM = "item"
    KEY = "key"


_ITEM, _KEY = _Next.ITEM, _Next.KEY


class _Builder:
    """What is read so far, and the collections that are still open, each with its key and its place in `marks`."""

    def __init__(self, body: str) -> None:
        self.documents: list[Any] = []
        self.marks = array("I")
        self.problems: list[Problem] = []
        self._body = body
        self._open: list[tuple[Any, Any, int]] = []
        self._end = 0

    @property
    def last(self) -> tuple[int, int]:
        return (self.marks[-2], self.marks[-1]) if self.marks else (0, 0)

    def run(self) -> None:
        container: Any = self.documents
        key: Any = _ITEM
        for event in islice(iter(CParser(self._body).get_event, None), _MAX_EVENTS):
            kind = type(event)
            if kind is ScalarEvent:
                value = self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._start(event, container, key)
                container, key = ({}, _KEY) if kind is MappingStartEvent else ([], _ITEM)
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = container
                container, key = self._finish(event)
            elif kind is AliasEvent:
                value = None
                self._mark(event)
                self._foreign()
            else:
                self._frame(event)
                continue
            if key is _ITEM:
                container.append(value)
            elif key is _KEY:
                key = value if type(value) is str and value not in container else self._odd_key(value, container)
            else:
                container[key] = value
                key = _KEY
        self._count()

    def _scalar(self, event: Any) -> Any:
        end = self._end = event.end_mark.index
        self.marks.append(event.start_mark.index)
        self.marks.append(end)
        if event.ctag is not None or event.anchor is not None:
            self._foreign()
        value = event.value
        if not event.implicit[0]:
            if event.style == '"':
                self._escapes()
        elif value in WORDS:
            return WORDS[value]
        elif value[0] in NUMERIC:
            return self._number(value)
        elif value == "<<":
            self._say("DG104", "「<<」是 YAML 的合并记号，目录文件里不使用。", _WRITE_OUT)
        return value

    def _number(self, plain: str) -> Any:
        try:
            return number(plain)
        except OverflowError:
            message = f"没有加引号的 {plain[:20]}… 被读成了数字，可它有 {len(plain)} 个字符，数字存不下。"
            self._say("DG110", message, "编号、代码一律加引号。")
            return plain

    def _escapes(self) -> None:
        start, end = self.last
        if "\\" in self._body[start:end]:
            for problem in unprintable_escapes(self._body, start, end):
                self._add(problem)

    def _start(self, event: Any, container: Any, key: Any) -> None:
        self._open.append((container, key, len(self.marks)))
        self._mark(event)
        if event.ctag is not None or event.anchor is not None:
            self._foreign()
        if len(self._open) > MAX_DEPTH:
            self._say("DG110", f"层次太深：这里套了 {MAX_DEPTH} 层以上。", "请检查括号和缩进，目录文件用不到这么多层。")
            raise _EnoughError

    def _finish(self, event: Any) -> tuple[Any, Any]:
        """Only a bracket has a length and ends its collection; any other ends with its last child."""
        if event.end_mark.index > event.start_mark.index:
            self._end = event.end_mark.index
        container, key, node = self._open.pop()
        self.marks[node + 1] = self._end
        return container, key

    def _mark(self, event: Any) -> None:
        self.marks.append(event.start_mark.index)
        self._end = event.end_mark.index
        self.marks.append(self._end)

    def _foreign(self) -> None:
        """An alias, or a node with an anchor or a tag: the mark begins with it."""
        start, _ = self.last
        word = _WORD.match(self._body, start)
        assert word is not None
        written = word[0][:40]
        kind = {"&": "锚点", "*": "引用", "!": "类型标记"}.get(written[:1], "记号")
        message = f"「{written}」在 YAML 里是{kind}，目录文件里不使用。"
        self._say("DG104", message, _WRITE_OUT, start, start + len(written))

    def _frame(self, event: Any) -> None:
        """The start and end of the stream and of each document."""
        if type(event) is not DocumentStartEvent:
            return
        start, end = event.start_mark.index, event.end_mark.index
        if self.documents:
            help = "一个文件只写一项：请删掉这一行「---」，或把后面的内容移到另一个文件。"
            self._say("DG105", "「---」把文件分成了两份文档，后面的内容会丢失。", help, start, end)
            raise _EnoughError
        if event.version or event.tags:
            found = _DIRECTIVE.search(self._body, start)
            assert found is not None
            self._say("DG104", f"「{found[0]}」是 YAML 指令，目录文件里不使用。", "请删掉这一行。", *found.span())

    def _odd_key(self, value: Any, container: dict[Any, Any]) -> Any:
        """A problem, and a stand-in so that the marks still fit the data."""
        if type(value) is str:
            help = "同一层里每个键只能写一次：请合并这两处，或删掉多余的一处。"
            self._say(
                "DG103", f"键「{value[:40]}」重复了，只会有一处起作用。", help, first=self._first(value, container)
            )
        elif type(value) in _KINDS:
            start, end = self.last
            message = f"键「{self._body[start:end][:40]}」没有加引号，被读成了{_KINDS[type(value)]}。"
            self._say("DG113", message, "键必须是文字：请改正键名，或给它加引号。")
        else:
            help = "键必须是文字。值里要写花括号或方括号时，请给整个值加引号。"
            node = len(self.marks) - 2 * _nodes_in(value)
            start, end = self.marks[node], self.marks[node + 1]
            self._say("DG113", "这里的键是一个列表或一组键值，不是文字。", help, start, end)
            raise _EnoughError
        return object()

    def _first(self, key: str, container: dict[Any, Any]) -> tuple[int, int]:
        """The stretch of a key that stands already in the innermost mapping."""
        node = self._open[-1][2] + 2
        for earlier, value in container.items():
            if earlier == key:
                break
            node += 2 * (1 + _nodes_in(value))
        return self.marks[node], self.marks[node + 1]

    def _count(self) -> None:
        if len(self.marks) > 2 * MAX_NODES:
            start = self.marks[2 * MAX_NODES]
            self._say("DG110", f"内容太多：超过 {MAX_NODES} 个值。", "请拆成几个文件，一个文件只写一项。", start, start)

    def _say(
        self,
        code: str,
        message: str,
        help: str,
        start: int | None = None,
        end: int | None = None,
        first: tuple[int, int] | None = None,
    ) -> None:
        """A problem at `start:end`, else at the last node."""
        last = self.last
        place = (last[0] if start is None else start, last[1] if end is None else end)
        self._add(Problem(code, message, help, *place, first))

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            raise _EnoughError


def _nodes_in(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + sum(1 + _nodes_in(child) for child in value.values())
    if isinstance(value, list):
        return 1 + sum(_nodes_in(child) for child in value)
    return 1
