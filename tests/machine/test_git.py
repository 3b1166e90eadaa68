"""What git says is read as it is, whatever files are called and whatever is missing."""

import subprocess

import pytest
from repository import Git, commit, write

from docgen.machine import git as program
from docgen.project import Project


@pytest.fixture
def project(tmp_path, git: Git) -> Project:
    made = Project((tmp_path / "库").resolve())
    made.root.mkdir()
    git("init", "--quiet")
    return made


def log(project: Project) -> list[tuple[str, list[program.Entry]]]:
    return list(program.log(project, "%H", seconds=60))


def test_the_log_has_every_commit_with_what_it_changed(project: Project, git: Git) -> None:
    name = "catalogs/卫生 健康/a\tb .yaml "
    write(project, name, "甲")
    first = commit(git)
    write(project, name, "乙")
    write(project, "elsewhere.yaml", "丙")
    second = commit(git)
    (project.root / name).unlink()
    third = commit(git)
    (one,), (two,), (three,) = (entries for _, entries in log(project))
    assert [id for id, _ in log(project)] == [first, second, third]
    assert one.file == two.file == three.file == name
    assert one.before is None and one.after == two.before and two.after == three.before and three.after is None


def test_blobs_come_with_their_content_and_those_that_are_missing_do_not(project: Project, git: Git) -> None:
    texts = {"a": "一\n二\n\n", "b": "", "c": f"{'0' * 40} blob 3\nabc"}
    for name, text in texts.items():
        write(project, f"catalogs/{name}.yaml", text)
    commit(git)
    ids = {name: git("rev-parse", f"HEAD:catalogs/{name}.yaml").strip() for name in texts}
    found = dict(program.blobs(project.root, [*ids.values(), "1" * 40], seconds=60))
    assert found == {ids[name]: text.encode() for name, text in texts.items()}
    assert dict(program.blobs(project.root, [], seconds=60)) == {}


def test_a_failure_is_said(project: Project) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        log(project)
