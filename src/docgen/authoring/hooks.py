"""A git repository -> hooks that have docgen check what is about to be committed, without any network.

A merge of two good branches may be no good catalog, and git asks another hook about it: both are installed.

What is committed is the index, not the folder: somebody may have corrected a file and not added it, or added it and
gone on writing. So the hook calls `docgen hooks run`, and that reads the changed files from the index.
"""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from docgen.catalog.contents import Contents, may_be_data
from docgen.errors import MissingError, RefusedError, UsageError
from docgen.machine import git
from docgen.project import Project

_NAMES = ("pre-commit", "pre-merge-commit")
_OURS = "# 由 docgen hooks install 写入；卸下：docgen hooks uninstall"
_SCRIPT = """\
#!/bin/sh
{ours}
[ -d {folder}/catalogs ] || exit 0
exec {python} -m docgen hooks run --project {folder}
"""


def install(project: Project) -> tuple[Path, ...]:
    """Written anew where they are ours; RefusedError when somebody else's hook is there."""
    top = _top(project.root)
    hooks = _hooks(top)
    script = _script(project.root.relative_to(top))
    line = script.splitlines()[-1].removeprefix("exec ")
    _refuse_foreign(hooks, f"请在它的末尾加上这一行：{line} || exit 1")
    for hook in hooks:
        try:
            hook.parent.mkdir(parents=True, exist_ok=True)
            hook.write_text(script, encoding="utf-8", newline="\n")
            hook.chmod(0o755)
        except OSError as error:
            raise MissingError(f"写不进 {hook}：{error.strerror}。", "请核对这个文件夹的权限。") from error
    return hooks


def uninstall(project: Project) -> tuple[Path, ...]:
    """The hooks that were removed; RefusedError when one of them is not ours."""
    there = tuple(hook for hook in _hooks(_top(project.root)) if hook.exists())
    _refuse_foreign(there, "不需要它时请手工删除。")
    for hook in there:
        hook.unlink()
    return there


def staged(project: Project) -> Contents:
    """The catalog as the index has it; the 法规库, schemas and templates as the folder has them."""
    top = _top(Path.cwd() if "GIT_INDEX_FILE" in os.environ else project.root)
    prefix = project.root.relative_to(top).as_posix()
    below = "" if prefix == "." else f"{prefix}/"
    catalogs = f":(top,literal){below}catalogs"
    if conflicts := git.unmerged(top, catalogs):
        help = "请打开这些文件，留下要的内容，删去 <<<<<<<、=======、>>>>>>> 几行，再 git add。"
        raise UsageError(f"合并的冲突还没有解决：{'、'.join(conflicts)}", help)
    unadded = _names(top, "ls-files", "--others", "-z", "--", catalogs) + _unstaged(top, "A", catalogs)
    files: dict[str, bytes | None] = dict.fromkeys(name.removeprefix(below) for name in unadded)
    for name in _unstaged(top, "DM", catalogs):
        if may_be_data(name.removeprefix(below)):
            files[name.removeprefix(below)] = _git(top, "cat-file", "blob", f":{name}")
    return Contents.of(project).replaced(project, files)


def _script(folder: Path) -> str:
    """Hooks run at the top of the working tree; another worktree or branch may have no catalog there."""
    python = shlex.quote(Path(sys.executable).as_posix())
    place = f"./{folder.as_posix()}" if folder.parts else "."
    return _SCRIPT.format(ours=_OURS, folder=shlex.quote(place), python=python)


def _refuse_foreign(hooks: Iterable[Path], help: str) -> None:
    for hook in hooks:
        if hook.exists() and _OURS.encode() not in hook.read_bytes():
            raise RefusedError(f"{hook} 不是 docgen 写的，没有动它。", help)


def _hooks(top: Path) -> tuple[Path, ...]:
    """Also in a linked worktree and with core.hooksPath, which counts from the top."""
    answer = os.fsdecode(_git(top, "rev-parse", "--git-path", "hooks")).rstrip("\r\n")
    return tuple(top / answer / name for name in _NAMES)


def _top(folder: Path) -> Path:
    answer = _git(folder, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(answer).rstrip("\r\n")).resolve()


def _unstaged(top: Path, kinds: str, catalogs: str) -> list[str]:
    """Files that differ between the index and the folder; A is what `git add -N` only announced."""
    words = ("diff", "--name-only", "--no-ext-diff", "--no-renames", f"--diff-filter={kinds}", "-z", "--", catalogs)
    return _names(top, *words)


def _names(top: Path, *words: str) -> list[str]:
    return [os.fsdecode(name) for name in _git(top, *words).split(b"\0") if name]


def _git(folder: Path, *words: str) -> bytes:
    try:
        return git.run(folder, *words, seconds=None, in_hook=True)
    except FileNotFoundError as error:
        raise MissingError("本机没有 git。", "请从系统软件源或安装盘安装 git；docgen doctor 列出缺什么。") from error
    except subprocess.CalledProcessError as error:
        said = os.fsdecode(error.stderr).strip().splitlines()
        reason = said[0] if said else f"退出码 {error.returncode}"
        raise git.explained(folder, error) or MissingError(
            f"git 没有做成：{reason}", "请在项目文件夹里运行 git status，照它的提示处理。"
        ) from error
