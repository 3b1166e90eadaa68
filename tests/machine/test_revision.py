"""What git says HEAD is, without git."""

import os
import subprocess
from pathlib import Path

import pytest

from docgen.machine.revision import head


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "库" / "区").mkdir(parents=True)
    git(tmp_path / "库", "init", "--quiet")
    git(tmp_path / "库", "commit", "--quiet", "--allow-empty", "-m", "一")
    return tmp_path / "库"


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=测试", "-c", "user.email=test@example.invalid")
    return subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def is_right(folder: Path) -> bool:
    return head(folder) == git(folder, "rev-parse", "HEAD")


def test_on_a_branch_and_below_the_top(repository: Path) -> None:
    assert is_right(repository) and is_right(repository / "区")


def test_on_a_branch_with_a_name_in_chinese(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "改/卫生")
    assert is_right(repository)


def test_detached(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "--detach")
    assert is_right(repository)


def test_with_packed_refs(repository: Path) -> None:
    git(repository, "pack-refs", "--all")
    assert is_right(repository)


def test_in_a_linked_worktree(repository: Path, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "--quiet", "-b", "other", str(tmp_path / "另一处"))
    git(tmp_path / "另一处", "commit", "--quiet", "--allow-empty", "-m", "二")
    assert is_right(tmp_path / "另一处") and head(tmp_path / "另一处") != head(repository)


def test_another_commit_is_another_head(repository: Path) -> None:
    before = head(repository)
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "二")
    assert head(repository) != before and is_right(repository)


def test_refs_in_tables_change_with_the_tables(repository: Path) -> None:
    """As a repository with reftable looks from outside."""
    (repository / ".git/HEAD").write_text("ref: refs/heads/.invalid\n")
    (repository / ".git/reftable").mkdir()
    (repository / ".git/reftable/tables.list").write_text("0x000000000001-0x000000000002-aa.ref\n")
    before = head(repository)
    (repository / ".git/reftable/tables.list").write_text("0x000000000001-0x000000000003-bb.ref\n")
    assert before and head(repository) != before


def test_nothing_before_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert head(tmp_path) == ""


@pytest.mark.parametrize("name", ["HEAD", "commondir"])
def test_nothing_when_git_is_damaged(repository: Path, name: str) -> None:
    (repository / ".git" / name).write_bytes(b"\xff nowhere")
    assert head(repository) == ""


def test_nothing_outside(tmp_path: Path) -> None:
    assert head(tmp_path) == ""
