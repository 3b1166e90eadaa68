"""Files are looked up in the project, then the checkout, then the package, one by one."""

from pathlib import Path

import pytest

from docgen import project as module
from docgen.errors import UsageError
from docgen.project import Project


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.fixture
def layers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Project, Path, Path]:
    checkout, packaged, root = tmp_path / "checkout", tmp_path / "data", tmp_path / "project"
    write(checkout / "pyproject.toml")
    packaged.mkdir()
    (root / "catalogs").mkdir(parents=True)
    monkeypatch.setattr(module, "_CHECKOUT", checkout)
    monkeypatch.setattr(module, "_PACKAGED_DATA", packaged)
    return Project(root), checkout, packaged


def test_the_project_hides_the_checkout_and_the_checkout_the_package(layers: tuple[Project, Path, Path]) -> None:
    project, checkout, packaged = layers
    name = "templates/x/kind.yaml"
    for layer in (packaged, checkout, project.root):
        expected = write(layer / name)
        assert project.find(name) == expected
        assert project.listing("templates/*/kind.yaml") == {name: expected}


def test_a_project_may_replace_one_file_and_inherit_the_rest(layers: tuple[Project, Path, Path]) -> None:
    project, checkout, _ = layers
    write(checkout / "templates/x/kind.yaml")
    write(checkout / "templates/x/body.md")
    own = write(project.root / "templates/x/body.md")
    assert project.find("templates/x/body.md") == own
    assert project.find("templates/x/kind.yaml") == checkout / "templates/x/kind.yaml"
    assert project.find("templates/x/nothing") is None


def test_the_project_is_found_from_any_folder_below_it(layers: tuple[Project, Path, Path]) -> None:
    project, _, _ = layers
    below = project.catalogs / "health"
    below.mkdir()
    assert Project.locate(below) == Project(project.root)


def test_a_folder_without_catalogs_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="catalogs"):
        Project.locate(tmp_path)
    with pytest.raises(UsageError, match="没有这个文件夹"):
        Project.locate(tmp_path / "nowhere")
