"""What a template sees is plain, complete, and what the catalog says."""

from typing import Any

import msgspec
import pytest
from districts import ROOT

from docgen.catalog.contents import Contents
from docgen.catalog.intake import intake
from docgen.catalog.loader import catalog
from docgen.catalog.model import Transfer, WholeCatalog
from docgen.catalog.units import PRESENTED
from docgen.machine import executor
from docgen.project import Project


@pytest.fixture(scope="module")
def sample() -> WholeCatalog:
    project = Project(ROOT)
    read = intake(project, Contents.of(project), executor.available())
    return catalog(read.records, read.laws)


def leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    if isinstance(value, (list, tuple)):
        return [leaf for inner in value for leaf in leaves(inner)]
    return [value]


@pytest.mark.parametrize("unit", PRESENTED)
def test_every_unit_of_the_sample_is_shown_as_plain_data(sample: WholeCatalog, unit: str) -> None:
    records = PRESENTED[unit].subjects(sample)
    assert records
    for record in records:
        plain = msgspec.to_builtins(PRESENTED[unit].show(sample, record, "2026-11-23"))
        assert {type(leaf) for leaf in leaves(plain)} <= {str, int, float, bool, type(None)}


def test_a_departments_totals_are_those_of_its_files(sample: WholeCatalog) -> None:
    for department in PRESENTED["department"].subjects(sample):
        view = PRESENTED["department"].show(sample, department, "")
        files = [path for path in (ROOT / "catalogs" / department.id).glob("*.yaml") if path.stem != "department"]
        assert view.permit_total == len(files) == len(view.transferred) + len(view.retained) + len(view.closed)
        assert [permit.number for permit in view.permits] == list(range(1, len(files) + 1))


def test_the_bureau_approves_what_was_handed_over_and_nobody_else_does(sample: WholeCatalog) -> None:
    for department in PRESENTED["department"].subjects(sample):
        view = PRESENTED["department"].show(sample, department, "")
        assert {permit.approver for permit in view.transferred} <= {sample.bureau.short}
        assert {permit.approver for permit in view.retained} <= {department.short}


def test_a_transfers_sheets_have_the_rows_of_its_file(sample: WholeCatalog) -> None:
    for transfer in sample.transfers:
        view = PRESENTED["transfer"].show(sample, transfer, "")
        assert [row.permit for row in view.rules] == [row.permit for row in transfer.rules]
        assert view.permit_total == len(transfer.rules)
        for name in ("normative_files", "certificates", "systems", "archives", "equipment"):
            rows, given = getattr(view, name), getattr(transfer, name)
            assert (rows is None) == (given is None)
            assert len(rows or ()) == len(given or ())


@pytest.mark.parametrize("day", ["1999-01-04", "2099-01-05"])
def test_a_batchs_permits_are_as_it_leaves_them_whatever_the_day_of_the_catalog(sample: WholeCatalog, day: str) -> None:
    for batch in sample.transfers:
        own = sample.department_by_id[batch.department].short
        for direction, approver in (("划入", sample.bureau.short), ("划回", own)):
            moved = msgspec.structs.replace(batch, direction=direction, effective_on="2024-06-03")
            view = PRESENTED["transfer"].show(sample.holding(Transfer, [moved]).on(day), moved, day)
            assert {permit.approver for permit in view.permits} == {approver}
            assert view.as_of == day
