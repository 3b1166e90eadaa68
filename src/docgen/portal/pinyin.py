"""Han characters -> how they are read: for sorting and for searching by initials, never for addresses."""

from functools import cache

from pypinyin import Style, lazy_pinyin

_UNREAD = "\0"
"""Stands before what has no reading and is kept as it is: letters, digits, signs."""


@cache
def initials(text: str) -> str:
    """公共场所卫生许可 -> ggcswsxk; letters and digits stay, everything else falls away."""
    letters = "".join(sound[1:] if sound.startswith(_UNREAD) else sound[0] for sound in _sounds(text))
    return "".join(letter for letter in letters.lower() if letter.isascii() and letter.isalnum())


@cache
def order(text: str) -> tuple[str, str]:
    """Sorting key: by sound, then by the characters."""
    return " ".join(sound.removeprefix(_UNREAD) for sound in _sounds(text)), text


def letter(text: str) -> str:
    """The letter of the index that a name stands under; # for those that start with none."""
    first = initials(text)[:1].upper()
    return first if first.isalpha() else "#"


@cache
def _sounds(text: str) -> tuple[str, ...]:
    """gong1 gong4 …: the dictionary is asked once for each text."""
    return tuple(lazy_pinyin(text, style=Style.TONE3, errors=lambda unread: f"{_UNREAD}{unread}"))
