"""Han characters -> how they are read: for sorting and for searching by initials, never for addresses."""

from functools import cache

from pypinyin import Style, lazy_pinyin


@cache
def initials(text: str) -> str:
    """公共场所卫生许可 -> ggcswsxk; letters and digits stay, everything else falls away."""
    letters = lazy_pinyin(text, style=Style.FIRST_LETTER, errors="default")
    return "".join(letter for letter in "".join(letters).lower() if letter.isascii() and letter.isalnum())


@cache
def order(text: str) -> tuple[str, str]:
    """Sorting key: by sound, then by the characters."""
    return " ".join(lazy_pinyin(text, style=Style.TONE3)), text


def letter(text: str) -> str:
    """The letter of the index that a name stands under; # for those that start with none."""
    first = initials(text)[:1].upper()
    return first if first.isalpha() else "#"
