"""A starter: few words in, a conforming Word template out."""

from io import BytesIO
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from docgen.documents.writers import docx
from docgen.documents.writers.gb9704 import Layout, load
from docgen.project import Project
from starter import build
from starter.body import stretched
from starter.lists import Column, across, each, empty, lines, listing, record, signatures
from starter.markup import W
from starter.spec import Cell, Control, Row, Run, Starter, Table, Text

LAYOUT = load(Project(Path(__file__).parents[2]))
COLUMNS = (
    Column("序号", 10, "{{ loop.index }}", "CellCentre"),
    Column("名称", 40, "{{ row.name }}"),
    Column("依据", 50, lines("cite in row.basis", "{{ cite }}", "依据")),
)
LIST = Starter(
    "清单",
    (
        Text("{{ title }}", "DocTitle"),
        listing(COLUMNS, *each("row in rows", record(COLUMNS), otherwise=(across(COLUMNS, "无"),))),
    ),
)


def part(content: bytes, name: str) -> etree._Element:
    return etree.fromstring(ZipFile(BytesIO(content)).read(f"word/{name}.xml"))


def values(element: etree._Element, path: str, attribute: str = "val") -> list[str | None]:
    return [found.get(f"{{{W}}}{attribute}") for found in element.iterfind(path, {"w": W})]


def rendered(starter: Starter, folder: Path, **context: object) -> list[list[str]]:
    file = folder / "template.docx"
    file.write_bytes(build(starter, LAYOUT))
    document = Document(BytesIO(docx.compile(file).render(context, "记录").content))
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def test_the_same_starter_makes_the_same_bytes() -> None:
    assert build(LIST, LAYOUT) == build(LIST, LAYOUT)


def test_a_list_lies_on_the_upright_page_turned() -> None:
    section = Document(BytesIO(build(LIST, LAYOUT))).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge / Mm(1)) for edge in edges if edge is not None] == [28, 26, 35, 37]


def test_an_upright_page_has_the_margins_of_the_standard() -> None:
    section = Document(BytesIO(build(Starter("函", (Text("文"),), form="letter"), LAYOUT))).sections[0]
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge / Mm(1)) for edge in edges if edge is not None] == [37, 35, 28, 26]


@pytest.mark.parametrize("form", ["list", "letter"])
def test_a_page_number_stands_right_on_odd_pages_and_left_on_even_ones(form: Literal["list", "letter"]) -> None:
    content = build(Starter("清单", (Text("文"),), form=form), LAYOUT)
    sides = [values(part(content, name), ".//w:p[w:r]/w:pPr/w:jc") for name in ("footer1", "footer2")]
    assert sides == [["right"], ["left"]]


def test_a_turned_page_number_stands_7_mm_beside_the_text() -> None:
    footer = part(build(LIST, LAYOUT), "footer1")
    left = int(values(footer, ".//w:tblpPr", "tblpX")[0] or 0) / 20
    middle = left + LAYOUT.length("folio.size") / 2
    assert (35 - middle * 25.4 / 72) == pytest.approx(7, abs=0.1)


def test_only_styles_that_it_defines_are_used() -> None:
    content = build(LIST, LAYOUT)
    used = set(values(part(content, "document"), ".//w:pStyle"))
    assert used <= set(values(part(content, "styles"), "w:style", "styleId"))


def test_the_heading_row_repeats_and_stays_with_the_next() -> None:
    head = part(build(LIST, LAYOUT), "document").find(f".//{{{W}}}tr")
    assert head is not None
    assert head.find(f".//{{{W}}}tblHeader") is not None
    assert len(head.findall(f".//{{{W}}}keepNext")) == len(COLUMNS)


def test_one_row_per_record_is_printed(tmp_path: Path) -> None:
    rows = [{"name": "取水许可", "basis": ["《水法》第七条", "《水法》第四十八条"]}]
    printed = rendered(LIST, tmp_path, title="清单", rows=rows)
    assert printed == [["序号", "名称", "依据"], ["1", "取水许可", "《水法》第七条\n《水法》第四十八条"]]


def test_a_list_without_records_says_so(tmp_path: Path) -> None:
    assert rendered(LIST, tmp_path, title="清单", rows=[])[1] == ["无"] * 3


def test_a_cell_without_lines_is_a_blank_and_no_broken_cell(tmp_path: Path) -> None:
    assert rendered(LIST, tmp_path, title="清单", rows=[{"name": "甲", "basis": []}])[1] == ["1", "甲", ""]


def test_a_row_must_fill_the_table() -> None:
    with pytest.raises(AssertionError, match="1 cells for 2 columns"):
        build(Starter("清单", (Table((1, 1), (Row((Cell(("甲",)),)),)),)), LAYOUT)


