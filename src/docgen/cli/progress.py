"""Stages -> one moving line on a terminal, nothing anywhere else."""

import sys
from types import TracebackType
from typing import Self


class Progress:
    """Called with stage, done, total."""

    def __init__(self, is_plain: bool) -> None:
        self._is_plain = is_plain
        self._shown = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        line = f"{stage} {done}/{total}" if total > 1 else stage
        if self._is_plain or line == self._shown:
            return
        self._shown = line
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Takes the line away, before something else is said."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
        self._shown = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.clear()
