"""Days and the calendars of their years -> which are working days, and how many.

The limits of permits count working days, without statutory holidays (行政许可法第八十二条), from the day after the
one that starts them (民法典第二百零一条). Days are YYYY-MM-DD, as everywhere in the catalog.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from docgen.catalog.model import Calendar

Calendars = Mapping[int, Calendar]
_FRIDAY = 4


class UnpublishedYearError(LookupError):
    """The arrangement of `year` is not in the catalog: nobody knows which of its days are off."""

    def __init__(self, year: int) -> None:
        super().__init__(f"没有 {year} 年的放假安排（catalogs/calendar/{year}.yaml）")
        self.year = year


def is_workday(day: str, calendars: Calendars) -> bool:
    """UnpublishedYearError without the year's calendar. New Year's notice may reach back into December."""
    year = int(day[:4])
    if year not in calendars:
        raise UnpublishedYearError(year)
    named = [calendars[number] for number in (year, year + 1) if number in calendars]
    if any(day in calendar.workdays for calendar in named):
        return True
    is_off = any(holiday.first <= day <= holiday.last for calendar in named for holiday in calendar.holidays)
    return not is_off and date.fromisoformat(day).weekday() <= _FRIDAY


def add(day: str, number: int, calendars: Calendars) -> str:
    """The `number`th working day after `day`, before it when negative; for 0, `day` or the next that is one.

    A limit that ends on a day off ends on the next working day (民法典第二百零三条).
    """
    step = -1 if number < 0 else 1
    left = abs(number)
    if not left and is_workday(day, calendars):
        return day
    left = left or 1
    while left:
        day = _next(day, step)
        left -= is_workday(day, calendars)
    return day


def between(first: str, last: str, calendars: Calendars) -> int:
    """Working days after `first` up to and with `last`; negative when `last` is earlier.

    `add(first, between(first, last)) == last` for a later working day.
    """
    if last < first:
        return -between(last, first, calendars)
    total = 0
    while first < last:
        first = _next(first, 1)
        total += is_workday(first, calendars)
    return total


def _next(day: str, step: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=step)).isoformat()
