"""The district: what every document of the catalog shares."""

from docgen.model.record import Instrument, Record


class District(Record, frozen=True, kw_only=True):
    """区划. `dated` is the catalog's date: the clock of every build that is given no other.

    `notice` is printed wherever the catalog presents itself: here, that it is compiled from public sources.
    """

    schema_version: str
    code: str
    name: str
    short: str
    city: str
    province: str
    dated: str
    notice: str
    government: str
    bureau: str
    reform_office: str | None = None
    measures: Instrument
    foundations: tuple[Instrument, ...] = ()
    allow: dict[str, str] = {}
