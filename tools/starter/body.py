"""Blocks -> the paragraphs and tables of document.xml."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from docgen.documents.writers.gb9704 import Layout
from starter.markup import Element, millimetres, twips, w
from starter.paragraphs import control, paragraph
from starter.spec import Block, Cell, Control, Row, Table, Text


@dataclass(frozen=True)
class Body:
    """`width` is that of the text, in twips."""

    layout: Layout
    width: int

    def elements(self, blocks: tuple[Block, ...]) -> Iterator[Element]:
        for block in blocks:
            match block:
                case Table():
                    yield self._table(block)
                case Control():
                    yield control(block)
                case Text():
                    frame = self._foot() if block.at_foot else None
                    yield paragraph(block.text, block.style, block.keep, block.new_page, frame)

    def _foot(self) -> Element:
        """A frame as wide as the text, on the last line of the page (7.4)."""
        place = {"vAnchor": "margin", "hAnchor": "margin", "xAlign": "left", "yAlign": "bottom"}
        return w("framePr", w=self.width, wrap="notBeside", **place)

    def _table(self, table: Table) -> Element:
        columns = stretched(table.widths, self.width)
        properties = w(
            "tblPr",
            w("tblStyle", val="Grid"),
            w("tblW", w=self.width, type="dxa"),
            w("jc", val="center"),
            w("tblLayout", type="fixed"),
        )
        grid = w("tblGrid", *(w("gridCol", w=column) for column in columns))
        return w("tbl", properties, grid, *(self._row(row, columns) for row in table.rows))

    def _row(self, row: Row | Control, columns: tuple[int, ...]) -> Element:
        if isinstance(row, Control):
            row = Row((Cell((f"{{%tr {row.statement} %}}",), "Tag", len(columns)),))
        properties = w(
            "trPr",
            None if row.may_break else w("cantSplit"),
            w("trHeight", val=twips(self._height(row.height)), hRule="atLeast") if row.height else None,
            w("tblHeader") if row.is_head else None,
        )
        return w("tr", properties if len(properties) else None, *_cells(row, columns))

    def _height(self, height: float | str) -> float:
        return self.layout.length(height) if isinstance(height, str) else millimetres(height)


def stretched(shares: tuple[float, ...], width: int) -> tuple[int, ...]:
    """Whole twips in proportion to the shares that add up to exactly `width`."""
    edges = [round(width * sum(shares[:count]) / sum(shares)) for count in range(len(shares) + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def _cells(row: Row, columns: tuple[int, ...]) -> Iterator[Element]:
    start = 0
    for entry in row.cells:
        cell = Cell((f"{{%tc {entry.statement} %}}",), "Tag") if isinstance(entry, Control) else entry
        covered = columns[start : start + cell.span]
        start += cell.span
        yield _cell(cell, sum(covered), row)
    assert start == len(columns), f"{start} cells for {len(columns)} columns"


def _cell(cell: Cell, width: int, row: Row) -> Element:
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=cell.span) if cell.span > 1 else None,
        w("vMerge", val=cell.merge) if cell.merge else None,
        None if row.is_top else w("vAlign", val="center"),
    )
    return w("tc", properties, *(_line(line, cell.style, row.is_head or row.keep) for line in cell.lines))


def _line(line: str | Control, style: str, keep: bool) -> Element:
    return control(line) if isinstance(line, Control) else paragraph(line, style, keep)
