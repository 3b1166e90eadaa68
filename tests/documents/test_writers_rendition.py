import re
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm
from wordfiles import body, opened, paragraph, run, saved, with_part, word

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
    with pytest.raises(RenderError, match="不是完好的 Word 文档"):
        rendition.convert(b"PK no zip", "txt", "x")


def test_a_warning_is_an_error() -> None:
    with pytest.raises(RenderError, match="WARNING"):
        pandoc.run(b"![](/etc/hostname)", "--from=markdown", "--to=html", "--embed-resources", "--standalone")


def test_a_missing_pandoc_says_how_to_get_it_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "program", lambda: "/nowhere/pandoc")
    with pytest.raises(MissingError) as caught:
        rendition.convert(CONTENT, "html", "x")
    assert "--no-index" in caught.value.help


def test_pandoc_that_cannot_be_found_says_how_to_get_it_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pypandoc.get_pandoc_path", lambda: (_ for _ in ()).throw(OSError("none")))
    pandoc.program.cache_clear()
    with pytest.raises(MissingError, match="没有找到 pandoc"):
        pandoc.program()


def test_a_table_is_rows_of_text_whatever_is_merged_in_it() -> None:
    document = opened(CONTENT)
    document.tables[0].cell(0, 0).merge(document.tables[0].cell(1, 0))
    lines = rendition.convert(saved(document), "txt", "").decode().splitlines()
    assert lines[2:] == ["甲 安全&环保 第二行 | 年产量<100吨", " | “引”*_#|", "{{ x }} | 1", " | 末"]


BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    f"{paragraph('框里')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


@pytest.mark.parametrize("to", rendition.FORMATS)
def test_the_text_beside_a_box_and_in_it_are_there_once(to: str) -> None:
    assert dense(to, body(paragraph("上", BOX, "下"), "末")) == "上下框里末"


@pytest.mark.parametrize("to", rendition.FORMATS)
def test_what_is_hidden_stays_hidden(to: str) -> None:
    content = body(paragraph("甲", run("藏", "<w:vanish/>"), run("乙", '<w:vanish w:val="0"/>')))
    assert dense(to, content) == "甲乙"
    style = '<w:style w:type="character" w:styleId="Secret"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>'
    styled = body(paragraph("甲", run("藏", '<w:rStyle w:val="Secret"/>'), "乙"))
    assert dense(to, with_part(styled, "word/styles.xml", "</w:styles>", f"{style}</w:styles>")) == "甲乙"


@pytest.mark.parametrize("to", rendition.FORMATS)
@pytest.mark.parametrize(
    "content",
    [
        body(paragraph("甲", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')),
        body(paragraph("甲", properties='<w:pStyle w:val="ListNumber"/>')),
        body(paragraph("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>')),
    ],
    ids=["numbered", "by its style", "note"],
)
def test_what_a_format_cannot_say_is_not_made(to: str, content: bytes) -> None:
    with pytest.raises(RenderError, match="换成别的格式会变样"):
        rendition.convert(content, to, "")


def test_a_style_whose_numbers_are_taken_away_is_text() -> None:
    properties = '<w:pStyle w:val="ListNumber"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert dense("txt", body(paragraph("甲", properties=properties))) == "甲"


@pytest.mark.parametrize("to", ["html", "odt"])
def test_a_copy_that_says_something_else_is_refused(to: str, monkeypatch: pytest.MonkeyPatch) -> None:
    convert = pandoc.run

    def lossy(content: bytes, *words: str) -> bytes:
        return convert(with_part(content, "word/document.xml", "第一段", "第段"), *words)

    monkeypatch.setattr(pandoc, "run", lossy)
    with pytest.raises(RenderError, match="读回核对不符"):
        rendition.convert(CONTENT, to, "")


def dense(to: str, content: bytes) -> str:
    made = rendition.convert(content, to, "")
    return "".join(rendition._READ[to](made).replace("|", "").split())
