"""The git program, asked about a folder: words in, bytes out, and what the past of a project's catalogs/ was.

The past is read as the line of first parents: what a merge brought or took away counts, what only ever lived on a
side branch does not.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from docgen.errors import DocgenError, MissingError, UsageError
from docgen.project import Project

CATALOGS = "catalogs"
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for a hook; the project's own repository is meant here, found from its folder."""
_LOG = (
    *("-c", "log.showSignature=false", "-c", "log.follow=false", "-c", "log.showRoot=true"),
    *("log", "--first-parent", "-m", "--reverse", "--relative", "--no-renames", "--raw", "--no-abbrev", "-z"),
)


class Entry(NamedTuple):
    """A file that a commit changed: the blobs before and after, None where there was or is none."""

    file: str
    before: str | None
    after: str | None


def log(project: Project, format: str, *options: str, seconds: float) -> Iterator[tuple[str, list[Entry]]]:
    """Oldest first, of each commit what `format` (git's own format, such as %H) says, and the files that it changed.

    OSError when there is no git program, subprocess.SubprocessError when it fails or takes too long.
    """
    words = (*_LOG, *options, f"--format=%x00{format}", "HEAD", "--", CATALOGS)
    commit, entries = "", list[Entry]()
    pieces = iter(run(project.root, *words, seconds=seconds).split(b"\0"))
    for piece in pieces:
        word = os.fsdecode(piece.strip())
        if word.startswith(":"):  # :mode mode blob blob letter
            before, after = word.split()[2:4]
            entries.append(Entry(os.fsdecode(next(pieces)), _blob(before), _blob(after)))
        elif word:
            if commit:
                yield commit, entries
            commit, entries = word, []
    if commit:
        yield commit, entries


def blobs(root: Path, ids: Iterable[str], *, seconds: float) -> Iterator[tuple[str, bytes]]:
    """Those that are there, with their content.

    The answer is `<blob> blob <size>`, a line's end, the content, a line's end; a blob that is not there has no size.
    """
    typed = "\n".join(ids).encode()
    answer = BytesIO(run(root, "cat-file", "--batch", typed=typed, seconds=seconds) if typed else b"")
    while header := answer.readline().split():
        if len(header) == 3:
            yield header[0].decode(), answer.read(int(header[2]))
            answer.readline()


def run(root: Path, *words: str, typed: bytes = b"", seconds: float | None, in_hook: bool = False) -> bytes:
    """Its standard output; nothing else of docgen starts the git program.

    `in_hook`: the index is the one that git has prepared for the commit, which it names in the environment.
    GIT_NO_LAZY_FETCH: what a partial clone left out is not fetched; nobody is there to be asked for a password.
    """
    settings = {name: value for name, value in os.environ.items() if in_hook or name not in _ELSEWHERE}
    return subprocess.run(  # noqa: S603
        ["git", *words],  # noqa: S607
        cwd=root,
        env=settings | {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"},
        input=typed,
        capture_output=True,
        check=True,
        timeout=seconds,
    ).stdout


def explained(folder: Path, error: subprocess.CalledProcessError) -> DocgenError | None:
    """Why git refused, where its user can do something about it; None for every other reason."""
    said = os.fsdecode(error.stderr or b"")
    if "dubious ownership" in said:
        return MissingError(
            f"git 不读这个仓库：{folder} 属于别的用户。",
            f"确认可信后运行 git config --global --add safe.directory {folder}，或者请文件夹的主人来做。",
        )
    if "not a git repository" in said:
        return UsageError(f"{folder} 不在 git 仓库里。", "请先在项目文件夹运行 git init。")
    if "lazy fetching" in said or "promisor" in said:
        return MissingError(
            "这里是部分克隆，以前版本的内容没有取下来。", "联网后运行 git fetch --refetch --no-filter，再试一次。"
        )
    return None


def unmerged(top: Path, pathspec: str) -> tuple[str, ...]:
    """Files of the index with a conflict that nobody has resolved."""
    rows = run(top, "ls-files", "--unmerged", "-z", "--", pathspec, seconds=None, in_hook=True).split(b"\0")
    return tuple(dict.fromkeys(os.fsdecode(row.partition(b"\t")[2]) for row in rows if row))


def _blob(id: str) -> str | None:
    return id if id.strip("0") else None
