"""A pattern and how to correct what it matches -> every text that is written wrongly, beside what is right."""

from collections.abc import Callable, Iterable, Iterator
from re import Match, Pattern
from typing import NamedTuple

from docgen.catalog.model import Catalog
from docgen.findings import Severity, ValueEdit
from docgen.rules.contract import Flag
from docgen.rules.text_fields import Use
from docgen.rules.texts import END, Text, texts

_WHOLE = 40
_AROUND = 8

Fix = Callable[[Match[str]], str]
"""The right form of a match; the match itself where nothing is wrong with it."""


class Misspelling(NamedTuple):
    """`hit` is the first thing that is wrong; `wrong` and `right` show it with the words around it.

    `fixed` is the whole text with everything put right.
    """

    text: Text
    hit: str
    wrong: str
    right: str
    total: int
    fixed: str

    def flags(self, message: str, remedy: str, severity: Severity | None = None) -> Iterator[Flag]:
        """One for every place of the text, with the right words in the help."""
        more = f"这段文字里同类问题共 {self.total} 处。" if self.total > 1 else ""
        for file, pointer in self.text.places:
            help, fix = f"改为“{self.right}”。{more}{remedy}", (ValueEdit(pointer, self.fixed),)
            yield Flag(message, file, pointer, severity, help, value_edits=fix)


def misspellings(
    catalog: Catalog, pattern: Pattern[str], fix: Fix, uses: Iterable[Use], seek: Pattern[str] | None = None
) -> Iterator[Misspelling]:
    """One per text that has something to correct. `seek` finds the same texts, when it can do so faster."""
    for text in texts(catalog).holding(seek or pattern, uses):
        hits = [(match, right) for match in pattern.finditer(text.text) if (right := fix(match)) != match[0]]
        if hits:
            wrong, right = _excerpts(text.text, hits)
            yield Misspelling(text, hits[0][0][0], wrong, right, len(hits), pattern.sub(fix, text.text))


def is_in_title(match: Match[str]) -> bool:
    """Whether it stands inside 《》 of its text: a title is what it is."""
    start = match.string.rfind(END, 0, match.start()) + 1
    return match.string.rfind("《", start, match.start()) > match.string.rfind("》", start, match.start())


def _excerpts(text: str, hits: list[tuple[Match[str], str]]) -> tuple[str, str]:
    """The same stretch of the text, as it is and as it should be: all of it, or what is around the first hit."""
    start, end = 0, len(text)
    if end > _WHOLE:
        start, end = max(0, hits[0][0].start() - _AROUND), min(end, hits[0][0].end() + _AROUND)
    right, position = "", start
    for match, fixed in hits:
        if match.end() <= end:
            right += text[position : match.start()] + fixed
            position = match.end()
    return text[start:end], right + text[position:end]
