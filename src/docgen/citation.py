"""《法》第N条(之N)第N款第N项(第N目) <-> Citation: one place in one law, or a law as a whole.

立法技术规范: 条、款、项、目 in Chinese numerals; a 《》 inside 《》 is written 〈〉.
"""

import re
from functools import cache

import msgspec

_DIGITS = "零一二三四五六七八九"
_TENS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = "([0-9]{1,4}|[零〇一二三四五六七八九十百千]{1,9})"
_CITATION = re.compile(
    "《((?:[^《》]|《[^《》]*》)+)》"
    f"(?:第{_NUMBER}条(?:之{_NUMBER})?(?:第{_NUMBER}款)?"
    f"(?:第(?:{_NUMBER}|[（(]{_NUMBER}[）)])项(?:第{_NUMBER}目)?)?)?"
)
_TO_OUTER, _TO_INNER = str.maketrans("〈〉", "《》"), str.maketrans("《》", "〈〉")


class Citation(msgspec.Struct, frozen=True):
    """`title` is the law's registered title; all numbers are 1-based, None where the citation stops short of them.

    `inserted` is N in 第x条之N, `paragraph` 款, `item` 项, `point` 目. `str()` writes it the statutory way.
    """

    title: str
    article: int | None = None
    inserted: int | None = None
    paragraph: int | None = None
    item: int | None = None
    point: int | None = None

    def __str__(self) -> str:
        return f"《{self.title.translate(_TO_INNER)}》{self.place}"

    @property
    def place(self) -> str:
        """Everything after the title: 第九条第一款第三项; empty for a law as a whole."""
        article = _part(self.article, "条") + (f"之{_chinese(self.inserted)}" if self.inserted else "")
        return article + _part(self.paragraph, "款") + _part(self.item, "项") + _part(self.point, "目")


@cache
def parse(text: str) -> Citation | None:
    """The whole text as one citation, or None. Arabic numerals and 第（三）项 are read, never written."""
    match = _CITATION.fullmatch(text)
    if match is None:
        return None
    title, article, inserted, paragraph, item, bracketed, point = match.groups()
    numbers = [_number(part) for part in (article, inserted, paragraph, item or bracketed, point)]
    return None if 0 in numbers else Citation(title.translate(_TO_OUTER), *numbers)


def _part(number: int | None, unit: str) -> str:
    return f"第{_chinese(number)}{unit}" if number else ""


@cache
def _number(text: str | None) -> int | None:
    """0 for what is no numeral, such as 一百五 or 二二."""
    if text is None:
        return None
    if text.isascii():
        return int(text)
    total = digit = 0
    for character in text.replace("〇", "零"):
        if character in _TENS:
            total, digit = total + (digit or 1) * _TENS[character], 0
        else:
            digit = _DIGITS.index(character)
    number = total + digit
    return number if _chinese(number) == text.replace("〇", "零") else 0


@cache
def _chinese(number: int) -> str:
    """1 to 9999: 十二, 一百零五, 一千二百四十二."""
    digits = zip(f"{number:04d}", "千百十 ", strict=True)
    text = "".join("零" if digit == "0" else _DIGITS[int(digit)] + unit for digit, unit in digits)
    return re.sub("零+", "零", text).strip("零 ").removeprefix("一" if 10 <= number < 20 else "")
