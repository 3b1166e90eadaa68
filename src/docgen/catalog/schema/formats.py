"""The formats that our schemas name, for every engine alike."""

from collections.abc import Callable
from datetime import date
from re import compile as regex

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
