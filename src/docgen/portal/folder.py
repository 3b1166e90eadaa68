"""Files to be -> a folder on this machine that has them: only what changed is made again.

The folder is a cache: it may be deleted, and a run that was killed is made good by the next one.
What is published from it is held against its `release.json` first.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from docgen.errors import MissingError, RefusedError
from docgen.machine import cache, executor
from docgen.portal import release
from docgen.portal.release import MANIFEST, ReleaseFile


@dataclass(frozen=True)
class File:
    """`input` is the digest of all that `make` makes it from."""

    path: str
    input: str
    make: Callable[[], bytes]


def whole(path: str, content: bytes) -> File:
    """Of what is made before it is known whether it changed."""
    return File(path, sha256(content).hexdigest(), lambda: content)


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


def fill(folder: Path, files: Iterable[File], processes: int, progress: Callable[[int, int], None]) -> Filled:
    """`progress` is told how many are made, and of how many. RefusedError when another docgen is at it, or when two
    files have one name; MissingError when the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_suffix(".lock"), timeout=0):
            return _fill(folder, tuple(files), processes, progress)
    except Timeout:
        raise RefusedError("另一个 docgen 正在生成网站。", "请等它结束后再运行。") from None
    except OSError as error:
        raise MissingError(
            f"写不进网站文件夹 {folder}：{error.strerror or '原因不明'}。", "请核对文件夹的权限和磁盘空间。"
        ) from error


def _fill(folder: Path, files: Sequence[File], processes: int, progress: Callable[[int, int], None]) -> Filled:
    _require_distinct(files)
    memory = folder.with_suffix(".memory")
    before = cache.load(memory, dict[str, _Known]) or {}
    known = {file.path: before[file.path] for file in files if _is_fresh(folder, file, before.get(file.path))}
    stale = [file for file in files if file.path not in known]
    made: dict[str, _Known] = {}
    try:
        for file, result in zip(stale, _made(folder, stale, before, processes), strict=True):
            made[file.path] = result
            progress(len(made), len(stale))
        after = {file.path: made.get(file.path) or known[file.path] for file in files}
        _sweep(folder, after)
    finally:
        cache.store(memory, {**before, **made})
    cache.store(memory, after)
    changed = sum(path not in before or before[path].file.sha256 != new.file.sha256 for path, new in made.items())
    return Filled(tuple(known.file for known in after.values()), len(made), changed)


def _require_distinct(files: Iterable[File]) -> None:
    seen: set[str] = set()
    for file in files:
        if file.path in seen:
            raise RefusedError(f"网站里有两个文件都叫 {file.path}。", "请核对目录中的 id 是否只差大小写或重复。")
        seen.add(file.path)


def _is_fresh(folder: Path, file: File, known: "_Known | None") -> bool:
    return known is not None and known.input == file.input and known.stat == _stat(folder / file.path)


def _made(folder: Path, files: Sequence[File], before: Mapping[str, "_Known"], processes: int) -> Iterator["_Known"]:
    """In their order. What a page is made from cannot be sent to a process that did not inherit it."""

    def make(number: int) -> _Known:
        return _make(folder, files[number], before.get(files[number].path))

    return executor.run(make, range(len(files)), processes if executor.can_fork() else 1)


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


def _sweep(folder: Path, after: dict[str, _Known]) -> None:
    """Everything else goes: the folder is docgen's own."""
    for root, _, names in os.walk(folder, topdown=False):
        place = Path(root)
        for name in names:
            path = (place / name).relative_to(folder).as_posix()
            if path not in after and path != MANIFEST:
                (place / name).unlink()
        if place != folder and not any(place.iterdir()):
            place.rmdir()


def _stat(file: Path) -> tuple[int, int]:
    try:
        stat = file.stat()
    except OSError:
        return -1, -1
    return stat.st_size, stat.st_mtime_ns
