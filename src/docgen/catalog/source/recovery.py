"""A text, patched here and there so that the parser can read on -> problems at the offsets of the author's text."""

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import replace

from docgen.catalog.source.positions import columns
from docgen.catalog.source.problem import Patches, Problem

_MAX_WORK = 4 << 20
"""Characters to parse again, all rounds of one file together."""


class Recovery:
    """A patch puts in one character at most, so the way back is to count the added ones before an offset."""

    def __init__(self, body: str) -> None:
        self.body = body
        self._added: list[int] = []
        self._work = _MAX_WORK

    def patch(self, patches: Patches) -> bool:
        """False when there is nothing to patch, or when it has been done often enough for a text of this size."""
        self._work -= len(self.body)
        if not patches or self._work < 0:
            return False
        pieces, at, grown = [], 0, []
        for start, end, text in sorted(patches):
            pieces += [self.body[at:start], text]
            at = end
            grown += [end] if len(text) > end - start else []
        self.body = "".join(pieces) + self.body[at:]
        moved = [added + bisect_right(grown, added) for added in self._added]
        self._added = sorted(moved + [end + nth for nth, end in enumerate(grown)])
        return True

    def as_written(self, problem: Problem) -> Problem:
        first = problem.first and (self._back(problem.first[0]), self._back(problem.first[1]))
        patches = tuple((self._back(start), self._back(end), text) for start, end, text in problem.patches)
        return replace(
            problem, start=self._back(problem.start), end=self._back(problem.end), first=first, patches=patches
        )

    def marks_as_written(self, marks: bytes) -> bytes:
        if not self._added:
            return marks
        first = self._added[0]
        return array("I", [at if at <= first else self._back(at) for at in array("I", marks)]).tobytes()

    def is_quoting(self, marks: bytes) -> bool:
        """Whether every pair of added characters became the quotes of a node, and not part of some text."""
        starts, ends = columns(marks)
        nodes = [bisect_right(starts, opening) - 1 for opening in self._added[::2]]
        return -1 not in nodes and [at for node in nodes for at in (starts[node], ends[node] - 1)] == self._added

    def _back(self, offset: int) -> int:
        return offset - bisect_left(self._added, offset)
