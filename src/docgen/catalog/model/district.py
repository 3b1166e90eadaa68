"""The district: what every document of the catalog shares."""

from docgen.catalog.model.record import Instrument, Part, Record


class Portal(Part, frozen=True, kw_only=True):
    """公开网站: its address, with a slash at the end, and the page marks that 国办发〔2017〕47号 asks for."""

    url: str | None = None
    site_name: str | None = None
    site_domain: str | None = None
    site_id_code: str | None = None
    column_name: str | None = None
    column_description: str | None = None
    column_keywords: str | None = None
    column_type: str | None = None
    content_source: str | None = None


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
    portal: Portal = Portal()
    allow: dict[str, str] = {}
