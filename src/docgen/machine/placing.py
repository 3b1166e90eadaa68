"""Bytes -> a file, whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path
from shutil import copymode

from docgen.errors import MissingError


def put(file: Path, content: bytes) -> None:
    """Written beside and renamed; a link keeps leading where it led, and permissions stay. MissingError when not.

    A pipe or a device is not replaced: what it is given goes through it.
    """
    if file.exists() and not file.is_file() and not file.is_dir():
        _pass(file, content)
        return
    target = file.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())  # else a power failure may leave an empty file under the name
        if target.exists():
            copymode(target, beside)
        beside.replace(target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise _refused(file, error) from error


def _pass(file: Path, content: bytes) -> None:
    try:
        with file.open("wb", buffering=0) as stream:
            stream.write(content)
    except OSError as error:
        raise _refused(file, error) from error


def _refused(file: Path, error: OSError) -> MissingError:
    reason = error.strerror or "原因不明"
    return MissingError(f"写不进文件 {file}：{reason}。", "请核对文件夹的权限和磁盘空间，关闭正打开它的程序。")
