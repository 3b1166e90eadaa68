"""An unknown word and the known ones -> «did you mean»."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

_ENOUGH = 50


def nearest(word: str, known: Iterable[str]) -> str:
    """最接近的是“…”。 or nothing. A slip is hardly ever at both ends, which spares comparing with thousands."""
    alike = (other for other in known if other[:3] == word[:3] or other[-3:] == word[-3:])
    near = get_close_matches(word, islice(alike, _ENOUGH), n=1)
    return f"最接近的是“{near[0]}”。" if near else ""
