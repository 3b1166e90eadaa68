import re
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm
from wordfiles import opened, saved, word

from docgen.documents.writers import pandoc, rendition
from docgen.errors import MissingError, RenderError, UsageError

CELLS = [["甲", "年产量<100吨"], ["安全&环保\n第二行", "“引”*_#|"], ["{{ x }}", "1"], ["", "末"]]
ROWS = tuple(tuple(row) for row in CELLS)
CONTENT = word("第一段 a<b & c", rows=ROWS)


def html(content: bytes = CONTENT, title: str = "监管<清单>&") -> str:
    return rendition.convert(content, "html", title).decode()


def seen(page: str) -> str:
    """What a reader sees."""
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"<br />\n?", "\n", page[page.index("<body>") :])))


def test_every_cell_is_in_the_page() -> None:
    cells = [
        unescape(re.sub(r"<br />\n?", "\n", cell))
        for cell in re.findall(r"<t[hd](?: [^>]*)?>(.*?)</t[hd]>", html(), re.DOTALL)
    ]
    assert cells == [text for row in CELLS for text in row]


def test_a_page_names_its_language_encoding_and_title() -> None:
    head = html()[:400]
    for said in ('<html lang="zh-CN">', '<meta charset="utf-8">', "<title>监管&lt;清单&gt;&amp;</title>"):
        assert said in head


def test_the_title_is_not_printed_again_in_the_page() -> None:
    assert "监管" not in seen(html())


def test_merged_cells_stay_merged_in_the_page() -> None:
    document = opened(CONTENT)
    document.tables[0].cell(0, 0).merge(document.tables[0].cell(1, 0))
    assert 'rowspan="2"' in html(saved(document))


def test_a_picture_is_in_the_page_itself() -> None:
    document = Document()
    png = (
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b"
        "550000000a49444154789c63f80f00010101001bb6ee560000000049454e44ae426082"
    )
    document.add_picture(BytesIO(bytes.fromhex(png)), width=Mm(5))
    assert "data:image/png;base64," in html(saved(document))


def test_every_cell_is_in_the_text() -> None:
    text = rendition.convert(CONTENT, "txt", "x").decode()
    assert [word for row in CELLS for cell in row for word in cell.split("\n") if word not in text] == []


def test_every_cell_is_in_the_odt() -> None:
    with ZipFile(BytesIO(rendition.convert(CONTENT, "odt", "x"))) as archive:
        text = unescape(re.sub(r"<[^>]*>", "", archive.read("content.xml").decode()))
    assert [line for row in CELLS for cell in row for line in cell.split("\n") if line not in text] == []


@pytest.mark.parametrize("to", rendition.FORMATS)
def test_the_same_document_gives_the_same_bytes(to: str) -> None:
    assert rendition.convert(CONTENT, to, "x") == rendition.convert(CONTENT, to, "x")


def test_an_odt_carries_no_clock() -> None:
    with ZipFile(BytesIO(rendition.convert(CONTENT, "odt", "x"))) as archive:
        assert set(re.findall(r">(\d{4}-[^<]*)<", archive.read("meta.xml").decode())) == {"1970-01-01T00:00:00Z"}


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        rendition.convert(CONTENT, "ofd", "x")
    assert "html、odt、txt" in caught.value.help


def test_what_is_no_docx_is_a_render_error() -> None:
    with pytest.raises(RenderError, match="pandoc 不能转换"):
        rendition.convert(b"PK no zip", "txt", "x")


def test_a_warning_is_an_error() -> None:
    with pytest.raises(RenderError, match="WARNING"):
        pandoc.run(b"![](/etc/hostname)", "--from=markdown", "--to=html", "--embed-resources", "--standalone")


def test_a_missing_pandoc_says_how_to_get_it_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "program", lambda: "/nowhere/pandoc")
    with pytest.raises(MissingError) as caught:
        rendition.convert(CONTENT, "txt", "x")
    assert "--no-index" in caught.value.help


def test_pandoc_that_cannot_be_found_says_how_to_get_it_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pypandoc.get_pandoc_path", lambda: (_ for _ in ()).throw(OSError("none")))
    pandoc.program.cache_clear()
    with pytest.raises(MissingError, match="没有找到 pandoc"):
        pandoc.program()
