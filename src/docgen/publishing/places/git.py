"""A git branch that a pages service serves: one commit per switch, only ever added to; the server keeps it whole.

The commits are the journal: each says in its message what happened. Nobody has to be kept out meanwhile, because
git takes a push only from who has seen the commit before it.
"""

import os
import subprocess
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from re import compile as regex
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from docgen.errors import MissingError, RefusedError, UsageError
from docgen.machine import git
from docgen.portal import release
from docgen.publishing import journal
from docgen.publishing.contract import Pointer, Sent
from docgen.publishing.journal import Event
from docgen.publishing.owner import Owner
from docgen.publishing.site import Site, unchanged

FORM = "git+ssh://主机/仓库#分支"
_OURS = "refs/heads/site"
_DEPTH = 100
"""How many switches back can be seen, listed and gone back to."""
_SECONDS = 600
_OVERTAKEN = regex(r"fetch first|non-fast-forward|cannot lock ref|incorrect old value|reference already exists").search
"""What git, or the other side, says when somebody else has pushed meanwhile."""
_PLAIN = ".nojekyll"
"""Tells the services that know Jekyll to serve the files as they are."""


class _Commit(NamedTuple):
    id: str
    tree: str
    event: Event | None


@contextmanager
def at(target: str) -> Iterator["BranchPlace"]:
    """git+ssh://…#branch, git+https://…#branch, git+file:///…#branch"""
    parts = urlsplit(target)
    if not parts.fragment:
        raise UsageError(f"{target} 没有写明发布到哪个分支。", f"在后面加上 #分支，如 {target}#pages")
    url = parts._replace(scheme=parts.scheme.removeprefix("git+"), fragment="").geturl()
    with TemporaryDirectory(prefix="docgen-") as folder:
        yield BranchPlace(url, unquote(parts.fragment), Path(folder))


