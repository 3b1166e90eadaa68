"""Files to be -> a folder on this machine that has them: only what changed is made again.

The folder is a cache: it may be deleted, and a run that was killed is made good by the next one.
What is published from it is held against its `release.json` first.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from docgen import cache, release
from docgen.errors import RefusedError
from docgen.release import MANIFEST, ReleaseFile


@dataclass(frozen=True)
class File:
    """`input` is the digest of all that `make` makes it from."""

    path: str
    input: str
    make: Callable[[], bytes]


class _Known(msgspec.Struct, frozen=True):
    """A file as the last run left it; `stat` is its size and modification time in ns."""

    input: str
    file: ReleaseFile
    stat: tuple[int, int]


@dataclass(frozen=True)
class Filled:
    """What the folder has now, how many of its files were made, and how many of those differ from before."""

    files: tuple[ReleaseFile, ...]
    made: int
    changed: int
    removed: int


def fill(folder: Path, files: Iterable[File], progress: Callable[[int], None]) -> Filled:
    """RefusedError when another docgen is at it, or when two files have one name."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder.with_suffix(".lock"), timeout=0):
            return _fill(folder, files, progress)
    except Timeout:
        raise RefusedError("另一个 docgen 正在生成网站。", "请等它结束后再运行。") from None


def _fill(folder: Path, files: Iterable[File], progress: Callable[[int], None]) -> Filled:
    memory = folder.with_suffix(".memory")
    before = cache.load(memory, dict[str, _Known]) or {}
    after: dict[str, _Known] = {}
    made = changed = 0
    try:
        for number, file in enumerate(files, start=1):
            if file.path in after:
                raise RefusedError(f"网站里有两个文件都叫 {file.path}。", "请核对目录中的 id 是否只差大小写或重复。")
            known = before.get(file.path)
            if known and known.input == file.input and known.stat == _stat(folder / file.path):
                after[file.path] = known
            else:
                after[file.path] = _make(folder, file, known)
                made += 1
                changed += known is None or known.file.sha256 != after[file.path].file.sha256
            progress(number)
        removed = _sweep(folder, after)
    finally:
        cache.store(memory, {**before, **after})
    cache.store(memory, after)
    return Filled(tuple(known.file for known in after.values()), made, changed, removed)


def _make(folder: Path, file: File, known: "_Known | None") -> _Known:
    """A file whose bytes did not change is not written again: its time tells publishers and browsers so."""
    content, target = file.make(), folder / file.path
    described = release.file(file.path, content)
    if not (known and known.file == described and known.stat == _stat(target)):
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.new")
        beside.write_bytes(content)
        beside.replace(target)
    return _Known(file.input, described, _stat(target))


def _sweep(folder: Path, after: dict[str, _Known]) -> int:
    """Everything else goes: the folder is docgen's own."""
    removed = 0
    for root, _, names in os.walk(folder, topdown=False):
        place = Path(root)
        for name in names:
            path = (place / name).relative_to(folder).as_posix()
            if path not in after and path != MANIFEST:
                (place / name).unlink()
                removed += 1
        if place != folder and not any(place.iterdir()):
            place.rmdir()
    return removed


def _stat(file: Path) -> tuple[int, int]:
    try:
        stat = file.stat()
    except OSError:
        return -1, -1
    return stat.st_size, stat.st_mtime_ns
