"""A finished folder -> in the place of the old one, in a single step where the system has one."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h; renameat2(2), since Linux 3.15


def put(finished: Path, place: Path, aside: Path) -> None:
    """`place` becomes `finished`; what stood there is removed.

    Killed at any moment, `place` is the old folder or the new one, whole. Where the system cannot
    exchange two folders, the old one is first renamed to `aside`, and `recover` brings it back.
    All three must lie on one file system. OSError when a file in `place` is held open (Windows).
    """
    if not place.exists():
        finished.rename(place)
    elif _exchange(finished, place):
        shutil.rmtree(finished)
    else:
        place.rename(aside)
        finished.rename(place)
        shutil.rmtree(aside)


def recover(place: Path, aside: Path) -> None:
    """Finish or undo what a killed `put` left behind."""
    if not aside.exists():
        return
    if place.exists():
        shutil.rmtree(aside)
    else:
        aside.rename(place)


def _exchange(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
