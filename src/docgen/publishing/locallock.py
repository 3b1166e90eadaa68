"""A lock among processes that see one folder: the system's own, so that a killed process holds nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from docgen.publishing import owner
from docgen.publishing.owner import Owner


@contextmanager
def locked(file: Path, me: Owner, place: str) -> Iterator[None]:
    """RefusedError names who has it; they wrote themselves into `file`, which the system's lock stands beside."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        lock = FileLock(file.with_name(f".{file.name}")).acquire(timeout=0)
    except Timeout:
        raise owner.refusal(place, owner.decode(_content(file))) from None
    with lock:
        file.write_bytes(owner.encode(me))
        try:
            yield
        finally:
            file.unlink(missing_ok=True)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
