"""The body of a document -> plain text: a line for each paragraph, and for each row of a table."""

from collections.abc import Iterator

from docgen.documents.writers.archive import Element
from docgen.documents.writers.cleaning import W
from docgen.documents.writers.readable import text

_BETWEEN = " | "


def plaintext(body: Element) -> str:
    """Paragraphs stand apart; the rows of a table follow each other, their cells divided by a bar."""
    blocks = ["\n".join(lines) for lines in _blocks(body)]
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _blocks(holder: Element) -> Iterator[list[str]]:
    for element in _inside(holder):
        if element.tag == f"{W}p":
            yield [text(element)]
        else:
            yield list(_rows(element))


def _rows(table: Element) -> Iterator[str]:
    for row in (e for e in _inside(table) if e.tag == f"{W}tr"):
        cells = [" ".join(_cell(cell)) for cell in _inside(row) if cell.tag == f"{W}tc"]
        yield _BETWEEN.join(cells).rstrip()


def _cell(cell: Element) -> Iterator[str]:
    """On one line; a table in it row after row."""
    for lines in _blocks(cell):
        yield from (" ".join(line.split("\n")) for line in lines if line.strip())


def _inside(holder: Element) -> Iterator[Element]:
    """Paragraphs, tables, rows and cells, also those in a content control."""
    for child in holder:
        if child.tag in (f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _inside(child)
