"""Where the parser gave up, and what stands around it."""

from dataclasses import dataclass

from docgen.catalog.source.building import Tree
from docgen.catalog.source.positions import Lines
from docgen.catalog.source.problem import Problem


@dataclass(frozen=True)
class ParseError:
    """`at` is where the parser gave up, `since` where what it was doing began, `last` the last node before."""

    body: str
    lines: Lines
    at: int
    since: int
    says: str
    doing: str
    last: tuple[int, int]

    @classmethod
    def of(cls, body: str, tree: Tree) -> "ParseError":
        assert tree.stop is not None
        at, since = (mark.index if mark else 0 for mark in (tree.stop.problem_mark, tree.stop.context_mark))
        return cls(body, Lines(body), at, since, tree.stop.problem or "", tree.stop.context or "", tree.last)

    @property
    def char(self) -> str:
        return self.body[self.at : self.at + 1]

    @property
    def number(self) -> int:
        return self.lines.number(self.at)

    @property
    def begins_line(self) -> bool:
        return not self.lines.before(self.at).strip(" ")

    @property
    def document_end(self) -> int | None:
        """Where `...` stands on this line, or on the last one before it with anything on it."""
        for number in range(self.number, -1, -1):
            line = self.lines.text(number)
            if line[:3] == "..." and not line[3:4].strip():
                return self.lines.starts[number]
            if number < self.number and line.strip():
                return None
        return None

    def rest(self, start: int) -> str:
        """The text from there to the end of its line."""
        number = self.lines.number(start)
        return self.lines.text(number)[start - self.lines.starts[number] :].rstrip()

    def wrong(self, message: str, help: str, start: int | None = None, length: int = 1) -> Problem:
        start = self.at if start is None else start
        return Problem("DG102", message, help, start, min(start + length, len(self.body)))

    def wrong_line(self, number: int, message: str, help: str) -> Problem:
        text = self.lines.text(number)
        indent = len(text) - len(text.lstrip(" "))
        return self.wrong(message, help, self.lines.starts[number] + indent, len(text.strip(" ")))
