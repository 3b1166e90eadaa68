"""A mistake by its offsets in the text -> Finding by line and column."""

from dataclasses import dataclass

from docgen.catalog.source.positions import Lines
from docgen.findings import Edit, Finding, Related

MAX_PROBLEMS = 20
"""Said about one file at most, by each of its readers: nobody reads more at once, and a broken file is full of them."""

Patches = tuple[tuple[int, int, str], ...]
"""(start, end, text): put `text` in the place of the characters `start:end`; it is longer by one at most."""


@dataclass(frozen=True)
class Problem:
    """What the reader found wrong at the characters `start:end` of the text without its BOM.

    `first` is the stretch of an earlier place that explains this one. `corrections` repair it without changing
    what was meant, unless they are a guess: then they are a fix that somebody has to look at.
    """

    code: str
    message: str
    help: str
    start: int
    end: int
    first: tuple[int, int] | None = None
    patches: Patches = ()
    is_guess: bool = False

    def finding(self, file: str, lines: Lines) -> Finding:
        related = () if self.first is None else (Related("第一次写在这里", file, span=lines.span(*self.first)),)
        fix = tuple(
            Edit(start + lines.bom, end + lines.bom, text, not self.is_guess) for start, end, text in self.patches
        )
        span = lines.span(self.start, self.end)
        return Finding(self.code, self.message, file, help=self.help, related=related, fix=fix, span=span)
