"""text -> Tree: plain data, the marks of its nodes and every problem, in one pass over ruamel's C event stream."""

from array import array
from dataclasses import dataclass
from enum import Enum
from itertools import islice
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

from docgen.catalog.source import refusals
from docgen.catalog.source.decoding import unprintable_escapes
from docgen.catalog.source.problem import MAX_PROBLEMS, Problem
from docgen.catalog.source.scalars import NUMERIC, WORDS, number

_MAX_EVENTS = 2 * refusals.MAX_NODES + 8
"""A node has at most two events: this many hold more than MAX_NODES nodes, or a second document."""


@dataclass(frozen=True)
class Tree:
    """What one pass made of a text.

    `data` and `marks` (see Positions) are whole when there is neither a problem nor a `stop`.
    `stop` is the parser's exception and `last` the stretch of the last node before it that is not empty.
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
    return Tree(data, builder.marks.tobytes(), tuple(builder.problems), stop, _last_written(builder.marks))


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
                self._refuse(refusals.foreign(self._body, *self.last))
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
        if len(self.marks) > 2 * refusals.MAX_NODES:
            self._refuse(refusals.too_many(self.marks[2 * refusals.MAX_NODES]))

    def _scalar(self, event: Any) -> Any:
        end = self._end = event.end_mark.index
        self.marks.append(event.start_mark.index)
        self.marks.append(end)
        if event.ctag is not None or event.anchor is not None:
            self._refuse(refusals.foreign(self._body, *self.last))
        value = event.value
        if not event.implicit[0]:
            if event.style == '"':
                self._escapes()
        elif value in WORDS:
            return WORDS[value]
        elif value[0] in NUMERIC:
            return self._number(value)
        elif value == "<<":
            self._refuse(refusals.foreign(self._body, *self.last))
        return value

    def _number(self, plain: str) -> Any:
        try:
            return number(plain)
        except OverflowError:
            self._refuse(refusals.too_long(plain, *self.last))
            return plain

    def _escapes(self) -> None:
        start, end = self.last
        if "\\" in self._body[start:end]:
            for problem in unprintable_escapes(self._body, start, end):
                self._refuse(problem)

    def _start(self, event: Any, container: Any, key: Any) -> None:
        self._open.append((container, key, len(self.marks)))
        self._mark(event)
        if event.ctag is not None or event.anchor is not None:
            self._refuse(refusals.foreign(self._body, *self.last))
        if len(self._open) > refusals.MAX_DEPTH:
            self._refuse(refusals.too_deep(*self.last), is_end=True)

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

    def _frame(self, event: Any) -> None:
        """The start and end of the stream and of each document."""
        if type(event) is not DocumentStartEvent:
            return
        if self.documents:
            self._refuse(refusals.second_document(event.start_mark.index, event.end_mark.index), is_end=True)
        if event.version or event.tags:
            self._refuse(refusals.directive(self._body, event.start_mark.index))

    def _odd_key(self, value: Any, container: dict[Any, Any]) -> object:
        """A stand-in, so that the marks still fit the data."""
        if type(value) is str:
            self._refuse(refusals.duplicate(value, *self.last, self._first(value, container)))
        elif isinstance(value, dict | list):
            node = len(self.marks) - 2 * _nodes_in(value)
            self._refuse(refusals.collection_as_key(self.marks[node], self.marks[node + 1]), is_end=True)
        else:
            self._refuse(refusals.key_is_no_text(self._body, value, *self.last))
        return object()

    def _first(self, key: str, container: dict[Any, Any]) -> tuple[int, int]:
        """The stretch of a key that stands already in the innermost mapping."""
        node = self._open[-1][2] + 2
        for earlier, value in container.items():
            if earlier == key:
                break
            node += 2 * (1 + _nodes_in(value))
        return self.marks[node], self.marks[node + 1]

    def _refuse(self, problem: Problem, is_end: bool = False) -> None:
        self.problems.append(problem)
        if is_end or len(self.problems) >= MAX_PROBLEMS:
            raise _EnoughError


def _last_written(marks: "array[int]") -> tuple[int, int]:
    return next(
        ((marks[at], marks[at + 1]) for at in range(len(marks) - 2, -1, -2) if marks[at] < marks[at + 1]), (0, 0)
    )


def _nodes_in(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + sum(1 + _nodes_in(child) for child in value.values())
    if isinstance(value, list):
        return 1 + sum(_nodes_in(child) for child in value)
    return 1
