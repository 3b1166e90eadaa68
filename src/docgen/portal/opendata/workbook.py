"""Tables -> one XLSX: a sheet for each, and in front one that says what this is."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docgen.portal.model import SiteInfo
from docgen.portal.opendata.tables import Cell, Table

_CREATED = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same data gives the same bytes."""
_WIDEST = 60
_MOST = 32767
"""Characters in a cell of Excel. No catalog has such a text; if one has, XLSX is not the format for it."""


def workbook(tables: Sequence[Table], site: SiteInfo) -> bytes:
    """Every text is text: no formula, no link, no number made of a code."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(stream, options) as book:
        book.set_properties({"title": site.title, "comments": site.notice, "created": _CREATED})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4", "border": 1})
        body = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        _front(book, tables, site, head, body)
        for table in tables:
            _sheet(book.add_worksheet(table.title), table, head, body)
    return stream.getvalue()


def _front(book: Any, tables: Sequence[Table], site: SiteInfo, head: Any, body: Any) -> None:
    sheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80)
    about = [("名称", site.title), ("说明", site.notice), ("目录日期", site.effective_on), ("网址", site.url or "")]
    for row, (name, text) in enumerate((*about, *((table.title, f"{len(table.rows)} 行") for table in tables))):
        sheet.write_string(row, 0, name, head)
        sheet.write_string(row, 1, text, body)


def _sheet(sheet: Any, table: Table, head: Any, body: Any) -> None:
    for number, column in enumerate(table.columns):
        width = max([_cells(column.title), *(_cells(_shown(row[number])) for row in table.rows[:200])])
        sheet.set_column(number, number, min(_WIDEST, width + 2))
        sheet.write_string(0, number, column.title, head)
    for place, row in enumerate(table.rows, start=1):
        for number, cell in enumerate(row):
            _write(sheet, place, number, cell, body)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)


def _write(sheet: Any, row: int, column: int, cell: Cell, body: Any) -> None:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        sheet.write_number(row, column, cell)
    elif cell is not None:
        text = _shown(cell)
        assert len(text) <= _MOST, "no text of a catalog is that long: schemas/ limits them"
        sheet.write_string(row, column, text, body)


def _shown(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return "" if cell is None else str(cell)


def _cells(text: str) -> int:
    """Columns of a fixed-width font, about; a Han character takes two."""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)
