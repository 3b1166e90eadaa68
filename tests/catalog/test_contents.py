"""Everything that a check depends on is read once, and every change of it shows in the digest."""

import os
from pathlib import Path

import pytest

from docgen.catalog.contents import Contents
from docgen.machine import cache
from docgen.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name in (
        "catalogs/district.yaml",
        "catalogs/health/b.yaml",
        "catalogs/health/a.yml",
        "templates/list/kind.yaml",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return Project(tmp_path.resolve())


def test_the_files_are_named_by_their_place_and_in_order(project: Project) -> None:
    (project.catalogs / "health" / "notes.txt").write_text("not YAML")
    files = Contents.of(project).files
    assert list(files) == ["catalogs/district.yaml", "catalogs/health/a.yml", "catalogs/health/b.yaml"]
    assert files["catalogs/health/b.yaml"] == b"catalogs/health/b.yaml"


def test_the_same_contents_have_the_same_digest(project: Project) -> None:
    assert Contents.of(project).digest == Contents.of(project).digest


@pytest.mark.parametrize(
    "name",
    [
        "catalogs/health/b.yaml",
        "catalogs/health/new.yaml",
        "catalogs/laws.jsonl",
        "templates/list/kind.yaml",
        "templates/list/template.docx",
        "templates/list/body.md",
        "templates/_layouts/letter.yaml",
        "schemas/permit.schema.json",
    ],
)
def test_a_change_of_any_file_changes_the_digest(project: Project, name: str) -> None:
    before = Contents.of(project).digest
    (project.root / name).parent.mkdir(parents=True, exist_ok=True)
    (project.root / name).write_text("changed")
    assert Contents.of(project).digest != before


def test_a_renamed_file_changes_the_digest(project: Project) -> None:
    before = Contents.of(project).digest
    (project.catalogs / "health" / "b.yaml").rename(project.catalogs / "health" / "c.yaml")
    assert Contents.of(project).digest != before


def test_another_docgen_has_another_digest(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Contents.of(project).digest
    monkeypatch.setattr(cache, "tool", lambda: "0.0.0 other")
    assert Contents.of(project).digest != before


def test_a_file_that_cannot_be_read_is_named(project: Project) -> None:
    (project.catalogs / "health" / "b.yaml").unlink()
    (project.catalogs / "health" / "b.yaml").symlink_to("nowhere")
    contents = Contents.of(project)
    assert isinstance(contents.files["catalogs/health/b.yaml"], OSError)
    assert "catalogs/health/b.yaml" not in contents.digests


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes in folders nor names of bytes")
class TestWhatIsNoFile:
    def test_a_pipe_is_named_and_nobody_waits_for_it(self, project: Project) -> None:
        os.mkfifo(project.catalogs / "health/p.yaml")
        content = Contents.of(project).files["catalogs/health/p.yaml"]
        assert isinstance(content, OSError) and "管道" in content.strerror

    def test_a_name_that_is_no_utf_8_is_shown_in_its_bytes(self, project: Project) -> None:
        """卫生.yaml in GBK."""
        with open(os.fsencode(project.catalogs / "health") + b"/\xce\xc0\xc9\xfa.yaml", "w") as file:
            file.write("id: x\n")
        content = Contents.of(project).files["catalogs/health/\\xce\\xc0\\xc9\\xfa.yaml"]
        assert isinstance(content, OSError) and "UTF-8" in content.strerror
