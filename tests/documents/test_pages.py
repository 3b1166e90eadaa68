"""Another program opens what docgen makes: LibreOffice turns the documents into pages, and the pages are read."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from districts import ROOT, district
from docx import Document

from docgen.pipeline import build
from docgen.pipeline.build import BuildOptions
from docgen.project import Project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not shutil.which("soffice"), reason="needs LibreOffice: apt-get install libreoffice-writer-nogui"
    ),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext: apt-get install poppler-utils"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of one department, each with its PDF beside it."""
    project = Project(district(tmp_path_factory.mktemp("区") / "区", "health"))
    built = build.build(project, BuildOptions(), lambda *_: None)
    assert built.manifest and not built.failed
    folder = project.output / "health"
    profile = f"-env:UserInstallation=file://{tmp_path_factory.mktemp('profile')}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *folder.glob("*.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def pages(pdf: Path) -> list[str]:
    """The text of each page, without white space."""
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True)
    return [re.sub(r"\s", "", page) for page in done.stdout.split("\f")[:-1]]


def text_of(docx: Path) -> str:
    document = Document(str(docx))
    cells = [p.text for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return "".join(p.text for p in document.paragraphs) + "".join(cells)


def test_every_document_opens_as_pages_of_a4(made: Path) -> None:
    documents = list(made.glob("*.docx"))
    assert len(documents) == len(list((ROOT / "templates").glob("*/kind.yaml")))
    for document in documents:
        info = subprocess.run(
            ["pdfinfo", document.with_suffix(".pdf")], check=True, capture_output=True, text=True
        ).stdout
        width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups())  # type: ignore[union-attr]
        assert sorted((round(width), round(height))) == [595, 842]


def test_every_citation_is_on_the_pages_whole(made: Path) -> None:
    """In reading order; a citation that a page break divides is there in two halves."""
    for document in made.glob("*.docx"):
        raw = subprocess.run(
            ["pdftotext", "-raw", document.with_suffix(".pdf"), "-"], check=True, capture_output=True, text=True
        ).stdout
        printed = re.sub(r"\s", "", raw)
        citations = set(re.findall("《[^》]+》第[一二三四五六七八九十百]+条", text_of(document)))
        assert citations
        for citation in citations:
            halves = ((citation[:cut], citation[cut:]) for cut in range(1, len(citation)))
            assert citation in printed or any(one in printed and other in printed for one, other in halves), citation


def test_a_list_repeats_its_header_row_on_every_page_that_goes_on(made: Path) -> None:
    """A page that does not begin with a heading begins with the header row of its table."""
    heading = re.compile("^([一二三四五六七八九]、|附表|说明)")
    for document in made.glob("*.docx"):
        if not any(table.rows[0].cells[0].text.strip() == "序号" for table in Document(str(document)).tables):
            continue
        following = [re.sub("^—[0-9]+—", "", page) for page in pages(document.with_suffix(".pdf"))[1:]]
        assert following
        for page in following:
            assert heading.match(page) or "序号" in page[:40] or page.startswith("事项名称"), page[:60]


def test_a_signature_block_is_not_torn(made: Path) -> None:
    """移交、接收、监交单位 sign on one page, with the date."""
    (signed,) = [p for p in made.glob("*.pdf") if sum("经办人" in page for page in pages(p))]
    (page,) = [page for page in pages(signed) if "经办人" in page]
    assert all(word in page for word in ("移交单位", "接收单位", "监交单位", "负责人", "年月日"))


def test_a_letters_first_page_has_no_number_and_its_second_has(made: Path) -> None:
    """GB/T 9704-2012, 10.1: 首页不显示页码."""
    letters = [p for p in made.glob("*.pdf") if "号" in pages(p)[0][:60] and "函" in p.name]
    assert letters
    for letter in letters:
        first, *rest = pages(letter)
        assert not re.search(r"—1—", first)
        assert all(f"—{number}—" in page for number, page in enumerate(rest, start=2))
