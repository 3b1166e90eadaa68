"""A folder with a manifest is a kind; what is wrong with it is said at its line."""

from pathlib import Path

import pytest
from districts import ROOT

from docgen.documents import kinds
from docgen.project import Project

MANIFEST = """\
title: 通报
genre: 通报
article: [11]
writer: docx
template: template.docx
for_each: catalog
output: 通报.docx
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "catalogs").mkdir()
    folder = tmp_path / "templates" / "bulletin"
    folder.mkdir(parents=True)
    (folder / "kind.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "template.docx").write_bytes(b"x")
    return Project(tmp_path)


def test_a_folder_in_the_project_is_a_kind_beside_the_packaged_ones(project: Project) -> None:
    found, findings = kinds.discover(project)
    assert findings == ()
    names = {path.parent.name for path in (ROOT / "templates").glob("*/kind.yaml")}
    assert {kind.id for kind in found} == names | {"bulletin"}


def test_a_folder_without_a_manifest_is_none(project: Project) -> None:
    (project.root / "templates" / "_drafts").mkdir()
    assert "_drafts" not in {kind.id for kind in kinds.discover(project)[0]}


@pytest.mark.parametrize("file", ["kind.yaml", "template.docx"])
def test_whatever_is_printed_from_changes_the_digest(project: Project, file: str) -> None:
    def digest() -> str:
        return next(kind.digest for kind in kinds.discover(project)[0] if kind.id == "bulletin")

    before = digest()
    path = project.root / "templates/bulletin" / file
    path.write_bytes(path.read_bytes() + b"\n")
    assert digest() != before


def test_a_missing_template_is_found_at_the_line_that_names_it(project: Project) -> None:
    (project.root / "templates/bulletin/template.docx").unlink()
    found, (finding,) = kinds.discover(project)
    assert "bulletin" not in {kind.id for kind in found}
    assert (finding.code, finding.span.line if finding.span else None) == ("DG707", 5)


def test_a_manifest_that_is_no_yaml_is_found_and_the_others_stay(project: Project) -> None:
    (project.root / "templates/bulletin/kind.yaml").write_text("title：通报\n", encoding="utf-8")
    found, findings = kinds.discover(project)
    assert found
    assert {finding.code[:3] for finding in findings} == {"DG1"}
