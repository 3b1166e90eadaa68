"""A text and the marks of its nodes -> the span, the raw text and an edit of every key and value."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from re import compile as regex
from typing import Any

from docgen.findings import Edit, Pointer, Span

BOM = "\ufeff"
_LINE_END = regex(r"\r\n?|\n")


class Lines:
    """Offsets in the text without its BOM -> lines and columns; `number` counts lines from 0, a Span from 1."""

    def __init__(self, text: str) -> None:
        self.body = text.removeprefix(BOM)
        self.bom = len(text) - len(self.body)
        self.starts = (0, *(end.end() for end in _LINE_END.finditer(self.body)))

    def number(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def text(self, number: int) -> str:
        """One line without its end."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.body)
        return self.body[self.starts[number] : end].rstrip("\r\n")

    def before(self, offset: int) -> str:
        """The text of the same line up to there."""
        return self.body[self.starts[self.number(offset)] : offset]

    def span(self, start: int, end: int) -> Span:
        return Span(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        number = self.number(offset)
        return number + 1, offset - self.starts[number] + 1


def columns(marks: bytes) -> "tuple[array[int], array[int]]":
    """The start and the end offsets of all nodes, see Positions."""
    both = array("I", marks)
    return both[::2], both[1::2]


class Positions:
    """Where the keys and values of one file stand.

    `marks` holds two numbers, start and end offset, for every node in the order of the text, keys included;
    plain data keeps that order, so walking both together names every node.
    """

    def __init__(self, text: str, data: Any, marks: bytes) -> None:
        self._lines = Lines(text)
        self._data = data
        self._marks = array("I", marks)

    def value(self, pointer: Pointer) -> Span | None:
        """The span of a value, or of its nearest ancestor that exists; None when the file has no data."""
        return self._span(self._nearest(pointer)[1])

    def key(self, pointer: Pointer) -> Span | None:
        """The span of a mapping key; where there is none (list items, the root), as `value`."""
        key, value = self._nearest(pointer)
        return self._span(value if key is None else key)

    def raw(self, pointer: Pointer, on_key: bool = False) -> str:
        """A value, or its key, as the author wrote it: `000123` where the data says 123; "" where it does not exist."""
        node = self._nodes.get(pointer, (None, None))[0 if on_key else 1]
        if node is None:
            return ""
        start, end = self._stretch(node)
        return self._lines.body[start:end]

    def edit(self, pointer: Pointer, text: str, is_safe: bool = True, on_key: bool = False) -> Edit | None:
        """The edit that puts `text` in the place of an existing value, or of its key."""
        node = self._nodes.get(pointer, (None, None))[0 if on_key else 1]
        if node is None:
            return None
        start, end = self._stretch(node)
        return Edit(start + self._lines.bom, end + self._lines.bom, text, is_safe)

    def _nearest(self, pointer: Pointer) -> tuple[int | None, int | None]:
        ancestors = (pointer[:length] for length in range(len(pointer), -1, -1))
        return next((self._nodes[at] for at in ancestors if at in self._nodes), (None, None))

    def _span(self, node: int | None) -> Span | None:
        return None if node is None else self._lines.span(*self._stretch(node))

    def _stretch(self, node: int) -> tuple[int, int]:
        """A block scalar's mark ends at the next line that is not its own; here it ends with its last word."""
        start, end = self._marks[2 * node], self._marks[2 * node + 1]
        return start, start + len(self._lines.body[start:end].rstrip(" \t\r\n"))

    @cached_property
    def _nodes(self) -> dict[Pointer, tuple[int | None, int]]:
        """Pointer -> (number of the key's node, number of the value's node)."""
        if not self._marks:
            return {}
        nodes: dict[Pointer, tuple[int | None, int]] = {}
        for number, (pointer, is_key) in enumerate(_walk((), self._data)):
            nodes[pointer] = (number, number) if is_key else (nodes.get(pointer, (None, 0))[0], number)
        return nodes


def _walk(pointer: Pointer, data: Any) -> Iterator[tuple[Pointer, bool]]:
    """The pointer of every node in the order of the text, and whether the node is a key."""
    yield pointer, False
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*pointer, key), True
            yield from _walk((*pointer, key), value)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _walk((*pointer, index), value)
