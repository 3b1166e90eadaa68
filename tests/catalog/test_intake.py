"""Every file is read once, examined only when it changed, and hides no other."""

from pathlib import Path

import pytest
from districts import ROOT, district, replace

from docgen.catalog import intake as module
from docgen.catalog.contents import Contents
from docgen.catalog.intake import Intake, intake
from docgen.findings import Severity
from docgen.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(district(tmp_path / "区", "tobacco"))


def taken(project: Project, processes: int = 1) -> Intake:
    return intake(project, Contents.of(project), processes)


def test_only_what_changed_is_examined_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first = taken(project)
    examined: list[str] = []
    real = module.examine
    monkeypatch.setattr(module, "examine", lambda *given: (examined.append(given[-1][0]), real(*given))[1])
    assert taken(project) == first
    assert examined == []
    replace(project.catalogs / "tobacco/department.yaml", "曲靖市沾益区烟草专卖局", "沾益区烟草专卖局")
    again = taken(project)
    assert examined == ["catalogs/tobacco/department.yaml"]
    assert "沾益区烟草专卖局" in {getattr(record, "name", "") for record in again.records}


def test_another_schema_is_another_examination(project: Project) -> None:
    """What is remembered was held against a schema: against another one it says nothing."""
    assert not taken(project).findings
    (project.root / "schemas").mkdir()
    text = (ROOT / "schemas/department.schema.json").read_text(encoding="utf-8")
    assert '"required": [' in text
    stricter = text.replace('"required": [', '"required": ["phone", "address", ', 1)
    (project.root / "schemas/department.schema.json").write_text(stricter, encoding="utf-8")
    assert {finding.code for finding in taken(project).findings} == {"DG202"}
    (project.root / "schemas/department.schema.json").unlink()
    assert not taken(project).findings


def test_a_file_that_is_gone_is_forgotten(project: Project) -> None:
    before = taken(project)
    (project.catalogs / "tobacco/tobacco-retail.yaml").unlink()
    assert len(taken(project).records) == len(before.records) - 1


def test_several_processes_find_the_same(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(220):
        (project.catalogs / f"tobacco/copy-{number}.yaml").write_text(f"id: copy-{number}\nnmae: x\n", encoding="utf-8")
    alone = taken(project)
    (project.state / "records").unlink()
    assert taken(project, processes=2) == alone
    assert len({f.file for f in alone.findings}) == 220


def test_a_broken_file_is_named_and_the_others_are_read(project: Project) -> None:
    before = taken(project)
    file = project.catalogs / "tobacco/tobacco-retail.yaml"
    file.write_text("id: [", encoding="utf-8")
    after = taken(project)
    assert after.broken == {"catalogs/tobacco/tobacco-retail.yaml"}
    assert len(after.records) == len(before.records) - 1
    assert all(finding.span for finding in after.findings)


@pytest.mark.parametrize(
    "name", ["README", "LICENSE", "x.yaml~", "x.yaml.bak", ".gitkeep", "附件.pdf", "x.md", "说明.txt"]
)
def test_what_nobody_means_as_data_is_let_be(project: Project, name: str) -> None:
    (project.root / "catalogs" / "tobacco" / name).write_text("甲", encoding="utf-8")
    assert not any(finding.code == "DG114" for finding in taken(project).findings)


@pytest.mark.parametrize(
    "name",
    [
        "tobacco/x.yml",
        "tobacco/x.YAML",
        "tobacco/x.json",
        "tobacco/x.yaml.txt",
        "tobacco/x．yaml",
        "tobacco/x。yaml",
        "tobacco/x,yaml",
        "tobacco/x.yaml ",
        "tobacco/x.ymal",
        "tobacco/x.yam",
        "tobacco/x",
        "tobacco/x.ｙａｍｌ",
        "tobacco/x.json5",
        "tobacco/x.yaml.wps",
        "x.yaml",
        "tobacco/deep/x.yaml",
    ],
)
def test_a_file_in_the_wrong_place_is_said(project: Project, name: str) -> None:
    stray = project.catalogs / name
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("id: x\n", encoding="utf-8")
    (finding,) = taken(project).findings
    assert (finding.code, finding.file, finding.severity) == ("DG114", f"catalogs/{name}", Severity.ERROR)


@pytest.mark.parametrize("name", ["laws.jsonl", "tobacco/x.yaml~", "tobacco/x.yaml.bak", "tobacco/x.docx", "README.md"])
def test_what_nobody_means_as_data_is_left_alone(project: Project, name: str) -> None:
    (project.catalogs / name).write_text("", encoding="utf-8")
    assert not taken(project).findings


def test_a_district_that_is_missing_is_said(project: Project) -> None:
    (project.catalogs / "district.yaml").unlink()
    assert [finding.code for finding in taken(project).findings] == ["DG115"]


def test_a_folder_that_may_not_be_written_is_no_obstacle(project: Project) -> None:
    project.state.write_text("a file where the folder would be", encoding="utf-8")
    assert taken(project) == taken(project)
