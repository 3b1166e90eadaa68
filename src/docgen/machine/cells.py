"""Text of a file -> what a terminal shows of it, measured in cells.

A Han character is two cells, a combining mark none. Quotation marks, dashes and the like, whose width
Unicode calls ambiguous (“ ” — … ·), are one, as terminals have it unless told otherwise.
"""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from re import compile as regex
from typing import NamedTuple
from unicodedata import category, east_asian_width

_TAB = "    "
_MORE = "..."
_HIDDEN = "\N{REPLACEMENT CHARACTER}"
_MARKS = frozenset({"Mn", "Me", "Cf"})
_HIDING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_PIECES = regex(r"[（《“‘【\[]*(?:[!-~]+ ?|\s+|.)")
_CLOSING = frozenset("，。；：、！？）》”’】…")
_JOINER = "\N{ZERO WIDTH JOINER}"  # holds an emoji together


def width(text: str) -> int:
    """Cells of text that is `visible`."""
    return len(text) if text.isascii() else sum(map(_width, text))


def wrapped(text: str, room: int) -> list[str]:
    """Lines of at most `room` cells: a word of letters stays whole, and no line begins with a closing mark."""
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if line and width(line + piece.rstrip()) > room and not (len(piece) == 1 and piece in _CLOSING):
            lines.append(line.rstrip())
            line = ""
        line += piece if line or piece.strip() else ""
    return [*lines, line.rstrip()] if line.strip() else lines


def _width(character: str) -> int:
    """What every terminal agrees on; a package that also knows flags and families takes 20 ms to import."""
    if category(character) in _MARKS:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def visible(text: str) -> str:
    """Tabs as four blanks; what would move the cursor, turn the direction or hide is shown as �."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    return _HIDDEN if category(character) in _HIDING and character != _JOINER else character


class Window(NamedTuple):
    """The characters `left:right` of a line that was made visible, with `...` where it goes on."""

    line: str
    left: int
    right: int

    @property
    def text(self) -> str:
        shown = visible(self.line)
        return self._before + shown[self.left : self.right] + (_MORE if self.right < len(shown) else "")

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The characters `start:end` in cells: how far from the left of `text`, and how many (1 or more)."""
        shown = visible(self.line)
        first = min(max(len(visible(self.line[:start])), self.left), self.right)
        last = min(max(len(visible(self.line[:end])), first), self.right)
        return len(self._before) + width(shown[self.left : first]), max(1, width(shown[first:last]))

    @property
    def _before(self) -> str:
        return _MORE if self.left else ""


def window(line: str, focus: int, room: int) -> Window:
    """The whole line, or as much as fits into `room` cells with the character at `focus` a third of the way in."""
    text, at = visible(line), len(visible(line[:focus]))
    if width(text) <= room:
        return Window(line, 0, len(text))
    edges = [0, *accumulate(map(width, text))]
    left = 0 if edges[at] < room // 2 else bisect_left(edges, edges[at] - room // 3)
    while 0 < left < at and edges[left] == edges[left + 1]:
        left += 1  # a combining mark belongs to what is cut off
    limit = edges[left] + room - (len(_MORE) if left else 0)
    right = len(text) if edges[-1] <= limit else bisect_right(edges, limit - len(_MORE)) - 1
    return Window(line, left, right)
