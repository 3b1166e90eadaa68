"""The folder as a whole: its contract, its codes, what it costs to import."""

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from wordfiles import put, revised, word

from docgen.documents.writers import WRITERS, dialect, readback
from docgen.documents.writers.codes import CODES
from docgen.documents.writers.ledger import Ledger
from docgen.documents.writers.shape import TEXT, optional, record
from docgen.findings import Explanation

SHAPE = record(name=TEXT, code=optional(TEXT), secret=replace(TEXT, is_internal=True))
FLAGGED = {
    "DG701": word("{{ nmae }}"),
    "DG702": word("{{ code }}"),
    "DG703": word("{{ code | or_blank('编码') }}"),
    "DG704": word("{{ name }"),
    "DG705": word("{{ name.upper() }}"),
    "DG706": b"",
    "DG711": word("{{ secret }}"),
    "DG713": revised(word("{{ name }}")),
}


@pytest.mark.parametrize("explanation", CODES, ids=lambda explanation: explanation.code)
def test_every_code_is_given_to_what_it_describes(tmp_path: Path, explanation: Explanation) -> None:
    code = explanation.code
    required = ("name",) if code == "DG703" else ()
    found = WRITERS["docx"].check(put(tmp_path, FLAGGED[code]), SHAPE, "t.docx", None, required)
    assert [finding.code for finding in found] == [code]


@pytest.mark.parametrize("explanation", CODES, ids=lambda explanation: explanation.code)
def test_every_code_is_explained(explanation: Explanation) -> None:
    assert all(getattr(explanation, name) for name in ("title", "why", "bad", "good", "remedy"))


@pytest.mark.parametrize("name", WRITERS)
def test_every_writer_refuses_a_missing_template_in_words(tmp_path: Path, name: str) -> None:
    (finding,) = WRITERS[name].check(tmp_path / "kind" / "none", SHAPE, "templates/kind/none")
    assert (finding.code, finding.file) == ("DG706", "templates/kind/none")


def test_importing_the_writers_does_not_import_docxtpl() -> None:
    """It costs as much as all the rest of a short command."""
    code = (
        "import sys, docgen.documents.writers; print([m for m in ('docx', 'docxtpl', 'pypandoc') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- text of XML, by two ways --------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
XML = (
    f'<w:p {W}><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>'
    "<w:r><w:t>甲&lt;&amp;amp;</w:t><w:br/><w:t>乙 </w:t><w:tab/></w:r></w:p>"
)


def test_template_xml_and_finished_bytes_have_one_text() -> None:
    assert readback.plain(XML) == readback.characters(XML.encode()) == "甲<&amp;乙 "


def test_breaks_are_seen_by_both() -> None:
    assert readback.plain(XML, True) == readback.lines(XML.encode()) == "\t甲<&amp;\n乙 \t"


PIECES = [('12"/><w:t>甲', "甲"), ("甲</w:t><w:gridSpan w:val=", "甲"), ('"/>', ""), ("甲", "甲"), ("", "")]


@pytest.mark.parametrize(("piece", "text"), PIECES)
def test_a_piece_may_begin_and_end_inside_a_tag(piece: str, text: str) -> None:
    assert readback.plain(piece) == text


def test_a_difference_shows_both_sides() -> None:
    said = readback.prove("<t>区卫健局</t>".encode(), ["<t>区卫生健康局</t>"], Ledger(), readback.Literals())
    assert said is not None
    assert all(text in said for text in ("“区卫生健康局”", "“区卫健局”"))


# --- docxtpl's dialect ---------------------------------------------------------------------------------------------


def source(body: str) -> str:
    return dialect.translated(f"<w:document {W}><w:body>{body}</w:body></w:document>")


def test_every_tag_begins_a_line() -> None:
    found = dialect.tags(source("<w:p><w:r><w:t>{{ a }}、{{ '}}' }}{% if b %}{% endif %}</w:t></w:r></w:p>"))
    assert found == [(2, "{{ a }}"), (3, "{{ '}}' }}"), (4, "{% if b %}"), (5, "{% endif %}")]


def test_an_unclosed_quote_does_not_hang() -> None:
    assert dialect.tags("{{ it's " + "'\" " * 5000) == []


def test_merged_cells_keep_the_order_of_the_schema() -> None:
    text = "<w:p><w:r><w:t>{% vm %}{{ a }}</w:t></w:r></w:p>"
    cell = f'<w:tc><w:tcPr><w:tcW w:w="1"/><w:vAlign w:val="center"/></w:tcPr>{text}</w:tc>'
    xml = source(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    names = [name for name in ("w:tcW", "w:vMerge", "w:vAlign") if name in xml]
    assert names == sorted(names, key=xml.index) and len(names) == 3


def test_a_table_that_loses_its_rows_goes_and_the_others_stay() -> None:
    empty = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid></w:tbl>"
    full = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    assert dialect.closed(f"<a>{full}{empty}{full}{empty}</a>") == f"<a>{full}{full}</a>"


def test_a_cell_that_ends_with_a_table_gets_a_paragraph() -> None:
    xml = dialect.closed("<w:tc><w:tcPr/><w:p/><w:tbl><w:tr/></w:tbl></w:tc>")
    assert etree.fromstring(xml.replace("w:", ""))[-1].tag == "p"
