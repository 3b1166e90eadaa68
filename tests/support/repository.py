"""A real git repository for tests of what reads its history; `git` itself is a fixture of conftest.py."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.project import Project

Git = Callable[..., str]


def git_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """The git program in a folder, out of reach of this machine's settings, on one known day."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2024-03-01T09:00:00+08:00")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)

    def call(*words: str, cwd: Path = folder) -> str:
        who = ("-c", "user.name=测试", "-c", "user.email=test@example.invalid")
        return subprocess.run(["git", *who, *words], cwd=cwd, check=True, capture_output=True, text=True).stdout

    return call


def write(project: Project, file: str, text: str) -> None:
    (project.root / file).parent.mkdir(parents=True, exist_ok=True)
    (project.root / file).write_text(text, encoding="utf-8")


def commit(git: Git) -> str:
    """All that changed, also nothing; the commit's full id."""
    git("add", "--all", ".")
    git("commit", "--quiet", "--allow-empty", "-m", "改动")
    return git("rev-parse", "HEAD").strip()
