"""A calendar contradicts itself: a day of another year, a make-up workday that is none, days off twice."""

from collections.abc import Iterator
from datetime import date

from docgen.catalog.model import Calendar, Catalog
from docgen.findings import Pointer, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG821"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "放假安排自相矛盾"
WHY = "《中华人民共和国行政许可法》第八十二条：期限以工作日计算，不含法定节假日；抄错一天，算出的期限就差一天。"
REMEDY = "对照国务院办公厅的通知逐日核对。"
GOOD: Example = {
    "catalogs/calendar/2026.yaml": """\
notice: {title: 国务院办公厅关于2026年部分节假日安排的通知}
holidays:
  - {name: 国庆节, first: "2026-10-01", last: "2026-10-07"}
workdays: ["2026-09-20", "2026-10-10"]
"""
}
BAD: Example = {
    "catalogs/calendar/2026.yaml": """\
notice:
  title: 国务院办公厅关于2025年部分节假日安排的通知  # DG821
holidays:
  - name: 国庆节
    first: "2026-10-07"
    last: "2026-10-01"  # DG821
  - name: 元旦
    first: "2025-01-01"  # DG821
    last: "2026-01-03"
  - name: 劳动节
    first: "2026-05-01"
    last: "2026-05-05"
workdays:
  - "2026-05-03"  # DG821
  - "2026-09-22"  # DG821
  - "2025-09-20"  # DG821
"""
}

_SATURDAY = 5


def check(catalog: Catalog) -> Iterator[Flag]:
    for calendar in catalog.calendars.values():
        if f"{calendar.year}年" not in calendar.notice.title:
            message = f"文件名是 {calendar.year} 年，通知却是《{calendar.notice.title}》。"
            yield Flag(message, calendar.file, ("notice", "title"))
        for pointer, fault in (*_holidays(calendar), *_workdays(calendar)):
            yield Flag(fault, calendar.file, pointer)


def _holidays(calendar: Calendar) -> Iterator[tuple[Pointer, str]]:
    """Days off may begin in the December before: 2022-12-31 is of 2023's New Year."""
    for index, holiday in enumerate(calendar.holidays):
        earlier = calendar.holidays[:index]
        if holiday.last < holiday.first:
            yield ("holidays", index, "last"), f"{holiday.name}的末日 {holiday.last} 早于首日 {holiday.first}。"
        elif any(other.first <= holiday.last and holiday.first <= other.last for other in earlier):
            yield ("holidays", index, "first"), f"{holiday.name}与前面的放假重叠。"
        for key, day in (("first", holiday.first), ("last", holiday.last)):
            if not _is_of(calendar, day):
                yield ("holidays", index, key), f"{holiday.name}的 {day} 不在 {calendar.year} 年。"


def _workdays(calendar: Calendar) -> Iterator[tuple[Pointer, str]]:
    for index, day in enumerate(calendar.workdays):
        if not _is_of(calendar, day):
            yield ("workdays", index), f"调休上班的 {day} 不在 {calendar.year} 年。"
        elif any(holiday.first <= day <= holiday.last for holiday in calendar.holidays):
            yield ("workdays", index), f"{day} 既放假又上班。"
        elif date.fromisoformat(day).weekday() < _SATURDAY:
            yield ("workdays", index), f"{day} 不是周末，本来就上班。"


def _is_of(calendar: Calendar, day: str) -> bool:
    return day[:4] == str(calendar.year) or day[:7] == f"{calendar.year - 1}-12"
