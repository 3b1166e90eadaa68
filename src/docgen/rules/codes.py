"""基本编码, 实施编码 and 业务办理项编码 -> their parts, and the check digits of a 统一社会信用代码.

实施编码 = 统一社会信用代码 18 + 行使层级 1 + 基本编码 12; a handling item has two digits more. 基本编码 = 0001 for
行政许可 (a province's own begin with its division code) + department 2 + main item 3 + sub-item 3, where 00Y is a
main item that has sub-items and 000 one that has none.
"""

from functools import cache
from re import compile as regex

import msgspec

from docgen.catalog.model.permit import Level

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_HANDLING = regex(rf"(?:([{_ALPHABET}]{{18}})([1-6]))?([0-9]{{9}}(?:[0-9]{{3}}|00Y))([0-9]{{2}})")
_IMPLEMENTING = regex(rf"[{_ALPHABET}]{{18}}[1-6]([0-9]{{9}}(?:[0-9]{{3}}|00Y))(?:[0-9]{{2}})?")
_WEIGHTS = tuple(3**place % 31 for place in range(17))  # GB 32100-2015
_INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)  # GB 11714-1997

DIGIT_OF_LEVEL: dict[Level, str] = {"国家": "1", "省": "2", "市": "3", "县": "4", "乡": "5", "村": "6"}


class HandlingCode(msgspec.Struct, frozen=True):
    """A 业务办理项编码 in parts; guides also print it without `uscc` and `level`."""

    uscc: str | None
    level: str | None
    basic: str
    number: str


@cache
def handling(code: str) -> HandlingCode | None:
    """None for what is no 业务办理项编码."""
    match = _HANDLING.fullmatch(code)
    return HandlingCode(*match.groups()) if match else None


def basic_within(code: str) -> str | None:
    """The 基本编码 inside an 实施编码 or 业务办理项编码."""
    match = _IMPLEMENTING.fullmatch(code)
    return match[1] if match else None


def is_main_item(code: str | None) -> bool:
    """Whether the 基本编码 is that of a main item with sub-items (00Y)."""
    return code is not None and code.endswith("00Y")


@cache
def misspelt(uscc: str) -> str | None:
    """What a check digit says is wrong with a 统一社会信用代码 of 18 characters; None when both hold."""
    values = [_ALPHABET.index(character) for character in uscc[:17]]
    check = _ALPHABET[-sum(value * weight for value, weight in zip(values, _WEIGHTS, strict=True)) % 31]
    if uscc[17] != check:
        return f"第 18 位应为 {check}，现在是 {uscc[17]}"
    inner = _inner_check(uscc[8:16])
    return None if uscc[16] == inner else f"第 17 位应为 {inner}，现在是 {uscc[16]}"


def _inner_check(number: str) -> str:
    """Of the 主体标识码, the nine characters before the last; A to Z count 10 to 35."""
    rest = 11 - sum(int(character, 36) * weight for character, weight in zip(number, _INNER_WEIGHTS, strict=True)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))
