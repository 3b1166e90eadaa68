"""The 法规库 -> the titles that a text may call a law by: the registered one, and that without 中华人民共和国."""

from collections.abc import Mapping
from typing import NamedTuple

from docgen.catalog.model import Law

NATION = "中华人民共和国"
_TAIL = 3


class Titles(NamedTuple):
    """`full` has the registered title for every title and short form; `tails` the last three characters of each."""

    full: dict[str, str]
    tails: dict[str, tuple[int, ...]]

    def ending(self, text: str, end: int) -> str | None:
        """The longest known title that ends just there."""
        lengths = self.tails.get(text[max(0, end - _TAIL) : end], ())
        return next((text[end - n : end] for n in lengths if n <= end and text[end - n : end] in self.full), None)

    def registered(self, title: str) -> str | None:
        """The registered title that a short form stands for; None for a registered title, and for an unknown one."""
        full = self.full.get(title)
        return full if full != title else None


def titles(laws: Mapping[str, Law]) -> Titles:
    full = {title.removeprefix(NATION): title for title in laws} | {title: title for title in laws}
    named = {title: law for title, law in full.items() if len(title) >= _TAIL}
    tails: dict[str, set[int]] = {}
    for title in named:
        tails.setdefault(title[-_TAIL:], set()).add(len(title))
    return Titles(named, {tail: tuple(sorted(lengths, reverse=True)) for tail, lengths in tails.items()})
