"""Content digest -> what was computed from it, kept between runs.

A cache can only save time: when it is missing, damaged, of another version or may not be written,
everything is computed again and nothing is said.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

from docgen import __version__

_Value = TypeVar("_Value")


class _Kept(msgspec.Struct):
    tool: str
    value: msgspec.Raw


def load(file: Path, type: type[_Value]) -> _Value | None:
    """What `store` put there, when this very docgen did."""
    try:
        kept = msgspec.msgpack.decode(file.read_bytes(), type=_Kept)
        return msgspec.msgpack.decode(kept.value, type=type) if kept.tool == tool() else None
    except (OSError, msgspec.DecodeError):
        return None


def store(file: Path, value: object) -> None:
    """Written beside and renamed, so that a reader never meets half of it."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(msgspec.msgpack.encode(_Kept(tool(), msgspec.Raw(msgspec.msgpack.encode(value)))))
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink()


@cache
def tool() -> str:
    """This docgen: its version, and its modules as they lie on disk (a developer's edit counts)."""
    lines = sorted(_stats(str(Path(__file__).parents[1])))
    return f"{__version__} {sha256(''.join(lines).encode()).hexdigest()}"


def _stats(package: str) -> Iterator[str]:
    """A line for every module. Every command waits for this: no Path, which costs more than the stat."""
    for folder, _, names in os.walk(package):
        for name in names:
            if name.endswith(".py"):
                stat = os.stat(f"{folder}/{name}")  # noqa: PTH116
                yield f"{folder[len(package) :]}/{name} {stat.st_size} {stat.st_mtime_ns}\n"
