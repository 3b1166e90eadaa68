"""Every committed Word template: conforming, slim, sound, and what the tool makes."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from docgen.catalog.units import PRESENTED
from docgen.documents.kinds import DocumentKind, discover
from docgen.documents.writers import WRITERS
from docgen.documents.writers.gb9704 import load
from docgen.documents.writers.shape import shape_of
from docgen.project import Project

ROOT = Path(__file__).parents[2]
LAYOUT = load(Project(ROOT))
TEMPLATES = sorted((ROOT / "templates").glob("*/*.docx"))
KINDS = discover(Project(ROOT))[0]
MANIFESTS = sorted((ROOT / "templates").glob("*/kind.yaml"))
NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def part(template: Path, name: str) -> etree._Element:
    with ZipFile(template) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def attribute(element: etree._Element | None, name: str) -> str:
    assert element is not None
    return element.get(f"{{{NS['w']}}}{name}", "")


def text(element: etree._Element) -> str:
    return "".join(element.itertext(f"{{{NS['w']}}}t"))


def millimetres(twips: str) -> float:
    return int(twips) * 25.4 / 1440


def of_path(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("template", TEMPLATES, ids=of_path)
class TestEveryTemplate:
    def test_opens_without_repair(self, template: Path) -> None:
        assert [str(error) for error in OpenXmlValidator().validate(template).errors] == []

    def test_is_slim(self, template: Path) -> None:
        assert template.stat().st_size <= 15 * 1024

    def test_names_a_chinese_font_in_every_style(self, template: Path) -> None:
        fonts = {font.name for font in LAYOUT.fonts.values()}
        for style in part(template, "styles").iterfind("w:style", NS):
            assert attribute(style.find("w:rPr/w:rFonts", NS), "eastAsia") in fonts, attribute(style, "styleId")

    def test_sets_chinese_quotes_in_the_chinese_font(self, template: Path) -> None:
        """Word takes “ ” … — for Latin, and narrow, unless it is told that the text is Chinese."""
        for fonts in part(template, "styles").iter(f"{{{NS['w']}}}rFonts"):
            assert attribute(fonts, "hint") == "eastAsia"

    def test_counts_pages_in_digits_of_songti(self, template: Path) -> None:
        """7.5: 一般用4号半角宋体阿拉伯数字."""
        fonts = part(template, "styles").find("w:style[@w:styleId='Folio']/w:rPr/w:rFonts", NS)
        assert {attribute(fonts, script) for script in ("ascii", "hAnsi", "eastAsia")} == {"宋体"}

    def test_fills_its_pages_to_the_last_line(self, template: Path) -> None:
        """5.2.3: 22 lines to a page; what keeps single lines together leaves some of them empty."""
        for control in part(template, "styles").iter(f"{{{NS['w']}}}widowControl"):
            assert attribute(control, "val") == "0"

    def test_has_the_paper_and_margins_of_the_standard(self, template: Path) -> None:
        width, height = LAYOUT.number("paper.width"), LAYOUT.number("paper.height")
        top, left = LAYOUT.number("margin.top"), LAYOUT.number("margin.left")
        right = width - left - LAYOUT.number("area.width")
        bottom = height - top - LAYOUT.number("area.height")
        for section in part(template, "document").iterfind(".//w:sectPr", NS):
            size, edges = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
            measured = [attribute(size, name) for name in ("w", "h")]
            measured += [attribute(edges, name) for name in ("top", "right", "bottom", "left")]
            turned = attribute(size, "orient") == "landscape"
            wanted = (height, width, left, top, right, bottom) if turned else (width, height, top, right, bottom, left)
            assert [millimetres(value) for value in measured] == pytest.approx(wanted, abs=0.1)

    def test_has_22_lines_to_the_page(self, template: Path) -> None:
        normal = part(template, "styles").find("w:style[@w:styleId='Normal']/w:pPr/w:spacing", NS)
        lines = LAYOUT.length("area.height") / (int(attribute(normal, "line")) / 20)
        assert (int(lines), attribute(normal, "lineRule")) == (LAYOUT.number("grid.lines"), "exact")

    def test_has_the_grid_of_the_standard(self, template: Path) -> None:
        for grid in part(template, "document").iterfind(".//w:sectPr/w:docGrid", NS):
            assert int(attribute(grid, "linePitch")) == round(LAYOUT.line_pitch * 20)

    def test_has_28_characters_in_a_line_of_running_text(self, template: Path) -> None:
        normal = part(template, "styles").find("w:style[@w:styleId='Normal']/w:rPr", NS)
        assert normal is not None
        size = int(attribute(normal.find("w:sz", NS), "val")) / 2
        pitch = size + int(attribute(normal.find("w:spacing", NS), "val")) / 20
        assert int(LAYOUT.length("area.width") / pitch) == LAYOUT.number("grid.characters")

    def test_repeats_the_headings_of_every_list(self, template: Path) -> None:
        for table in part(template, "document").iterfind(".//w:tbl", NS):
            if any(text(row).strip().startswith("{%tr for") for row in table.iterfind("w:tr", NS)):
                assert table.find("w:tr/w:trPr/w:tblHeader", NS) is not None, text(table)[:40]

    def test_has_columns_that_fill_the_line(self, template: Path) -> None:
        document = part(template, "document")
        size, edges = document.find(".//w:pgSz", NS), document.find(".//w:pgMar", NS)
        width = int(attribute(size, "w")) - int(attribute(edges, "left")) - int(attribute(edges, "right"))
        for table in document.iterfind(".//w:body/w:tbl", NS):
            columns = [int(attribute(column, "w")) for column in table.iterfind("w:tblGrid/w:gridCol", NS)]
            assert sum(columns) == pytest.approx(width, abs=2)

    def test_keeps_the_spaces_of_every_tag(self, template: Path) -> None:
        for found in part(template, "document").iter(f"{{{NS['w']}}}t"):
            if "{" in (found.text or ""):
                assert found.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


LETTER = """---
issuer: 曲靖市沾益区水务局
copy_number: "000001"
secrecy: 秘密★1年
urgency: 特急
number: 沾水函〔2026〕3号
title: 关于移交行政许可事项的函
recipient: 曲靖市沾益区行政审批局
attachments: [移交清单, 监管清单]
signer: 曲靖市沾益区水务局
date: 2026年11月23日
note: 联系人：某某
cc: [区人民政府办公室]
closing: 特此函告。
---

