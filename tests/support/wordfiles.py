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


def run(text: str, properties: str = "") -> str:
    """A run with this text."""
    return f'<w:r>{properties and f"<w:rPr>{properties}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs, or of texts, which become runs."""
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{inner}</w:p>"


def cell(*content: str, properties: str | None = '<w:tcW w:w="2000" w:type="dxa"/>') -> str:
    """A cell of paragraphs, or of texts, which become paragraphs; without properties when they are None."""
    inner = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in content)
    return f"<w:tc>{'' if properties is None else f'<w:tcPr>{properties}</w:tcPr>'}{inner}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, or of texts, which become cells."""
    columns = max(map(len, rows))
    lines = (
        f"<w:tr>{''.join(piece if piece.startswith('<') else cell(piece) for piece in row)}</w:tr>" for row in rows
    )
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def body(*content: str) -> bytes:
    """A document of paragraphs and tables given as XML, or of texts."""
    inner = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in content)
    return with_part(word(), "word/document.xml", "<w:body>", f"<w:body>{inner}")


def revised(content: bytes) -> bytes:
    """With a word struck out by somebody in its first paragraph."""
    struck = (
        '<w:del w:id="9" w:author="张三" w:date="2026-11-01T08:00:00Z"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    )
    return with_part(content, "word/document.xml", "</w:p>", f"{struck}</w:p>")


def related(
    content: bytes, kind: str, name: str, part: bytes, content_type: str, owner: str = "word/document.xml"
) -> bytes:
    """With one more part that `owner` leads to: comments, a store, a picture; "" is the package itself."""
    files = parts(content)
    folder, _, base = owner.rpartition("/")
    rels = f"{folder}/_rels/{base}.rels".lstrip("/")
    target = f"/{name}"
    entry = f'<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/x/{kind}" Target="{target}"/>'
    files[rels] = files[rels].replace(b"</Relationships>", entry.encode() + b"</Relationships>")
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(b"</Types>", override.encode())
    return zipped({**files, name: part})
