"""Limits and periods of a permit -> ISO 8601 durations, where one says exactly the same.

ISO 8601 counts calendar days and knows no 工作日: twenty of them are not P20D, and whoever needs them reads the words.
"""

from collections.abc import Mapping
from re import compile as regex
from typing import Any

_LETTERS = {"日": "D", "天": "D", "个月": "M", "月": "M", "年": "Y"}
_PERIOD = regex(r"(\d+)\s*(日|天|个月|年)")


def processing(limit: Mapping[str, Any]) -> str | None:
    """The promised time, else the statutory: P3M; 即办 is P0D in every unit; None for working days and fractions."""
    value = limit.get("promised", limit.get("statutory"))
    if value == 0:
        return "P0D"
    letter = _LETTERS.get(limit.get("unit", "工作日"))
    return f"P{value}{letter}" if letter and isinstance(value, int) else None


def period(words: str) -> str | None:
    """4年 -> P4Y; None for 最长5年 and whatever else is more than a number and its unit."""
    found = _PERIOD.fullmatch(words.strip())
    return f"P{int(found[1])}{_LETTERS[found[2]]}" if found else None
