"""Bytes -> output/: all or none, nothing stale, nothing lost that docgen did not write."""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import new as digest
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

import msgspec
from filelock import FileLock, Timeout

from docgen.documents.manifest import MANIFEST, Entry, Manifest, decode, encode
from docgen.errors import MissingError, RefusedError
from docgen.machine import exchange


class _Memory(msgspec.Struct, frozen=True):
    """What the last build left: `tool` made it, `inputs` names all that went in.

    `stats` are the (size, mtime_ns) of each file.
    """

    tool: str
    inputs: str
    stats: dict[str, tuple[int, int]]


def write(folder: Path, path: str, content: bytes) -> tuple[int, str, str]:
    """One file below `folder` -> its size, SHA-256 and SM3 (GB/T 32905-2016)."""
    with _explained(folder):
        target = folder / path
        try:
            target.write_bytes(content)
        except FileNotFoundError:  # the first of its folder
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return len(content), sha256(content).hexdigest(), digest("sm3", content).hexdigest()


@contextmanager
def hold(folder: Path) -> Iterator["Output"]:
    """The output folder, for this process alone.

    RefusedError when another build holds it, or when it has files but was never docgen's.
    MissingError when the disk is full or may not be written to; the old content is then untouched.
    """
    folder = folder.resolve()
    work = folder.parent / f".{folder.name}.docgen"
    with _explained(folder):
        work.mkdir(parents=True, exist_ok=True)
        try:
            lock = FileLock(work / "lock").acquire(timeout=0)
        except Timeout:
            raise RefusedError(
                f"另一个 docgen 正在写 {folder}。", "请等它结束后再运行；两次生成不能同时写同一个文件夹。"
            ) from None
    with lock, Output(folder, work) as output:
        yield output


class Output:
    """The folder as the last build left it, and the next one in the making (`staging`)."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.folder = folder
        self.staging = work / "next"
        self._aside = work / "previous"
        self._memory_file = work / "memory"
        with _explained(folder):
            exchange.recover(folder, self._aside)
            _remove(self.staging)
        self.manifest = self._manifest()
        self._memory = self._remembered()
        self._entries = {entry.path: entry for entry in self.manifest.files} if self.manifest else {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        _remove(self.staging)

    def is_current(self, inputs: str) -> bool:
        """Whether the last build had exactly these inputs, none of its documents failed, and all still stand."""
        if self.manifest is None or self.manifest.failed or self._memory.inputs != inputs:
            return False
        return all(self._untouched(path) for path in (*self._entries, MANIFEST))

    def is_by(self, tool: str) -> bool:
        """Whether this very docgen made the last build: what another one made is made again."""
        return self._memory.tool == tool

    def entries(self) -> tuple[Entry, ...]:
        """What the last build made, as far as it still stands unchanged."""
        return tuple(entry for entry in self._entries.values() if self._whole(entry))

    def commit(self, manifest: Manifest, inputs: str, tool: str) -> tuple[str, ...]:
        """Everything staged, what was kept and what is not docgen's, in one step in the place of the old folder.

        Returns the names under which files were saved that somebody had changed by hand.
        """
        with _explained(self.folder):
            return self._commit(manifest, inputs, tool)

    def _commit(self, manifest: Manifest, inputs: str, tool: str) -> tuple[str, ...]:
        self.staging.mkdir(parents=True, exist_ok=True)
        made = {entry.path for entry in manifest.files}
        for path in made:
            if not (self.staging / path).exists():
                _link(self.folder / path, self.staging / path)
        saved = tuple(self._save_the_rest(made))
        (self.staging / MANIFEST).write_bytes(encode(manifest))
        memory = _Memory(tool, inputs, {path: _stat(f"{self.staging}/{path}") for path in (*made, MANIFEST)})
        self._memory_file.unlink(missing_ok=True)
        exchange.put(self.staging, self.folder, self._aside)
        self._memory_file.write_bytes(msgspec.msgpack.encode(memory))
        return saved

    def _save_the_rest(self, made: set[str]) -> Iterator[str]:
        """Carry over what docgen did not write; yields the new names of generated files changed by hand."""
        for path in _files(self.folder):
            entry = self._entries.get(path)
            if path == MANIFEST or (entry and self._whole(entry)):
                continue
            target = path
            if entry or path in made:
                target = self._free_name(path)
                yield target
            _link(self.folder / path, self.staging / target)

    def _free_name(self, path: str) -> str:
        """监管清单.docx -> 监管清单（手工修改）.docx, numbered when that name was taken before or is now."""
        name = PurePosixPath(path)
        for number in range(1, 1000):
            suffix = "" if number == 1 else str(number)
            candidate = str(name.with_name(f"{name.stem}（手工修改{suffix}）{name.suffix}"))
            if not (self.staging / candidate).exists() and not (self.folder / candidate).exists():
                return candidate
        raise RefusedError(f"{path} 手工修改过的旧稿太多。", "请清理输出文件夹后重试。")

    def _whole(self, entry: Entry) -> bool:
        if self._untouched(entry.path):
            return True
        file = self.folder / entry.path
        return file.is_file() and sha256(file.read_bytes()).hexdigest() == entry.sha256

    def _untouched(self, path: str) -> bool:
        try:
            return self._memory.stats.get(path) == _stat(f"{self.folder}/{path}")
        except OSError:
            return False

    def _manifest(self) -> Manifest | None:
        file = self.folder / MANIFEST
        if file.is_file():
            try:
                return decode(file.read_bytes())
            except ValueError:
                raise RefusedError(
                    f"{file} 不是 docgen 写的清单，或已损坏。",
                    "请换一个空文件夹（--output），或把这个文件夹移走后重新生成。",
                ) from None
        if any(not path.rsplit("/", 1)[-1].startswith(".") for path in _files(self.folder)):
            raise RefusedError(f"{self.folder} 里已有别的文件，docgen 不往里面写。", "请用 --output 指定一个空文件夹。")
        return None

    def _remembered(self) -> _Memory:
        try:
            return msgspec.msgpack.decode(self._memory_file.read_bytes(), type=_Memory)
        except (OSError, msgspec.DecodeError):
            return _Memory("", "", {})


def _stat(file: str) -> tuple[int, int]:
    stat = os.stat(file)  # noqa: PTH116 - once for every document of a build that finds nothing to do
    return stat.st_size, stat.st_mtime_ns


def _files(folder: Path) -> Iterable[str]:
    """Relative names of everything below that is not a folder, links included, in order."""
    for root, folders, names in os.walk(folder):
        folders.sort()
        links = [name for name in folders if (Path(root) / name).is_symlink()]
        for name in sorted([*names, *links]):
            yield (Path(root) / name).relative_to(folder).as_posix()


def _link(source: Path, target: Path) -> None:
    """The same file under a second name; a copy where the file system has no hard links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """OSError -> the words an official needs."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise MissingError("磁盘空间不足，没有生成完；原来的输出文件没有改动。", "请清理磁盘后重试。") from error
        if isinstance(error, PermissionError) and os.name == "nt":
            raise RefusedError(f"{folder} 里有文件正被打开。", "请关闭 Word 或 WPS 中打开的文件后重试。") from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise MissingError(
                f"没有权限写 {folder}。", "请换一个能写的文件夹（--output），或请管理员开放权限。"
            ) from error
        raise MissingError(f"写 {folder} 时出错：{error.strerror or error}", "请核对路径和磁盘后重试。") from error
