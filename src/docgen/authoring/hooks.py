"""A git repository -> a pre-commit hook that has docgen check what is about to be committed, without any network.

What is committed is the index, not the folder: somebody may have corrected a file and not added it, or added it and
gone on writing. So the hook calls `docgen hooks run`, and that reads the changed files from the index.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from docgen.catalog.contents import Contents, may_be_data
from docgen.errors import MissingError, RefusedError, UsageError
from docgen.machine import git
from docgen.project import Project

_OURS = "# 由 docgen hooks install 写入；卸下：docgen hooks uninstall"
_SCRIPT = """\
#!/bin/sh
{ours}
[ -d {folder}/catalogs ] || exit 0
exec {python} -m docgen hooks run --project {folder}
"""


def install(project: Project) -> Path:
    """Written anew when it is ours; RefusedError when somebody else's hook is there."""
    top = _top(project.root)
    hook = _hook(top)
    script = _script(project.root.relative_to(top))
    _refuse_foreign(hook, f"请在它的末尾加上这一行：{script.splitlines()[-1].removeprefix('exec ')} || exit 1")
    try:
        hook.parent.mkdir(parents=True, exist_ok=True)
        hook.write_text(script, encoding="utf-8", newline="\n")
        hook.chmod(0o755)
    except OSError as error:
        raise MissingError(f"写不进 {hook}：{error.strerror}。", "请核对这个文件夹的权限。") from error
    return hook


def uninstall(project: Project) -> Path | None:
    """The hook that was removed, None when there was none; RefusedError when it is not ours."""
    hook = _hook(_top(project.root))
    if not hook.exists():
        return None
    _refuse_foreign(hook, "不需要它时请手工删除。")
    hook.unlink()
    return hook


def staged(project: Project) -> Contents:
    """The catalog as the index has it; the 法规库, schemas and templates as the folder has them."""
    top = _top(Path.cwd() if "GIT_INDEX_FILE" in os.environ else project.root)
    prefix = project.root.relative_to(top).as_posix()
    below = "" if prefix == "." else f"{prefix}/"
    catalogs = f":(top,literal){below}catalogs"
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


def _refuse_foreign(hook: Path, help: str) -> None:
    if hook.exists() and _OURS.encode() not in hook.read_bytes():
        raise RefusedError(f"{hook} 不是 docgen 写的，没有动它。", help)


def _hook(top: Path) -> Path:
    """Also in a linked worktree and with core.hooksPath, which counts from the top."""
    answer = os.fsdecode(_git(top, "rev-parse", "--git-path", "hooks")).rstrip("\r\n")
    return top / answer / "pre-commit"


def _top(folder: Path) -> Path:
    try:
        answer = _git(folder, "rev-parse", "--show-toplevel")
    except subprocess.CalledProcessError as error:
        raise UsageError(f"{folder} 不在 git 仓库里。", "请先在项目文件夹运行 git init。") from error
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