def test_a_row_to_write_on_is_high_enough_for_a_hand() -> None:
    content = build(Starter("清单", (listing(COLUMNS, *empty(COLUMNS, 2, 9)),)), LAYOUT)
    assert values(part(content, "document"), ".//w:trHeight") == [str(round(9 * 1440 / 25.4))] * 2


def signing_block() -> etree._Element:
    return part(build(Starter("清单", (signatures((("移交单位", "甲局"), ("接收单位", "乙局"))),)), LAYOUT), "document")


def test_the_signing_block_leaves_room_for_a_seal() -> None:
    heights = [int(height or 0) for height in values(signing_block(), ".//w:trHeight")]
    assert max(heights) * 25.4 / 1440 == pytest.approx(LAYOUT.number("seal.diameter"), abs=0.1)


def test_the_signing_block_stays_on_one_page() -> None:
    rows = signing_block().findall(f".//{{{W}}}tr")
    kept = [all(p.find(f".//{{{W}}}keepNext") is not None for p in row.iter(f"{{{W}}}p")) for row in rows]
    assert kept == [True] * (len(rows) - 1) + [False]


def letter() -> bytes:
    return build(Starter("信函格式", (Text("{{ letter.title }}", "DocTitle"),), form="letter"), LAYOUT)


def borders(content: bytes, name: str) -> list[tuple[str, int]]:
    found = part(content, name).find(f".//{{{W}}}pBdr")
    assert found is not None
    return [(etree.QName(side).localname, int(side.get(f"{{{W}}}sz", 0))) for side in found]


def test_the_upper_lines_are_thick_above_thin() -> None:
    assert borders(letter(), "header3") == [("top", 18), ("bottom", 6)]


def test_the_lower_lines_are_thin_above_thick() -> None:
    assert borders(letter(), "footer4") == [("top", 6), ("bottom", 18)]


def test_the_mark_stands_30_mm_from_the_edge_of_the_page() -> None:
    distance = values(part(letter(), "document"), ".//w:pgMar", "header")
    assert int(distance[0] or 0) * 25.4 / 1440 == pytest.approx(30, abs=0.1)


def test_the_lower_lines_end_20_mm_from_the_edge_of_the_page() -> None:
    footer = part(letter(), "footer4")
    top = int(values(footer, ".//w:framePr", "y")[0] or 0) / 20
    weights = sum(size for _, size in borders(letter(), "footer4")) / 8
    gap = int(values(footer, ".//w:spacing", "line")[0] or 0) / 20
    assert 297 - (top + weights + gap) * 25.4 / 72 == pytest.approx(20, abs=0.1)


def test_the_red_lines_are_170_mm_long() -> None:
    width = values(part(letter(), "footer4"), ".//w:framePr", "w")
    assert int(width[0] or 0) * 25.4 / 1440 == pytest.approx(170, abs=0.1)


def test_the_first_page_of_a_letter_has_no_number() -> None:
    content = letter()
    assert part(content, "document").find(f".//{{{W}}}titlePg") is not None
    assert part(content, "footer4").find(f".//{{{W}}}instrText") is None


def test_the_date_has_four_characters_on_its_right() -> None:
    style = part(letter(), "styles").find(f".//{{{W}}}style[@{{{W}}}styleId='Date']")
    assert style is not None
    left = int(values(style, ".//w:ind", "left")[0] or 0) / 20 / LAYOUT.character_pitch
    middle = (28 - left) / 2
    assert middle - 7 / 2 == pytest.approx(4, abs=0.1)


def test_a_statement_may_stand_in_a_row_of_its_own_in_a_paragraph_or_between_runs(tmp_path: Path) -> None:
    bold = (Run("if loop.first", is_control=True), Run("{{ row.name }}", "Strong"), Run("endif", is_control=True))
    blocks = (Control("for row in rows"), Text((Run("一\t"), *bold)), Control("endfor"))
    file = tmp_path / "template.docx"
    file.write_bytes(build(Starter("函", blocks, form="letter"), LAYOUT))
    context = {"letter": {"issuer": "甲局"}, "rows": [{"name": "甲"}, {"name": "乙"}]}
    document = Document(BytesIO(docx.compile(file).render(context, "记录").content))
    assert [paragraph.text for paragraph in document.paragraphs] == ["一\t甲", "一\t"]


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=12), st.integers(2000, 13000))
def test_columns_always_add_up_to_the_width_of_the_text(shares: list[float], width: int) -> None:
    assert sum(stretched(tuple(shares), width)) == width


def test_a_layout_is_obeyed_not_repeated() -> None:
    figures = {**LAYOUT.figures}
    figures["table.size"] = type(figures["table.size"])(title="", value=12, unit="pt", clause="8", strength="习惯")
    larger = Layout(LAYOUT.standard, LAYOUT.title, figures, LAYOUT.fonts, LAYOUT.latin)
    sizes = values(part(build(LIST, larger), "styles"), "w:style[@w:styleId='CellText']/w:rPr/w:sz")
    assert sizes == ["24"]
