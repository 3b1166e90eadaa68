"""Catalog -> every text in it, each distinct one once, laid end to end by use: what the text rules search.

Where a text stands is looked up only for texts that something is said of: in a clean catalog, for none.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate, pairwise
from re import Match, Pattern, escape
from re import compile as regex
from typing import Any, NamedTuple
from weakref import ref

from docgen.catalog.model import Catalog
from docgen.findings import Pointer
from docgen.rules.text_fields import Use, collect, with_pointers

AUTHORED: tuple[Use, ...] = ("prose", "name", "title")
WORDED: tuple[Use, ...] = (*AUTHORED, "quoted")
WRITTEN: tuple[Use, ...] = (*WORDED, "citation", "number")
EVERYTHING: tuple[Use, ...] = (*WRITTEN, "code")

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
"""For the inside of a character class: 〇 and the common ideographs."""

END = "\x1e"
"""Stands after every text; no file of a catalog may hold it."""

Place = tuple[str, Pointer]
"""file, pointer"""


class Text(NamedTuple):
    """One string, however often it stands in the catalog."""

    text: str
    use: Use
    of: "Texts"

    @property
    def places(self) -> Iterator[Place]:
        """Everywhere that it stands, in the order of the catalog."""
        return self.of.places(self)

    @property
    def files(self) -> set[str]:
        """The files that it stands in: quicker than its places."""
        return self.of.files(self)


class Texts:
    """All texts of one catalog. A rule asks once for the whole catalog, not once per text."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = ref(catalog)
        self._files = tuple(record.file for record in catalog.records)
        self._found: Mapping[Use, list[str]] = {use: [] for use in EVERYTHING}
        self._ends: Mapping[Use, list[int]] = {use: [0] for use in EVERYTHING}
        for record in catalog.records:
            collect(record, self._found)
            for use, ends in self._ends.items():
                ends.append(len(self._found[use]))
        self._known_holders: dict[Use, dict[str, list[int]]] = {}
        self._known_pointers: dict[int, list[tuple[Use, str, Pointer]]] = {}
        self._columns = {use: _Column(tuple(dict.fromkeys(found))) for use, found in self._found.items()}

    def are_of(self, catalog: Catalog) -> bool:
        return self._catalog() is catalog

    def all(self, uses: Iterable[Use], is_wanted: Callable[[str], bool] | None = None) -> Iterator[Text]:
        """Always in the same order. `is_wanted` is asked for every text: a function written in C costs least."""
        for use in uses:
            known = self._columns[use].texts
            for text in filter(is_wanted, known) if is_wanted else known:
                yield Text(text, use, self)

    def joined(self, use: Use) -> str:
        """The texts of `all((use,))` in that order, each followed by `END`."""
        return self._columns[use].joined

    def holding(
        self,
        pattern: Pattern[str],
        uses: Iterable[Use],
        seek: Pattern[str] | None = None,
        is_hit: Callable[[Match[str]], Any] = bool,
    ) -> Iterator[Text]:
        """The texts with a match. `seek` finds the same texts, or more, faster; `is_hit` thins out what it finds.

        A pattern is fast when it begins with a character or a small class, or all its branches with a character.
        """
        for use in uses:
            for text in self._columns[use].holding(seek or pattern, is_hit):
                if pattern.search(text):
                    yield Text(text, use, self)

    def files(self, text: Text) -> set[str]:
        return {self._files[number] for number in self._holders(text.use)[text.text]}

    def places(self, text: Text) -> Iterator[Place]:
        for number in self._holders(text.use)[text.text]:
            for use, value, pointer in self._pointed(number):
                if use == text.use and value == text.text:
                    yield self._files[number], pointer

    def _holders(self, use: Use) -> dict[str, list[int]]:
        """The numbers of the records that a text stands in."""
        if use not in self._known_holders:
            holders = self._known_holders[use] = {}
            for number, (start, end) in enumerate(pairwise(self._ends[use])):
                for text in dict.fromkeys(self._found[use][start:end]):
                    holders.setdefault(text, []).append(number)
        return self._known_holders[use]

    def _pointed(self, number: int) -> list[tuple[Use, str, Pointer]]:
        if number not in self._known_pointers:
            catalog = self._catalog()
            assert catalog, "a catalog outlives its rules"
            self._known_pointers[number] = list(with_pointers(catalog.records[number], ()))
        return self._known_pointers[number]


class _Column:
    """Texts laid end to end."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self.texts = texts
        self.joined = "".join([text.replace(END, " ") + END for text in texts])
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))

    def holding(self, seek: Pattern[str], is_hit: Callable[[Match[str]], Any]) -> Iterator[str]:
        """After a hit the search goes on behind its text, even where the match ran over an `END`."""
        position = 0
        while match := seek.search(self.joined, position):
            position = match.end() if match.end() > match.start() else match.end() + 1
            if is_hit(match):
                index = bisect_right(self._starts, match.start()) - 1
                if index == len(self.texts):
                    return
                position = self._starts[index + 1]
                yield self.texts[index]


def signs(*words: str) -> Pattern[str]:
    """A `seek` for texts that hold one of these words."""
    return regex("|".join(map(escape, words)))


_latest: list[Texts] = []


def texts(catalog: Catalog) -> Texts:
    """Walked once: the rules of one run share it. A catalog cannot be hashed, so it is known by its identity."""
    for walked in tuple(_latest):
        if walked.are_of(catalog):
            return walked
    _latest[:] = [Texts(catalog)]
    return _latest[0]
