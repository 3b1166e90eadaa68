"""A commit with an error is stopped, whatever the folder looks like; nobody's hook is lost."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from districts import district, replace

from docgen.authoring import hooks
from docgen.catalog.contents import Contents
from docgen.errors import DocgenError, MissingError, RefusedError, UsageError
from docgen.project import Project

HEALTH = "catalogs/health/public-place-hygiene.yaml"
Git = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """The git program in the repository, out of reach of this machine's settings."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)

    def call(*words: str, cwd: Path = tmp_path / "库") -> subprocess.CompletedProcess[str]:
        who = ("-c", "user.name=测试", "-c", "user.email=test@example.invalid")
        return subprocess.run(["git", *who, *words], cwd=cwd, capture_output=True, text=True)

    return call


@pytest.fixture(params=["", "数据 一/区"], ids=["at the top", "in a subfolder"])
def project(request: pytest.FixtureRequest, tmp_path: Path, git: Git) -> Project:
    """A project in a repository, committed, with the hook."""
    repository = tmp_path / "库"
    made = Project(district(repository / request.param).resolve())
    git("init", "--quiet")
    (repository / ".gitignore").write_text(".docgen/\n")
    git("add", ".")
    assert git("commit", "--quiet", "-m", "开始").returncode == 0
    hooks.install(made)
    return made


def with_error(project: Project) -> Path:
    replace(project.root / HEALTH, "promised: 0", "promised: 30")
    return project.root / HEALTH


class TestACommit:
    def test_with_an_error_is_stopped_and_told_why(self, project: Project, git: Git) -> None:
        with_error(project)
        done = git("commit", "--quiet", "-am", "错的")
        assert done.returncode != 0
        assert "DG301" in done.stderr and "promised: 30" in done.stderr and "--no-verify" in done.stderr
        assert git("log", "--oneline").stdout.count("\n") == 1

    def test_without_errors_passes(self, project: Project, git: Git) -> None:
        replace(project.root / HEALTH, "promised: 0", "promised: 5")
        done = git("commit", "--quiet", "-am", "对的")
        assert done.returncode == 0, done.stderr

    def test_is_what_was_added_even_when_the_folder_is_mended_since(self, project: Project, git: Git) -> None:
        file = with_error(project)
        git("add", ".")
        replace(file, "promised: 30", "promised: 0")
        assert git("commit", "--quiet", "-m", "错的").returncode != 0

    def test_is_not_what_is_being_written_beside_it(self, project: Project, git: Git) -> None:
        replace(project.root / HEALTH, "promised: 0", "promised: 5")
        git("add", ".")
        replace(project.root / HEALTH, "promised: 5", "promised: 30")
        (project.root / "catalogs/health/half-written.yaml").write_text("name：")
        (project.root / "catalogs/health/announced.yaml").write_text("name：")
        git("add", "--intent-to-add", str(project.root / "catalogs/health/announced.yaml"))
        done = git("commit", "--quiet", "-m", "对的")
        assert done.returncode == 0, done.stderr

    def test_of_some_files_only_is_just_these_files(self, project: Project, git: Git) -> None:
        with_error(project)
        other = project.root / "catalogs/health/department.yaml"
        other.write_text(other.read_text(encoding="utf-8") + "# 已核对\n", encoding="utf-8")
        git("add", ".")
        assert git("commit", "--quiet", "-m", "对的", "--", str(other)).returncode == 0
        assert git("commit", "--quiet", "-m", "错的").returncode != 0

    def test_in_a_linked_worktree_is_checked_too(self, project: Project, git: Git, tmp_path: Path) -> None:
        git("worktree", "add", "--quiet", str(tmp_path / "另一处"))
        folder = tmp_path / "另一处" / project.root.relative_to((tmp_path / "库").resolve())
        with_error(Project(folder))
        assert "DG301" in git("commit", "--quiet", "-am", "错的", cwd=tmp_path / "另一处").stderr

    def test_where_there_is_no_catalog_passes(self, project: Project, git: Git) -> None:
        git("checkout", "--quiet", "--orphan", "别的")
        git("rm", "-rf", "--quiet", ".")
        done = git("commit", "--quiet", "--allow-empty", "-m", "空")
        assert done.returncode == 0, done.stderr


