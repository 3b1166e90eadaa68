"""A folder on this machine, or one that is mounted: the public sees where `current` leads.

A release is written beside the others under a passing name, read back, renamed; then one rename moves the link.
"""

import errno
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from docgen.errors import MissingError, RefusedError
from docgen.machine import placing
from docgen.portal import release
from docgen.publishing import journal, layout, owner
from docgen.publishing.contract import Pointer, Sent
from docgen.publishing.journal import Event
from docgen.publishing.locallock import locked
from docgen.publishing.owner import Owner
from docgen.publishing.site import Site, unchanged

FORM = "文件夹"
_NO_LINK = (
    "这台电脑不允许建符号链接，当前版本改写在 current.txt 里；"
    "网站服务器不会自己跟着切换，须按 current.txt 指到 releases 下的文件夹。"
)


@contextmanager
def at(target: str) -> Iterator["FolderPlace"]:
    """The path of a folder."""
    root = Path(target).absolute()
    with explained(root):
        _require_ours(root)
        yield FolderPlace(root)


def _require_ours(root: Path) -> None:
    """A project, or a folder with anything that docgen did not publish there, is no place for a site."""
    if (root / "catalogs").is_dir() or root.name == "catalogs":
        raise RefusedError(f"{root} 是项目文件夹，网站不能发布到里面。", "请写另一个文件夹，如 /srv/www/permits。")
    there = {path.name for path in root.iterdir() if path.name[0] != "."} if root.is_dir() else set()
    ours = {layout.RELEASES, journal.FILE, owner.FILE, layout.CURRENT, layout.CURRENT_TEXT}
    if there and not any(name in ours or name.startswith(owner.FILE) for name in there):
        raise RefusedError(f"{root} 里已有别的内容，没有发布，也没有动它。", "请写一个新的或空的文件夹。")


class FolderPlace:
    """`releases/<id>/`, the link `current`, the journal and the lock, all in one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.name = str(root)

    def hold(self, owner_: Owner, is_forced: bool) -> AbstractContextManager[None]:  # noqa: ARG002 - nothing dangles
        return locked(self.root / owner.FILE, owner_, self.name)

    def current(self) -> Pointer | None:
        link, text = self.root / layout.CURRENT, self.root / layout.CURRENT_TEXT
        if link.is_symlink():
            led_to = layout.led_to(link.readlink().as_posix())
            if led_to is None:
                raise RefusedError(f"{link} 指向 {link.readlink()}，不是 docgen 建的。", "请移走它，或换一个文件夹。")
            return Pointer(led_to)
        if link.exists():
            raise RefusedError(f"{link} 不是 docgen 建的链接，没有动它。", "请移走它，或换一个文件夹。")
        return Pointer(text.read_text(encoding="utf-8").strip()) if text.is_file() else None

    def releases(self) -> tuple[str, ...]:
        return tuple(name for name in self._names() if layout.is_release(name))

    def put(self, site: Site, before: Pointer | None) -> Sent:
        target = self.root / layout.finished(site.release.id)
        if target.is_dir() and site.is_whole(release.of_folder(target)):
            return Sent(0, len(site.names()))
        partial = self.root / layout.partial(site.release.id)
        _remove(partial)
        kept = self._filled(partial, site, before)
        if not site.is_whole(release.of_folder(partial)):
            raise MissingError(f"写进 {partial} 的文件读回来不一样；网站没有切换。", "请检查磁盘后重试。")
        _remove(target)
        partial.rename(target)
        if hasattr(os, "sync"):  # the link must not reach the disk before what it leads to
            os.sync()
        return Sent(len(site.names()) - kept, kept)

    def switch(self, event: Event, before: Pointer | None) -> str:
        if self.current() != before:
            raise RefusedError(f"{self.name} 的当前版本刚刚被别人换过，没有切换。", "请重新运行。")
        link, text, beside = (self.root / name for name in (layout.CURRENT, layout.CURRENT_TEXT, ".current"))
        beside.unlink(missing_ok=True)
        try:
            beside.symlink_to(layout.finished(event.release), target_is_directory=True)
        except (OSError, NotImplementedError):
            placing.put(text, f"{event.release}\n".encode())
            return _NO_LINK
        beside.replace(link)
        text.unlink(missing_ok=True)
        return ""

    def record(self, event: Event) -> None:
        file = self.root / journal.FILE
        with file.open("a+b") as stream:
            stream.seek(0)
            content = stream.read()
            stream.write(journal.appended(content, event)[len(content) :])

    def journal(self) -> tuple[Event, ...]:
        file = self.root / journal.FILE
        return journal.events(file.read_bytes()) if file.is_file() else ()

    def files(self, release_: str) -> Iterator[tuple[str, bytes]]:
        return release.of_folder(self.root / layout.finished(release_))

    def read(self, release_: str, path: str) -> bytes:
        try:
            return (self.root / layout.finished(release_) / path).read_bytes()
        except FileNotFoundError:
            raise KeyError(path) from None

    def prune(self, keep: Collection[str]) -> tuple[str, ...]:
        names = self._names()
        gone = tuple(name for name in names if layout.is_release(name) and name not in keep)
        for name in gone:  # renamed first: a half removed release is none
            target = self.root / layout.partial(name)
            _remove(target)
            (self.root / layout.finished(name)).rename(target)
        for name in self._names():
            if layout.is_leftover(name):
                _remove(self.root / layout.RELEASES / name)
        return gone

    def _names(self) -> tuple[str, ...]:
        folder = self.root / layout.RELEASES
        return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir())) if folder.is_dir() else ()

    def _filled(self, partial: Path, site: Site, before: Pointer | None) -> int:
        """Writes all files; returns how many of them are those of the release before."""
        old = self.root / layout.finished(before.release) if before else None
        same = unchanged(site, _manifest(old)) if old else frozenset()
        for path in site.names():
            target = partial / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if old and path in same:
                _link(old / path, target)
            else:
                target.write_bytes(site.content(path))
        return len(same)


@contextmanager
def explained(place: Path) -> Iterator[None]:
    """OSError -> the words an official needs."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise MissingError(f"{place} 的磁盘空间不足；网站仍是原来的版本。", "请清理磁盘后重试。") from error
        reason = error.strerror or str(error)
        raise MissingError(
            f"读写 {place} 时出错：{reason}；网站仍是完整的版本。", "请核对路径、权限和磁盘。"
        ) from error


def _manifest(folder: Path) -> release.Release | None:
    """None when it cannot be read: then everything is written anew."""
    with suppress(OSError, ValueError):
        return release.decode((folder / release.MANIFEST).read_bytes())
    return None


def _link(source: Path, target: Path) -> None:
    """The same file under a second name; a copy with its time where there are no hard links."""
    try:
        os.link(source, target)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
