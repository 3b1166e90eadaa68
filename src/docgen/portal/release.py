"""One published state of the site: its files, their digests, and a name that follows from both."""

from collections.abc import Iterable, Iterator
from hashlib import new as digest
from hashlib import sha256
from pathlib import Path
from re import compile as regex
from zipfile import ZipFile

import msgspec

MANIFEST = "release.json"
"""Lies at the root of the site; it lists every other file of it."""
SIGNATURE = f"{MANIFEST}.sig"
"""Beside it, when somebody signed it."""

_ID = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{12}")

Contents = Iterable[tuple[str, bytes]]
"""Paths, relative to the site, and what the files hold, one after the other."""


class ReleaseFile(msgspec.Struct, frozen=True, kw_only=True):
    """`path` is relative to the site, with forward slashes; `sm3` is GB/T 32905-2016; digests in hex."""

    path: str
    size: int
    sha256: str
    sm3: str


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """`commit` is None when the catalog is in no git repository or differs from its last commit.

    `effective_on` (YYYY-MM-DD) is the day whose powers and duties the pages show.
    """

    version: int = 1
    id: str
    tool: str
    commit: str | None
    effective_on: str
    notice: str
    files: tuple[ReleaseFile, ...]


def of(files: Iterable[ReleaseFile], *, tool: str, commit: str | None, effective_on: str, notice: str) -> Release:
    """The same content is the same release, whoever makes it and whenever: the id is the day and a digest."""
    ordered = tuple(sorted(files, key=lambda file: file.path))
    return Release(
        id=_id(effective_on, ordered), tool=tool, commit=commit, effective_on=effective_on, notice=notice, files=ordered
    )


def encode(release: Release) -> bytes:
    """`release.json`."""
    return msgspec.json.format(msgspec.json.encode(release), indent=1) + b"\n"


def decode(content: bytes) -> Release:
    """ValueError (msgspec.DecodeError) when it is not what `encode` wrote."""
    return msgspec.json.decode(content, type=Release)


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Two sets of files held against each other; all in the order of their paths.

    `missing` are only in the first, `extra` only in the second; `renamed` are pairs of an old and a new path
    with the same content, and count as neither.
    """

    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.changed or self.renamed)


def is_sound(release: Release) -> bool:
    """Whether its id follows from what it says of itself, and may be a folder's name."""
    return bool(_ID.fullmatch(release.id)) and release.id == _id(release.effective_on, release.files)


def listed(contents: Contents) -> tuple[ReleaseFile, ...]:
    """What a release says of its files; of the manifest and its signature it says nothing."""
    return tuple(file(path, content) for path, content in contents if path not in (MANIFEST, SIGNATURE))


def file(path: str, content: bytes) -> ReleaseFile:
    sm3 = digest("sm3", content).hexdigest()
    return ReleaseFile(path=path, size=len(content), sha256=sha256(content).hexdigest(), sm3=sm3)


def compare(before: Iterable[ReleaseFile], after: Iterable[ReleaseFile]) -> Difference:
    """A release and what is there of it, or two releases."""
    old, new = ({file.path: file for file in files} for files in (before, after))
    gone = {path: old[path].sha256 for path in sorted(old.keys() - new.keys())}
    come = {path: new[path].sha256 for path in sorted(new.keys() - old.keys())}
    renamed = tuple(_renamed(gone, come))
    moved = {path for pair in renamed for path in pair}
    return Difference(
        missing=tuple(path for path in gone if path not in moved),
        extra=tuple(path for path in come if path not in moved),
        changed=tuple(path for path in sorted(old.keys() & new.keys()) if _differ(old[path], new[path])),
        renamed=renamed,
    )


def of_folder(root: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below; a link counts as a file, and what it leads to as its content. OSError."""
    for path in sorted(root.rglob("*")):
        if not path.is_dir() or path.is_symlink():
            yield path.relative_to(root).as_posix(), path.read_bytes()


def of_zip(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    """zipfile.BadZipFile when an entry is damaged."""
    for entry in archive.infolist():
        if not entry.is_dir():
            yield entry.filename, archive.read(entry)


def _id(effective_on: str, ordered: Iterable[ReleaseFile]) -> str:
    lines = "".join(f"{file.sha256} {file.path}\n" for file in ordered)
    return f"{effective_on}-{sha256(lines.encode()).hexdigest()[:12]}"


def _differ(one: ReleaseFile, other: ReleaseFile) -> bool:
    return (one.size, one.sha256, one.sm3) != (other.size, other.sha256, other.sm3)


def _renamed(gone: dict[str, str], come: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The first path that went with the first that came, for each content."""
    arrivals: dict[str, list[str]] = {}
    for path, content in come.items():
        arrivals.setdefault(content, []).append(path)
    for path, content in gone.items():
        if arrivals.get(content):
            yield path, arrivals[content].pop(0)
