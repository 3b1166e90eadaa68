"""An unknown word and the known ones -> «did you mean»."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from itertools import islice

_ENOUGH = 50


def nearest(word: str, known: Iterable[str]) -> str:
    """最接近的是“…”。 or nothing. A slip is hardly ever at both ends, which spares comparing with thousands."""
    alike = (other for other in known if other[:3] == word[:3] or other[-3:] == word[-3:])
    near = get_close_matches(word, islice(alike, _ENOUGH), n=1)
    return f"最接近的是“{near[0]}”。" if near else ""


def slip(word: str, known: Iterable[str]) -> str | None:
    """The known word that is one character away: put in, left out or another one."""
    return next((other for other in known if abs(len(other) - len(word)) <= 1 and _is_one_away(word, other)), None)


def _is_one_away(word: str, other: str) -> bool:
    """Of n characters n - 1 are the same, in the same order."""
    if word[:2] != other[:2] and word[-2:] != other[-2:]:
        return False
    same = sum(block.size for block in SequenceMatcher(None, word, other, autojunk=False).get_matching_blocks())
    return same == max(len(word), len(other)) - 1
