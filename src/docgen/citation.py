"""《法》第N条(之N)第N款第N项(第N目) <-> Citation: one place in one law, or a law as a whole.

立法技术规范: 条、款、项、目 in Chinese numerals; a 《》 inside 《》 is written 〈〉.
"""

import re
from functools import cache

import msgspec

from docgen import gongwen

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
        article = _part(self.article, "条") + (f"之{gongwen.numeral(self.inserted)}" if self.inserted else "")
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
    return f"第{gongwen.numeral(number)}{unit}" if number else ""


@cache
def _number(text: str | None) -> int | None:
    """0 for what is no numeral, such as 一百五 or 二二."""
    if text is None:
        return None
    return int(text) if text.isascii() else gongwen.number(text) or 0