class TestTheIndex:
    def test_is_the_folder_when_nothing_was_changed(self, project: Project) -> None:
        assert hooks.staged(project) == Contents.of(project)

    def test_still_has_what_was_only_deleted_from_the_folder(self, project: Project) -> None:
        whole = Contents.of(project)
        (project.root / HEALTH).unlink()
        assert hooks.staged(project) == whole


class TestAMerge:
    def test_of_two_good_branches_that_make_no_good_catalog_is_stopped(self, project: Project, git: Git) -> None:
        """Each gives the id to another permit."""
        text = (project.root / HEALTH).read_text(encoding="utf-8")
        new = text.replace("id: public-place-hygiene", "id: dup").replace("公共场所卫生许可\n", "另一许可\n", 1)
        for branch, department in (("one", "health"), ("two", "tobacco")):
            git("checkout", "--quiet", "-b", branch, "HEAD" if branch == "one" else "one~1")
            (project.root / f"catalogs/{department}/dup.yaml").write_text(new, encoding="utf-8")
            git("add", ".")
            done = git("commit", "--quiet", "-m", branch)
            assert done.returncode == 0, done.stdout + done.stderr
        done = git("merge", "--no-edit", "one")
        assert done.returncode != 0 and "DG401" in done.stdout + done.stderr
        assert git("log", "--oneline", "--merges").stdout == ""

    def test_with_a_conflict_names_the_file(self, project: Project, git: Git) -> None:
        for branch, validity in (("one", "5年"), ("two", "6年")):
            git("checkout", "--quiet", "-b", branch, "HEAD" if branch == "one" else "one~1")
            replace(project.root / HEALTH, "validity: 4年", f"validity: {validity}")
            git("commit", "--quiet", "-am", branch)
        assert git("merge", "one").returncode != 0
        with pytest.raises(UsageError, match="public-place-hygiene") as refused:
            hooks.staged(project)
        assert "<<<<<<<" in refused.value.help


@pytest.mark.parametrize(
    ("said", "kind", "words"),
    [
        ("fatal: detected dubious ownership in repository at '/x'", MissingError, "safe.directory"),
        ("fatal: not a git repository", UsageError, "git init"),
        ("warning: lazy fetching disabled; some objects may not be available", MissingError, "--refetch"),
        ("fatal: index file corrupt", MissingError, "git status"),
    ],
)
def test_what_git_refuses_is_said_with_what_to_do(
    project: Project, monkeypatch: pytest.MonkeyPatch, said: str, kind: type[DocgenError], words: str
) -> None:
    def refuse(*_: object, **__: object) -> bytes:
        raise subprocess.CalledProcessError(128, ["git"], b"", said.encode())

    monkeypatch.setattr(hooks.git, "run", refuse)
    with pytest.raises(kind) as refused:
        hooks.install(project)
    assert words in refused.value.help and "dubious" not in refused.value.message


class TestInstalling:
    def test_again_changes_nothing(self, project: Project) -> None:
        before = [hook.read_bytes() for hook in hooks.install(project)]
        assert [hook.read_bytes() for hook in hooks.install(project)] == before

    @pytest.mark.parametrize("number", [0, 1])
    def test_never_loses_a_hook_of_somebody_else(self, project: Project, number: int) -> None:
        hook = hooks.install(project)[number]
        hook.write_text("#!/bin/sh\nexit 0\n")
        with pytest.raises(RefusedError, match="不是 docgen 写的") as refused:
            hooks.install(project)
        assert "hooks run" in refused.value.help
        with pytest.raises(RefusedError, match="不是 docgen 写的"):
            hooks.uninstall(project)
        assert hook.read_text() == "#!/bin/sh\nexit 0\n"

    def test_can_be_taken_back(self, project: Project, git: Git) -> None:
        assert len(hooks.uninstall(project)) == 2
        assert hooks.uninstall(project) == ()
        with_error(project)
        assert git("commit", "--quiet", "-am", "错的").returncode == 0

    def test_goes_where_core_hooks_path_says(self, project: Project, git: Git, tmp_path: Path) -> None:
        hooks.uninstall(project)
        git("config", "core.hooksPath", ".githooks")
        assert hooks.install(project)[0] == (tmp_path / "库/.githooks/pre-commit").resolve()
        with_error(project)
        assert git("commit", "--quiet", "-am", "错的").returncode != 0

    def test_needs_a_repository(self, tmp_path: Path, git: Git) -> None:
        with pytest.raises(UsageError, match="不在 git 仓库里"):
            hooks.install(Project(district(tmp_path / "没有库")))
