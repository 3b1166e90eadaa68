"""A folder on another machine, over SSH: laid out as in folder.py, and switched in the same way.

What did not change is not sent again: the server makes a second name for the file that it has (an extension of
OpenSSH); a server that knows no such thing gets the file once more.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import partial
from urllib.parse import unquote, urlsplit

from docgen.errors import MissingError, RefusedError, UsageError
from docgen.portal import release
from docgen.publishing import journal, layout, owner
from docgen.publishing.contract import Pointer, Sent
from docgen.publishing.journal import Event
from docgen.publishing.owner import Owner
from docgen.publishing.remote import Absent, Refused, Remote, connected
from docgen.publishing.site import Site, unchanged

FORM = "sftp://用户@主机/文件夹"


@contextmanager
def at(target: str) -> Iterator["SftpPlace"]:
    """sftp://user@host:port/folder; /~/folder is one in the user's own folder."""
    parts = urlsplit(target)
    root = unquote(parts.path).rstrip("/")
    if not parts.hostname or not root:
        raise UsageError(f"{target} 没有写全主机和文件夹。", f"写成 {FORM} 的样子。")
    with connected(parts) as remote:
        yield SftpPlace(target, remote, root.removeprefix("/~/"))


class SftpPlace:
    """`root` holds `releases/<id>/`, the link `current`, the journal and the lock."""

    def __init__(self, name: str, remote: Remote, root: str) -> None:
        self.name, self._remote, self._root = name, remote, root

    @contextmanager
    def hold(self, owner_: Owner, is_forced: bool) -> Iterator[None]:
        """A lock file that only one can create; a killed process of this machine is known to be gone."""
        self._remote.make_folders(self._path(layout.RELEASES), ())
        lock = self._path(owner.FILE)
        if is_forced:
            self._remote.remove(lock)
        try:
            self._remote.create(lock, owner.encode(owner_))
        except Refused:
            holder = owner.decode(self._content(owner.FILE))
            if not owner.is_gone(holder, owner_):
                raise owner.refusal(self.name, holder) from None
            aside = f"{lock}.{owner_.pid}"
            self._remote.rename(lock, aside)  # of two that find the dead one, the second has nothing to rename
            self._remote.remove(aside)
            self._remote.create(lock, owner.encode(owner_))
        try:
            yield
        finally:
            self._remote.remove(lock)

    def current(self) -> Pointer | None:
        link = self._path(layout.CURRENT)
        try:
            found = self._remote.led_to(link)
        except Refused:
            raise RefusedError(f"{link} 不是 docgen 建的链接，没有动它。", "请移走它，或换一个文件夹。") from None
        if found is None:
            return None
        led_to = layout.led_to(found)
        if led_to is None:
            raise RefusedError(f"{link} 指向 {found}，不是 docgen 建的。", "请移走它，或换一个文件夹。")
        return Pointer(led_to)

    def releases(self) -> tuple[str, ...]:
        return tuple(name for name in self._remote.names(self._path(layout.RELEASES)) if layout.is_release(name))

    def put(self, site: Site, before: Pointer | None) -> Sent:
        id = site.release.id
        if id in self.releases() and site.is_whole(self.files(id)):
            return Sent(0, len(site.names()))
        making, done = self._path(layout.partial(id)), self._path(layout.finished(id))
        self._remote.remove(making)
        self._remote.make_folders(making, site.names())
        kept = self._kept(making, site, before)
        sent = [path for path in site.names() if path not in kept]
        self._remote.write_all(making, ((path, partial(site.content, path)) for path in sent))
        self._require_whole(making, site, sent)
        self._remote.remove(done)
        self._remote.rename(making, done)
        return Sent(len(sent), len(kept))

    def switch(self, event: Event, before: Pointer | None) -> str:
        if self.current() != before:
            raise RefusedError(f"{self.name} 的当前版本刚刚被别人换过，没有切换。", "请重新运行。")
        beside = self._path(".current")
        self._remote.remove(beside)
        try:
            self._remote.lead(beside, layout.finished(event.release))
            self._remote.rename(beside, self._path(layout.CURRENT))
        except Refused as error:
            raise MissingError(
                f"{self.name} 的服务器不能建符号链接或原子改名，没有切换：{error}",
                "请换一台服务器，或在服务器上运行 docgen。",
            ) from None
        return ""

    def record(self, event: Event) -> None:
        content = self._content(journal.FILE)
        self._remote.append(self._path(journal.FILE), journal.appended(content, event)[len(content) :])

    def journal(self) -> tuple[Event, ...]:
        return journal.events(self._content(journal.FILE))

    def files(self, release_: str) -> Iterator[tuple[str, bytes]]:
        folder = self._path(layout.finished(release_))
        return self._remote.read_all(folder, self._remote.sizes(folder))

    def read(self, release_: str, path: str) -> bytes:
        try:
            return self._remote.read(self._path(f"{layout.finished(release_)}/{path}"))
        except Absent:
            raise KeyError(path) from None

    def prune(self, keep: Collection[str]) -> tuple[str, ...]:
        gone = tuple(name for name in self.releases() if name not in keep)
        for name in gone:  # renamed first: a half removed release is none
            target = self._path(layout.partial(name))
            self._remote.remove(target)
            self._remote.rename(self._path(layout.finished(name)), target)
        for name in self._remote.names(self._path(layout.RELEASES)):
            if layout.is_leftover(name):
                self._remote.remove(self._path(f"{layout.RELEASES}/{name}"))
        return gone

    def _kept(self, making: str, site: Site, before: Pointer | None) -> frozenset[str]:
        """The files of the release before that are those of this one, now under both."""
        if before is None:
            return frozenset()
        try:
            old = release.decode(self.read(before.release, release.MANIFEST))
        except (KeyError, ValueError):  # then everything is sent anew
            return frozenset()
        same = unchanged(site, old)
        return same - self._remote.link_all(self._path(layout.finished(before.release)), making, same)

    def _require_whole(self, making: str, site: Site, sent: Collection[str]) -> None:
        """What was sent is read back; of what was there already the length must be right."""
        is_right = self._remote.sizes(making) == site.sizes() and all(
            content == site.content(path) for path, content in self._remote.read_all(making, sent)
        )
        if not is_right:
            raise MissingError(f"传到 {self.name} 的文件读回来不一样；网站没有切换。", "请检查服务器的磁盘后重试。")

    def _content(self, name: str) -> bytes:
        """b"" when there is no such file."""
        try:
            return self._remote.read(self._path(name))
        except Absent:
            return b""

    def _path(self, below: str) -> str:
        return f"{self._root}/{below}"
