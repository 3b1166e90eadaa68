"""Where our schemas mean exactly one thing in every engine: dates, patterns, whole and finite numbers."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from math import isfinite
from re import Pattern
from re import compile as regex
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

_INTEGERS = {"integer": lambda _, value: type(value) is int}
_NUMBERS = {"number": lambda _, value: type(value) is int or (isinstance(value, float) and isfinite(value))}
TYPES = Draft202012Validator.TYPE_CHECKER.redefine_many(_INTEGERS | _NUMBERS)


_DAY = regex("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _is_date(value: object) -> bool:
    """Whether the day exists. What does not look like a day at all is for `type` and `pattern` to say."""
    if not (isinstance(value, str) and _DAY.fullmatch(value)):
        return True
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


FORMATS: dict[str, Callable[[object], bool]] = {"date": _is_date}


@cache
def _ecma(written: str) -> Pattern[str]:
    """Python's `$` also stands before a last line feed; JSON Schema's does not."""
    return regex(written.removesuffix("$") + r"\Z" if written.endswith("$") else written)


def pattern(_: Any, written: str, value: object, __: Any) -> Iterator[ValidationError]:
    if isinstance(value, str) and not _ecma(written).search(value):
        yield ValidationError(f"{value!r} does not match {written!r}")
