"""A unit's place says which files are its own, and what a file's name says."""

import pytest

from docgen.catalog.units import UNITS, unit_at, unit_of
from docgen.catalog.units.permit import PermitView


@pytest.mark.parametrize(
    ("file", "word", "fields"),
    [
        ("catalogs/health/hygiene.yaml", "permit", {"department": "health"}),
        ("catalogs/calendar/2026.yaml", "calendar", {"year": 2026}),
        ("catalogs/health/department.yaml", "department", {}),
        ("catalogs/transfers/health-1.yaml", "transfer", {}),
        ("catalogs/district.yaml", "catalog", {}),
    ],
)
def test_a_files_name_gives_its_unit_and_the_fields_that_are_not_written(
    file: str, word: str, fields: dict[str, object]
) -> None:
    unit = unit_at(file)
    assert unit is UNITS[word]
    assert unit.fields(file) == fields


@pytest.mark.parametrize("unit", UNITS.values(), ids=lambda unit: unit.word)
def test_a_place_that_is_filled_in_leads_back_to_its_unit(unit: object) -> None:
    values = {name: "2026" if name == "year" else "a-b" for name in unit.placeholders}
    file = unit.file(**values)
    assert unit_at(file) is unit
    assert unit.values(file) == values


def test_every_record_that_is_read_has_one_unit() -> None:
    assert len({unit.record for unit in UNITS.values()}) == len(UNITS)
    assert len({unit.place for unit in UNITS.values()}) == len(UNITS)
    with pytest.raises(StopIteration):
        unit_of(PermitView)
