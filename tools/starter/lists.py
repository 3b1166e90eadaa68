"""Columns and parties -> tables: the forms that handover documents are made of."""

from dataclasses import dataclass

from starter.spec import Cell, Control, Row, Table

Rows = tuple[Row | Control, ...]
Lines = tuple[str | Control, ...]


@dataclass(frozen=True)
class Column:
    """One column of a list: heading (lines), share of the width, and what its cell prints."""

    head: str
    width: float
    cell: str | Lines = ""
    style: str = "CellText"


Columns = tuple[Column, ...]


def listing(columns: Columns, *rows: Row | Control, before: tuple[Row, ...] = ()) -> Table:
    """A table whose headings repeat on every page; `before` stand above them."""
    head = Row(tuple(Cell(tuple(column.head.split("\n")), "CellHead") for column in columns), is_head=True)
    return Table(tuple(column.width for column in columns), (*before, head, *rows))


def record(columns: Columns, is_top: bool = False, may_break: bool = False) -> Row:
    """The row that is printed once per record."""
    cells = (Cell((c.cell,) if isinstance(c.cell, str) else c.cell, c.style) for c in columns)
    return Row(tuple(cells), is_top=is_top, may_break=may_break)


def empty(columns: Columns, count: int, height: float) -> tuple[Row, ...]:
    """Numbered rows to write on by hand, `height` in mm, all on one page."""
    blanks = tuple(Cell(("",)) for _ in columns[1:])
    numbers = range(1, count + 1)
    return tuple(Row((Cell((str(n),), "CellCentre"), *blanks), keep=n < count, height=height) for n in numbers)


def across(columns: Columns, text: str, style: str = "CellText") -> Row:
    """One cell over the whole width."""
    return Row((Cell((text,), style, len(columns)),))


def each(loop: str, *rows: Row | Control, otherwise: Rows = ()) -> Rows:
    """The rows once for every turn of `loop`, e.g. `permit in permits`; `otherwise` where it makes none."""
    last = (Control("else"), *otherwise) if otherwise else ()
    return (Control(f"for {loop}"), *rows, *last, Control("endfor"))


def either(test: str, rows: Rows, otherwise: Rows) -> Rows:
    return (Control(f"if {test}"), *rows, Control("else"), *otherwise, Control("endif"))


def lines(loop: str, text: str, blank: str) -> Lines:
    """One line of a cell for every turn of `loop`; where it makes none the cell is a blank called `blank`."""
    return (Control(f"for {loop}"), text, Control("else"), f'{{{{ none | or_blank("{blank}") }}}}', Control("endfor"))


def signatures(parties: tuple[tuple[str, str], ...]) -> Table:
    """(role, name) of each party: room to sign, to seal and to date, all on one page."""
    rows = (
        _signing_row("", [role for role, _ in parties], style="CellHead"),
        _signing_row("单位名称", [name for _, name in parties]),
        _signing_row("经办人（签字）", [""] * len(parties), 11),
        _signing_row("负责人（签字）", [""] * len(parties), 11),
        _signing_row("盖章", [""] * len(parties), "seal.diameter"),
        _signing_row("日期", ["年　　月　　日"] * len(parties), 11, keep=False),
    )
    return Table((32, *(64 for _ in parties)), rows)


def _signing_row(
    label: str, texts: list[str], height: float | str = 8, style: str = "CellCentre", keep: bool = True
) -> Row:
    return Row((Cell((label,), "CellHead"), *(Cell((text,), style) for text in texts)), keep=keep, height=height)