现将**有关**事项函告如下：

# 第一层

## 第二层

### 第三层

1. 甲

| 序号 | 名称 | 依据 | 备注 |
|---|---|---|---|
| 1 | 取水许可 | 《中华人民共和国水法》第七条 | 无 |
"""


@pytest.mark.parametrize("layout", sorted((ROOT / "templates" / "_layouts").glob("*.docx")), ids=of_path)
def test_a_layout_prints_a_whole_letter(layout: Path, tmp_path: Path) -> None:
    """The writer refuses a letter when a text of it is lost, or out of order."""
    body = tmp_path / "kind" / "body.md"
    body.parent.mkdir()
    body.write_text(LETTER, encoding="utf-8")
    letter = tmp_path / "letter.docx"
    letter.write_bytes(WRITERS["letter"].compile(body, layout).render({}, "某函").content)
    assert [str(error) for error in OpenXmlValidator().validate(letter).errors] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
class TestEveryKind:
    def test_prints_only_what_its_unit_has(self, kind: DocumentKind) -> None:
        shape = shape_of(PRESENTED[kind.for_each].view)
        findings = WRITERS[kind.writer].check(kind.template, shape, kind.file, kind.layout, kind.requires)
        assert [finding.message for finding in findings] == []

    def test_tells_its_keeper_what_it_is(self, kind: DocumentKind) -> None:
        readme = kind.template.with_name("README.md").read_text(encoding="utf-8")
        assert kind.title in readme.splitlines()[0]
        assert all(section in readme for section in ("## 可以用的字段", "## 怎样修改", "## 不要动"))


def test_every_manifest_is_a_kind() -> None:
    assert len(KINDS) == len(MANIFESTS)


def test_the_committed_templates_are_what_the_tool_makes() -> None:
    command = [sys.executable, ROOT / "tools" / "make_templates.py", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT / "src")})
    assert done.returncode == 0, f"run tools/make_templates.py for {done.stdout}{done.stderr}"
