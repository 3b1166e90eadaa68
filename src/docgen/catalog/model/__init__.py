"""The frozen catalog that every stage after `check` works on; field for field the schemas' shape."""

from docgen.catalog.model.calendar import Calendar
from docgen.catalog.model.catalog import Catalog, WholeCatalog, whole
from docgen.catalog.model.department import Department, Liaison
from docgen.catalog.model.district import District
from docgen.catalog.model.law import Law
from docgen.catalog.model.permit import Permit
from docgen.catalog.model.record import Instrument, Origin, Part, Record
from docgen.catalog.model.retired import Retired
from docgen.catalog.model.transfer import Transfer

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
    "WholeCatalog",
    "whole",
]