class BranchPlace:
    """`repository` is a passing one on this machine; it holds the branch as it was when the place was opened."""

    def __init__(self, url: str, branch: str, repository: Path) -> None:
        self.name = f"{url} 的分支 {branch}"
        self._url, self._ref, self._repository = url, f"refs/heads/{branch}", repository
        self._trees: dict[str, str] = {}
        self._git("init", "--quiet", "--bare")
        self._commits = self._fetched()

    def hold(self, owner_: Owner, is_forced: bool) -> AbstractContextManager[None]:  # noqa: ARG002 - git refuses by itself
        self._commits = self._fetched()
        return nullcontext()

    def current(self) -> Pointer | None:
        if not self._commits:
            return None
        newest = self._commits[-1]
        try:
            return Pointer(release.decode(self._read(newest.tree, release.MANIFEST)).id, newest.id)
        except (KeyError, ValueError):
            raise RefusedError(
                f"{self.name} 上最近的提交不是 docgen 发布的，没有动它。", "请换一个专门用来发布的分支。"
            ) from None

    def releases(self) -> tuple[str, ...]:
        return tuple(sorted({commit.event.release for commit in self._commits if commit.event}))

    def put(self, site: Site, before: Pointer | None) -> Sent:
        self._trees[site.release.id] = self._tree(site)
        if not site.is_whole(self.files(site.release.id)):
            tuple(site.contents())  # names the file that is no longer what it was
            raise MissingError("写进 git 的网站读回来不一样，没有发布。", "请检查磁盘后重试。")
        old = release.decode(self.read(before.release, release.MANIFEST)) if before else None
        kept = len(unchanged(site, old))
        return Sent(len(site.names()) - kept, kept)

    def switch(self, event: Event, before: Pointer | None) -> str:
        parent = ("-p", before.token) if before else ()
        message = f"{event.action} {event.release}\n\n".encode() + journal.line(event)
        identity = ("-c", f"user.name={event.by.partition('@')[0]}", "-c", f"user.email={event.by}")
        words = (*identity, "commit-tree", self._tree_of(event.release), *parent)
        commit = self._git(*words, typed=message).decode().strip()
        try:
            self._git("push", "--quiet", self._url, f"{commit}:{self._ref}")
        except subprocess.CalledProcessError as error:
            raise self._not_pushed(error) from None
        self._commits = self._fetched()
        return ""

    def record(self, event: Event) -> None:
        """The commit of the switch has recorded it."""

    def journal(self) -> tuple[Event, ...]:
        return tuple(commit.event for commit in self._commits if commit.event)

    def files(self, release_: str) -> Iterator[tuple[str, bytes]]:
        rows = self._git("ls-tree", "-r", "-z", self._tree_of(release_)).split(b"\0")
        blobs = {os.fsdecode(path): row.split()[2].decode() for row, _, path in (r.partition(b"\t") for r in rows if r)}
        contents = dict(git.blobs(self._repository, sorted(set(blobs.values())), seconds=_SECONDS))
        return ((path, contents[blob]) for path, blob in blobs.items() if path != _PLAIN)

    def read(self, release_: str, path: str) -> bytes:
        return self._read(self._tree_of(release_), path)

    def prune(self, keep: Collection[str]) -> tuple[str, ...]:  # noqa: ARG002 - the history is the point of a branch
        return ()

    def _tree_of(self, release_: str) -> str:
        known = {commit.event.release: commit.tree for commit in self._commits if commit.event}
        if self._commits and (current := self.current()):
            known[current.release] = self._commits[-1].tree
        return {**known, **self._trees}[release_]

    def _tree(self, site: Site) -> str:
        """The blobs of all files, then one index of them, in a process each."""
        listed = [file.path for file in site.release.files]
        paths = "".join(f"{(site.folder / path).absolute()}\n" for path in listed)
        blobs = self._git("hash-object", "-w", "--no-filters", "--stdin-paths", typed=paths.encode()).decode().split()
        own = [path for path in site.names() if path not in set(listed)]
        contents = [(path, site.content(path)) for path in own] + [(_PLAIN, b"")]
        blobs += [self._git("hash-object", "-w", "--stdin", typed=content).decode().strip() for _, content in contents]
        names = [*listed, *(path for path, _ in contents)]
        index = "".join(f"100644 {blob}\t{path}\0" for blob, path in zip(blobs, names, strict=True))
        self._git("read-tree", "--empty")
        self._git("update-index", "-z", "--index-info", typed=index.encode())
        return self._git("write-tree").decode().strip()

    def _read(self, tree: str, path: str) -> bytes:
        try:
            return self._git("cat-file", "blob", f"{tree}:{path}")
        except subprocess.CalledProcessError:
            raise KeyError(path) from None

    def _fetched(self) -> tuple[_Commit, ...]:
        """Oldest first; none when there is no such branch yet."""
        try:
            if not self._git("ls-remote", self._url, self._ref):
                return ()
            self._git("fetch", "--quiet", f"--depth={_DEPTH}", self._url, f"+{self._ref}:{_OURS}")
        except subprocess.CalledProcessError as error:
            raise MissingError(f"连不上 {self.name}：{_said(error)}", "请核对地址、网络和权限。") from None
        log = self._git("log", "--first-parent", "--reverse", "--format=%H%n%T%n%B%x00", _OURS).decode(errors="replace")
        return tuple(_commit(entry) for entry in log.split("\0") if entry.strip())

    def _not_pushed(self, error: subprocess.CalledProcessError) -> MissingError | RefusedError:
        stderr = (error.stderr or b"").decode(errors="replace")
        if _OVERTAKEN(stderr):
            return RefusedError(f"{self.name} 刚刚被别人更新过，没有发布。", "请重新运行。")
        return MissingError(f"推送到 {self.name} 没有成功：{_said(error)}", "请核对推送权限和分支保护设置。")

    def _git(self, *words: str, typed: bytes = b"") -> bytes:
        try:
            return git.run(self._repository, *words, typed=typed, seconds=_SECONDS)
        except FileNotFoundError:
            raise MissingError("没有找到 git，不能发布到 git 分支。", "请安装 git，或发布到文件夹、zip。") from None
        except subprocess.TimeoutExpired:
            raise MissingError(f"等 {self.name} 等得太久，没有发布。", "请检查网络后重试。") from None


def _commit(entry: str) -> _Commit:
    id, tree, *lines = entry.strip().splitlines()
    events = journal.events("\n".join(lines).encode())
    return _Commit(id, tree, events[-1] if events else None)


def _said(error: subprocess.CalledProcessError) -> str:
    lines = (error.stderr or b"").decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"git 退出码 {error.returncode}"
