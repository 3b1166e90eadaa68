"""A table -> CSV: one for programs (RFC 4180, UTF-8, keys), one for a double click in Excel or WPS."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from docgen.portal.opendata.tables import Cell, Column, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, or skips before one."""


def plain(table: Table) -> bytes:
    """Keys as header; true and false; nothing is added to a value."""
    header = [column.key for column in table.columns]
    return _written(header, ([_plain(cell) for cell in row] for row in table.rows)).encode()


def for_excel(table: Table) -> bytes:
    """Titles as header, 是 and 否, a byte order mark. Digits that are no number stay text; no cell is a formula."""
    header = [column.title for column in table.columns]
    rows = ([_shown(column, cell) for column, cell in zip(table.columns, row, strict=True)] for row in table.rows)
    return _written(header, rows).encode("utf-8-sig")


def _written(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _plain(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def _shown(column: Column, cell: Cell) -> str:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if cell is None or not isinstance(cell, str):
        return "" if cell is None else str(cell)
    if column.is_code and cell.isascii() and cell.isalnum():
        return f'="{cell}"'  # the one form that both programs read as text, zeros in front and all
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
