"""A file's place says what it is, and a record survives its cache."""

import pytest
from districts import ROOT

from docgen.catalog import loader, source
from docgen.catalog.units import unit_at
from docgen.errors import UsageError


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("catalogs/district.yaml", "district"),
        ("catalogs/health/department.yaml", "department"),
        ("catalogs/health/hygiene.yaml", "permit"),
        ("catalogs/transfers/health-1.yaml", "transfer"),
        ("catalogs/calendar/2026.yaml", "calendar"),
        ("catalogs/calendar/next.yaml", None),
        ("catalogs/transfers/department.yaml", "transfer"),
        ("catalogs/hygiene.yaml", None),
        ("catalogs/health/hygiene.yml", None),
        ("catalogs/health/deep/hygiene.yaml", None),
        ("hygiene.yaml", None),
    ],
)
def test_a_files_place_says_what_it_is(file: str, name: str | None) -> None:
    unit = unit_at(file)
    assert (unit and unit.schema) == name


def test_every_record_of_the_sample_survives_its_cache() -> None:
    files = sorted((ROOT / "catalogs").rglob("*.yaml"))
    assert len(files) > 60
    for path in files:
        file = path.relative_to(ROOT).as_posix()
        data = source.read(path.read_bytes(), file).data
        record = loader.record(data, file)
        assert record.file == file
        assert loader.decode(loader.encode(data, file), file) == record


def test_a_permit_belongs_to_the_department_of_its_folder() -> None:
    data = {"id": "p", "name": "许可", "status": "划转", "basis": []}
    assert loader.record(data, "catalogs/health/p.yaml").department == "health"


def test_the_library_of_laws_is_whole() -> None:
    laws = loader.laws((ROOT / "catalogs/laws.jsonl").read_bytes())
    assert len(laws) == 957
    assert all(len(law.shape) == law.articles or law.doubts for law in laws.values())


@pytest.mark.parametrize("line", ['{"title": "甲法"', '{"title": "甲法"}', "甲法"])
def test_a_law_that_cannot_be_read_is_named_by_its_line(line: str) -> None:
    good = (ROOT / "catalogs/laws.jsonl").read_bytes().splitlines()[:3]
    with pytest.raises(UsageError, match="第 4 行"):
        loader.laws(b"\n".join([*good, line.encode()]))
