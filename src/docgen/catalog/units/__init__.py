"""The kinds of record that a catalog has: one module each, found by being there."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from docgen.catalog.unit import Presentation, Unit


def _defined() -> Iterator[Unit]:
    for module in iter_modules(__path__):
        unit: Unit = import_module(f"{__name__}.{module.name}").UNIT
        yield unit


UNITS: Mapping[str, Unit] = {unit.word: unit for unit in sorted(_defined(), key=lambda unit: unit.word)}
"""By their words, in alphabetical order."""

PRESENTED: Mapping[str, Presentation] = {word: unit.presentation for word, unit in UNITS.items() if unit.presentation}
"""What `for_each` can name."""

_BY_RECORD = {unit.record: unit for unit in UNITS.values()}
_BY_PLACE = sorted(UNITS.values(), key=lambda unit: len(unit.placeholders))


def unit_of(record: object) -> Unit:
    """The unit of a record, also of one that a view has added to."""
    return next(_BY_RECORD[kind] for kind in type(record).__mro__ if kind in _BY_RECORD)


@cache
def unit_at(file: str) -> Unit | None:
    """The unit of a catalog file, by its project-relative name; None when no record belongs there.

    A folder whose name a place gives in full is that unit's alone: what is in catalogs/calendar/ is no permit.
    """
    folder = file.rpartition("/")[0]
    owners = [unit for unit in _BY_PLACE if unit.folder == folder] or _BY_PLACE
    return next((unit for unit in owners if unit.values(file) is not None), None)
