"""What a starter is told: blocks from top to bottom, in the words of the page.

Texts may hold tags: `{{ … }}` prints; a `Control` holds a statement, `for permit in permits` or `endfor`.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Control:
    """A statement that is a paragraph of its own, or, in a table, a row or a cell of its own."""

    statement: str


@dataclass(frozen=True)
class Run:
    """Part of a paragraph, in a character style of `styles.py`; a tab is a tab. `is_control`: it is a statement."""

    text: str
    style: str = ""
    is_control: bool = False


@dataclass(frozen=True)
class Text:
    """One paragraph, in a style of `styles.py`.

    `keep`: on one page with the next; `at_foot`: on the last line of the page's text.
    """

    text: str | tuple[Run, ...]
    style: str = "Normal"
    new_page: bool = False
    keep: bool = False
    at_foot: bool = False


@dataclass(frozen=True)
class Cell:
    """Paragraphs of one cell, `span` columns wide. `merge` joins it with the cells above and below."""

    lines: tuple[str | Control, ...]
    style: str = "CellText"
    span: int = 1
    merge: Literal["restart", "continue"] | None = None


@dataclass(frozen=True)
class Row:
    """One row. `height` at least, in mm or by a figure of the standard; `keep`: on one page with the next.

    `may_break`: it may go on overleaf; `is_top`: its cells begin on one line, which reads better where they are long.
    """

    cells: tuple[Cell | Control, ...]
    is_head: bool = False
    may_break: bool = False
    is_top: bool = False
    keep: bool = False
    height: float | str | None = None


@dataclass(frozen=True)
class Table:
    """`widths` are shares: they are stretched to the width of the text."""

    widths: tuple[float, ...]
    rows: tuple[Row | Control, ...]


Block = Text | Control | Table


@dataclass(frozen=True)
class Starter:
    """A whole template. `title` is the file's own, and may hold tags.

    `form`: a list lies on its side (clause 8), a letter has its letterhead (10.1). `is_dense`: smaller tables.
    """

    title: str
    blocks: tuple[Block, ...]
    form: Literal["list", "letter"] = "list"
    is_dense: bool = False
