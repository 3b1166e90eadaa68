"""Content digest -> what was computed from it, kept between runs.

A cache can only save time: when it is missing, damaged, of another version or may not be written,
everything is computed again and nothing is said.
"""

import os
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
    folder = Path(__file__).parent
    modules = sorted(folder.rglob("*.py"))
    stats = ((module.relative_to(folder).as_posix(), module.stat()) for module in modules)
    lines = "".join(f"{name} {stat.st_size} {stat.st_mtime_ns}\n" for name, stat in stats)
    return f"{__version__} {sha256(lines.encode()).hexdigest()}"
