"""The frozen catalog that every stage after `check` works on; field for field the schemas' shape."""

from docgen.model.calendar import Calendar
from docgen.model.catalog import Catalog
from docgen.model.department import Department, Liaison
from docgen.model.district import District
from docgen.model.law import Law
from docgen.model.permit import Permit
from docgen.model.record import Instrument, Origin, Part, Record
from docgen.model.retired import Retired
from docgen.model.transfer import Transfer

__all__ = [
    "Calendar",
    "Catalog",
    "Department",
    "District",
    "Instrument",
    "Law",
    "Liaison",
    "Origin",
    "Part",
    "Permit",
    "Record",
    "Retired",
    "Transfer",
]
