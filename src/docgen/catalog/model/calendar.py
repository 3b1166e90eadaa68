"""A year's holidays and make-up workdays, as the State Council's notice gives them."""

from docgen.catalog.model.record import Instrument, Part, Record


class Holiday(Part, frozen=True, kw_only=True):
    """一次放假: days off from `first` to `last`, both included."""

    name: str
    first: str
    last: str


class Calendar(Record, frozen=True, kw_only=True):
    """工作日历. `year` is the name of its file, set by the loader; `workdays` are days of a weekend to work on."""

    year: int = 0
    notice: Instrument
    holidays: tuple[Holiday, ...]
    workdays: tuple[str, ...]
    note: str | None = None
    allow: dict[str, str] = {}
