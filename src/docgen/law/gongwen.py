"""Numbers, dates and 文号 <-> the words of an official document."""

import datetime
import re
from functools import cache

_DIGITS = "零一二三四五六七八九"
_UNITS = ("千", "百", "十", "")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,16}〔(?:19|20)[0-9]{2}〕[1-9][0-9]*号")


@cache
def numeral(number: int) -> str:
    """1 to 9999 as 一…九千九百九十九: 十二, 一百零五, 一千二百四十二. ValueError outside."""
    if not 1 <= number <= 9999:
        raise ValueError(f"只能写成一至九千九百九十九的中文数字，现在是 {number}")
    digits = zip(f"{number:04d}", _UNITS, strict=True)
    text = "".join("零" if digit == "0" else _DIGITS[int(digit)] + unit for digit, unit in digits)
    text = re.sub("零+", "零", text).strip("零")
    return text.removeprefix("一") if 10 <= number < 20 else text


def number(text: str) -> int | None:
    """What `numeral` wrote, as a number; also with 〇. None for what is no such numeral, e.g. 一百五 or 二二."""
    value = digit = 0
    for character in text.replace("〇", "零"):
        if character in "千百十":
            value, digit = value + (digit or 1) * int(10 ** (3 - _UNITS.index(character))), 0
        elif character in _DIGITS:
            digit = _DIGITS.index(character)
        else:
            return None
    value += digit
    return value if 1 <= value <= 9999 and numeral(value) == text.replace("〇", "零") else None


def ordinal(level: int, number: int) -> str:
    """结构层次序数 (GB/T 9704-2012, 7.3.3) of levels 1 to 4: 一、 （一） 1. （1）"""
    match level:
        case 1:
            return f"{numeral(number)}、"
        case 2:
            return f"（{numeral(number)}）"
        case 3:
            return f"{number}."
        case 4:
            return f"（{number}）"
    raise ValueError(f"结构层次只有四级，没有第 {level} 级")


def date(text: str) -> str:
    """成文日期 (7.3.5.4): 2024-05-28 -> 2024年5月28日, without padding. ValueError for what is no day."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"日期应写成 2024-05-28 的样子，现在是“{text}”")
    year, month, day = (int(part) for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        raise ValueError(f"没有“{text}”这一天") from None
    return f"{year}年{month}月{day}日"


def is_document_number(text: str) -> bool:
    """发文字号 (7.2.5): 沾政办发〔2024〕12号. U+3014 and U+3015 only, no 第, no padding."""
    return _DOCUMENT_NUMBER.fullmatch(text) is not None
