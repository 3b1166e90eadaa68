"""A file's text and marks in it -> the marked lines, each with its carets and label underneath."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from re import compile as regex

from docgen.checking.reporters.look import Look
from docgen.findings import Span
from docgen.machine.cells import visible, width, window

_LINE_END = regex(r"\r\n?|\n")
_BOM = "\ufeff"
_GUTTER = "34"
_LEAST_ROOM = 20


@dataclass(frozen=True)
class Mark:
    """`sign` is ^ for the place itself, - for a place that explains it; `style` is its colour."""

    span: Span
    sign: str
    style: str
    label: str = ""


def frame(text: str, marks: Iterable[Mark], look: Look) -> list[str]:
    """One line before each ^; `...` where lines are left out. Empty when no mark lies in the text."""
    lines = _lines(text)
    placed = sorted((mark for mark in marks if mark.span.line <= len(lines)), key=lambda mark: mark.span)
    marked = {mark.span.line for mark in placed}
    numbers = sorted(marked | {mark.span.line - 1 for mark in placed if mark.sign == "^" and mark.span.line > 1})
    digits = len(str(numbers[-1])) + 1 if numbers else 0
    shown: list[str] = []
    for before, number in zip([None, *numbers], numbers, strict=False):
        if before is not None and number > before + 1:
            shown.append(look.paint(f"{'...':>{digits + 2}}", _GUTTER))
        own = [mark for mark in placed if mark.span.line == number]
        shown += _line(f"{number:>{digits}}", lines[number - 1], own, look)
    return shown


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[str, ...]:
    """As spans count them: only LF, CRLF and CR end a line."""
    return tuple(_LINE_END.split(text.removeprefix(_BOM)))


def _line(number: str, line: str, marks: list[Mark], look: Look) -> Iterator[str]:
    gutter, blank = look.paint(f" {number} |", _GUTTER), look.paint(f" {'':>{len(number)}} |", _GUTTER)
    room = max(_LEAST_ROOM, look.width - len(number) - 4)
    shown = window(line, marks[0].span.column - 1 if marks else 0, room)
    yield f"{gutter} {shown.text}".rstrip()
    for mark in marks:
        end = mark.span.end_column - 1 if mark.span.end_line == mark.span.line else len(line)
        offset, size = shown.stretch(mark.span.column - 1, end)
        yield from (f"{blank} {below}" for below in _under(mark, offset, size, look, room))


def _under(mark: Mark, offset: int, size: int, look: Look, room: int) -> Iterator[str]:
    """The label beside the carets, or below them where there is no room."""
    label = visible(mark.label)
    carets = " " * offset + look.paint(mark.sign * size, mark.style)
    if not label or offset + size + 1 + width(label) <= room:
        yield f"{carets} {look.paint(label, mark.style)}".rstrip()
    else:
        yield carets
        yield " " * max(0, min(offset, room - width(label))) + look.paint(label, mark.style)
