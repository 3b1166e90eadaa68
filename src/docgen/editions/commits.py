"""git -> what the commits did to catalogs/, which files it had in one of them, and whether it is still the same.

Without a git program there is no past. A git that is there and fails says so (MissingError): a site without its past
must not be published by accident.
"""

import os
import subprocess
from collections.abc import Callable
from typing import TypeVar

from docgen import git
from docgen.errors import MissingError, UsageError
from docgen.git import Entry
from docgen.project import Project

_SECONDS = 120
_Answer = TypeVar("_Answer")


Files = dict[str, str]
"""Project-relative name -> blob."""

Log = list[tuple[str, list[Entry]]]
"""Commits, by their full ids, and what each changed."""


def log(project: Project) -> Log:
    """Every commit of the line of first parents that changed catalogs/, and what it changed, oldest first."""
    return _asked(lambda: list(git.log(project, "%H", seconds=_SECONDS)), [])


def id_of(project: Project, revision: str) -> str:
    """The full id of a commit, by any name that git knows; UsageError when it knows none such."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        return git.run(project.root, *words, seconds=_SECONDS).decode().strip()
    except (OSError, ValueError, subprocess.CalledProcessError):
        raise UsageError(
            f"没有“{revision}”这个版本。",
            "写目录日期（如 2024-05-28），或 git 的提交、标签、分支（如 HEAD~1、main）。",
        ) from None


def files(project: Project, commit: str) -> Files:
    """What lay below catalogs/ in one commit."""
    words = ("ls-tree", "-r", "-z", commit, f"{git.CATALOGS}/")
    rows = _asked(lambda: git.run(project.root, *words, seconds=_SECONDS), b"").split(b"\0")
    named = (os.fsdecode(row).split("\t", 1) for row in rows if row)
    return {file: about.split()[2] for about, file in named}


def contents(project: Project, blobs: set[str]) -> dict[str, bytes]:
    """What a partial clone left out is missing."""
    return _asked(lambda: dict(git.blobs(project.root, sorted(blobs), seconds=_SECONDS)), {})


def is_clean(project: Project) -> bool:
    """Whether catalogs/ is as HEAD has it, as far as git can see. Line ends that git itself converts do not count."""
    words = ("-c", "core.fileMode=false", "status", "--porcelain", "-z", "--untracked-files=all", "--", git.CATALOGS)
    return not _asked(lambda: git.run(project.root, *words, seconds=_SECONDS), b"?")


def _asked(ask: Callable[[], _Answer], without: _Answer) -> _Answer:
    try:
        return ask()
    except OSError:
        return without
    except subprocess.TimeoutExpired:
        raise MissingError(f"git 在 {_SECONDS} 秒内没有读完目录的历史。", "请稍后再试，或先运行 git gc。") from None
    except subprocess.CalledProcessError as error:
        said = os.fsdecode(error.stderr).strip().splitlines()
        raise MissingError(
            f"git 读不出目录的历史：{said[0] if said else f'退出码 {error.returncode}'}",
            "请在项目文件夹里运行 git log -- catalogs，照它的提示处理。",
        ) from None
