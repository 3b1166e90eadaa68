"""git -> what the commits did to catalogs/, which files it had in one of them, and whether it is still the same.

Without a git program there is no past. A git that is there and fails says so (MissingError): a site without its past
must not be published by accident.
"""

import os
import subprocess
from collections.abc import Callable
from typing import TypeVar

from docgen.errors import DocgenError, MissingError, UsageError
from docgen.machine import git
from docgen.machine.git import Entry
from docgen.project import Project

_SECONDS = 120
_Answer = TypeVar("_Answer")


Files = dict[str, str]
"""Project-relative name -> blob."""

Log = list[tuple[str, list[Entry]]]
"""Commits, by their full ids, and what each changed."""


def log(project: Project) -> Log:
    """Every commit of the line of first parents that changed catalogs/, and what it changed, oldest first."""
    return _asked(project, lambda: list(git.log(project, "%H", seconds=_SECONDS)), [])


def id_of(project: Project, revision: str) -> str:
    """The full id of a commit, by any name that git knows; UsageError when it knows none such."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        return git.run(project.root, *words, seconds=_SECONDS).decode().strip()
    except OSError:
        raise without_git() from None
    except (ValueError, subprocess.SubprocessError):
        raise no_past(project) or UsageError(
            f"没有“{revision}”这个版本。",
            "写目录日期（如 2024-05-28），或 git 的提交、标签、分支（如 HEAD~1、main）。",
        ) from None


def no_past(project: Project) -> DocgenError | None:
    """Why there is no whole history here, in words; None where there is one."""
    try:
        is_shallow = git.run(project.root, "rev-parse", "--is-shallow-repository", seconds=_SECONDS).strip() == b"true"
        if is_shallow:
            return UsageError(
                "这里只有最近的几次提交（浅克隆），没有以前的版本。", "运行 git fetch --unshallow 取回全部历史。"
            )
        git.run(project.root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}", seconds=_SECONDS)
    except OSError:
        return without_git()
    except subprocess.SubprocessError as error:
        return _unborn(project, error)
    return None


def without_git() -> MissingError:
    return MissingError("本机没有 git 程序，读不出以前的版本。", "请安装 git；docgen doctor 说明怎么装。")


def _unborn(project: Project, error: subprocess.SubprocessError) -> DocgenError:
    """--quiet says nothing of a HEAD that is not there yet."""
    stderr = os.fsdecode(getattr(error, "stderr", None) or b"").strip()
    if not stderr:
        return UsageError("还没有提交过，没有以前的版本。", "先用 git commit 把目录提交一次。")
    if "not a git repository" in stderr:
        return UsageError("项目文件夹不在 git 仓库里，没有以前的版本。", "先运行 git init，再把目录提交一次。")
    known = git.explained(project.root, error) if isinstance(error, subprocess.CalledProcessError) else None
    return known or MissingError(
        f"git 读不出以前的版本：{stderr.splitlines()[0]}", "请在项目文件夹里运行 git status，照它的提示处理。"
    )


def files(project: Project, commit: str) -> Files:
    """What lay below catalogs/ in one commit."""
    words = ("ls-tree", "-r", "-z", commit, f"{git.CATALOGS}/")
    rows = _asked(project, lambda: git.run(project.root, *words, seconds=_SECONDS), b"").split(b"\0")
    named = (os.fsdecode(row).split("\t", 1) for row in rows if row)
    return {file: about.split()[2] for about, file in named}


def contents(project: Project, blobs: set[str]) -> dict[str, bytes]:
    """What a partial clone left out is missing."""
    return _asked(project, lambda: dict(git.blobs(project.root, sorted(blobs), seconds=_SECONDS)), {})


def is_clean(project: Project) -> bool:
    """Whether catalogs/ is as HEAD has it, as far as git can see. Line ends that git itself converts do not count."""
    words = ("-c", "core.fileMode=false", "status", "--porcelain", "-z", "--untracked-files=all", "--", git.CATALOGS)
    return not _asked(project, lambda: git.run(project.root, *words, seconds=_SECONDS), b"?")


def _asked(project: Project, ask: Callable[[], _Answer], without: _Answer) -> _Answer:
    try:
        return ask()
    except OSError:
        return without
    except subprocess.TimeoutExpired:
        raise MissingError(f"git 在 {_SECONDS} 秒内没有读完目录的历史。", "请稍后再试，或先运行 git gc。") from None
    except subprocess.CalledProcessError as error:
        stderr = os.fsdecode(error.stderr).strip().splitlines()
        raise git.explained(project.root, error) or MissingError(
            f"git 读不出目录的历史：{stderr[0] if stderr else f'退出码 {error.returncode}'}",
            "请在项目文件夹里运行 git log -- catalogs，照它的提示处理。",
        ) from None
