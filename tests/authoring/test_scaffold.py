"""New files say what to fill in, and nothing that exists is touched."""

from pathlib import Path

import pytest

from docgen.authoring import scaffold
from docgen.catalog import schema, source
from docgen.catalog.units import UNITS, unit_at
from docgen.errors import RefusedError, UsageError
from docgen.project import Project


def problems(project: Project, file: str) -> set[str]:
    read = source.read((project.root / file).read_bytes(), file)
    unit = unit_at(file)
    assert unit is not None
    return {f.code for f in (*read.findings, *schema.check(read.data, file, schema.load(project, unit.schema)))}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return scaffold.start(
        tmp_path / "甲区", with_sample=False, values={"schema_version": "1", "bureau": "approval-bureau"}
    )


def test_a_new_project_has_schemas_and_editor_settings(project: Project) -> None:
    assert (project.root / "schemas/permit.schema.json").is_file()
    assert (project.root / ".vscode/settings.json").is_file()
    assert "UTF-8" in (project.root / ".editorconfig").read_text().upper()


@pytest.mark.parametrize(
    ("file", "name", "values"),
    [
        (
            "catalogs/health/hygiene.yaml",
            "permit",
            {"department": "health", "id": "hygiene", "name": "卫生许可", "status": "划转"},
        ),
        ("catalogs/health/department.yaml", "department", {"id": "health", "name": "甲区卫生健康局", "role": "主管"}),
        ("catalogs/transfers/health-1.yaml", "transfer", {"id": "health-1", "department": "health"}),
    ],
)
def test_a_new_file_is_good_yaml_that_only_lacks_what_must_be_filled_in(
    project: Project, file: str, name: str, values: dict[str, str]
) -> None:
    assert scaffold.add(project, UNITS[name], values) == file
    assert problems(project, file) <= {"DG203", "DG205", "DG206"}
    text = (project.root / file).read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../../schemas/{name}.schema.json\n")
    assert "（必填）" in text


def test_every_commented_example_is_good_yaml_once_it_is_wanted(project: Project) -> None:
    values = {"department": "health", "id": "hygiene", "name": "卫生许可", "status": "划转"}
    scaffold.add(project, UNITS["permit"], values)
    file = project.root / "catalogs/health/hygiene.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    wanted = [line.removeprefix("# ") if line.startswith("# ") and ": " in line[:30] else line for line in lines[1:]]
    filled = "\n".join(line.replace('""', '[{"cite": "《法》第一条", "role": "设定依据"}]') for line in wanted)
    file.write_text(filled + "\n", encoding="utf-8")
    assert problems(project, "catalogs/health/hygiene.yaml") == set()


def test_the_sample_is_the_catalog_of_the_checkout(tmp_path: Path) -> None:
    project = scaffold.start(tmp_path / "样例", with_sample=True, values={})
    own = {path.relative_to(project.root).as_posix() for path in project.catalogs.rglob("*.yaml")}
    assert len(own) >= 28
    assert (project.catalogs / "laws.jsonl").is_file()


def test_a_folder_with_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    with pytest.raises(RefusedError, match="不是空文件夹"):
        scaffold.start(tmp_path, with_sample=True, values={})
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_an_existing_file_is_refused(project: Project) -> None:
    file = project.root / "catalogs/approval-bureau/department.yaml"
    before = file.read_bytes()
    with pytest.raises(RefusedError, match="已经存在"):
        scaffold.add(project, UNITS["department"], {"id": "approval-bureau"})
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "id", ["卫生", "Health", "a_b", "-a", "a--b", "../a", "a" * 61, "", "con", "aux", "com1", "lpt9"]
)
def test_what_cannot_be_an_id_is_refused(id: str) -> None:
    with pytest.raises(UsageError):
        scaffold.require_id(id)
