"""A zip for platforms that import by hand: `portal.zip` is what is to be imported now.

Every release has its own zip in `portal.zip.releases/`; to roll back is to put an old one in the place of the first.
Bytes depend on the site alone: fixed dates, fixed order, UTF-8 names.
"""

import shutil
import zipfile
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import BytesIO
from pathlib import Path

from docgen.errors import MissingError, RefusedError
from docgen.portal import release
from docgen.publishing import journal, owner
from docgen.publishing.contract import Pointer, Sent
from docgen.publishing.journal import Event
from docgen.publishing.locallock import locked
from docgen.publishing.owner import Owner
from docgen.publishing.places.folder import explained
from docgen.publishing.site import Site

FORM = "….zip"
_DATE = (1980, 1, 1, 0, 0, 0)
_FILE_644 = 0o100644 << 16


@contextmanager
def at(target: str) -> Iterator["ZipPlace"]:
    """The path of a file that ends in .zip."""
    file = Path(target).absolute()
    with explained(file):
        yield ZipPlace(file)


class ZipPlace:
    """`file` is the current one; beside it, in a folder of its name, all that are kept, the journal and the lock."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.shelf = file.with_name(f"{file.name}.releases")
        self.name = str(file)

    def hold(self, owner_: Owner, is_forced: bool) -> AbstractContextManager[None]:  # noqa: ARG002 - nothing dangles
        return locked(self.shelf / owner.FILE, owner_, self.name)

    def current(self) -> Pointer | None:
        if not self.file.exists():
            return None
        try:
            with zipfile.ZipFile(self.file) as archive:
                return Pointer(release.decode(archive.read(release.MANIFEST)).id)
        except (zipfile.BadZipFile, KeyError, ValueError):
            raise RefusedError(f"{self.file} 不是 docgen 打的包，没有动它。", "请换一个文件名。") from None

    def releases(self) -> tuple[str, ...]:
        return tuple(sorted(file.stem for file in self.shelf.glob("[0-9]*.zip")))

    def put(self, site: Site, before: Pointer | None) -> Sent:  # noqa: ARG002 - a zip is written whole
        target = self._zip(site.release.id)
        if target.is_file() and site.is_whole(_contents(target)):
            return Sent(0, len(site.names()))
        partial = target.with_suffix(".partial")
        partial.write_bytes(packed(site))
        if not site.is_whole(_contents(partial)):
            raise MissingError(f"写进 {partial} 的包读回来不一样；原来的包没有动。", "请检查磁盘后重试。")
        partial.replace(target)
        return Sent(len(site.names()), 0)

    def switch(self, event: Event, before: Pointer | None) -> str:
        if self.current() != before:
            raise RefusedError(f"{self.name} 刚刚被别人换过，没有替换。", "请重新运行。")
        beside = self.shelf / "next.partial"
        shutil.copyfile(self._zip(event.release), beside)  # no link: who opens the file may write to it
        beside.replace(self.file)
        return ""

    def record(self, event: Event) -> None:
        file = self.shelf / journal.FILE
        content = file.read_bytes() if file.is_file() else b""
        with file.open("ab") as stream:
            stream.write(journal.appended(content, event)[len(content) :])

    def journal(self) -> tuple[Event, ...]:
        file = self.shelf / journal.FILE
        return journal.events(file.read_bytes()) if file.is_file() else ()

    def files(self, release_: str) -> Iterator[tuple[str, bytes]]:
        return _contents(self._zip(release_))

    def read(self, release_: str, path: str) -> bytes:
        with zipfile.ZipFile(self._zip(release_)) as archive:
            return archive.read(path)

    def prune(self, keep: Collection[str]) -> tuple[str, ...]:
        gone = tuple(id for id in self.releases() if id not in keep)
        for file in (*map(self._zip, gone), *self.shelf.glob("*.partial")):
            file.unlink()
        return gone

    def _zip(self, id: str) -> Path:
        return self.shelf / f"{id}.zip"


def packed(site: Site) -> bytes:
    """The same site gives the same bytes, on every system: zlib's own default level, no clock, no owner."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in site.contents():
            entry = zipfile.ZipInfo(path, _DATE)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _FILE_644, 3
            archive.writestr(entry, content)
    return stream.getvalue()


def _contents(file: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(file) as archive:
        yield from release.of_zip(archive)
