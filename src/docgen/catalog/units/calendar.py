"""A year's working days: what durations are counted by. No document is made of it."""

from docgen.catalog.model import Calendar
from docgen.catalog.unit import Unit

UNIT = Unit(
    word="calendar",
    title="工作日历",
    place="catalogs/calendar/{year}.yaml",
    schema="calendar",
    record=Calendar,
    is_context=True,
)
