"""Word templates made in memory, and what stands in Word files."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.document import Document as Doc
from docx.table import Table


def saved(document: Doc) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def word(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = (), header: str = "", footer: str = "") -> bytes:
    """A document of these paragraphs, then one table."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), max(map(len, rows)))
        for cells, row in zip(rows, table.rows, strict=True):
            for text, cell in zip(cells, row.cells, strict=False):
                cell.text = text
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    return saved(document)


def template(folder: Path, *paragraphs: str, rows: tuple[tuple[str, ...], ...] = (), header: str = "") -> Path:
    return put(folder, word(*paragraphs, rows=rows, header=header))


def put(folder: Path, content: bytes) -> Path:
    path = folder / "kind" / "template.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def opened(content: bytes) -> Doc:
    return Document(BytesIO(content))


def paragraphs(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(content).paragraphs]


def cells(content: bytes, table: int = 0) -> list[list[str]]:
    return grid(opened(content).tables[table])


def grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_part(content: bytes, name: str, old: str, new: str) -> bytes:
    """The file with a piece of one part replaced."""
    files = parts(content)
    text = files[name].decode()
    assert old in text, f"{old} not in {name}"
    files[name] = text.replace(old, new, 1).encode()
    return zipped(files)
