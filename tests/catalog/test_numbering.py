"""Permits are numbered from 1 in their order, and say who decides and who supervises."""

from districts import ROOT

from docgen.catalog import loader
from docgen.catalog.contents import Contents
from docgen.catalog.intake import intake
from docgen.catalog.model import WholeCatalog
from docgen.catalog.numbering import fields_of, numbered
from docgen.project import Project


def test_a_numbered_permit_is_the_permit_and_what_its_ids_stand_for() -> None:
    project = Project(ROOT)
    read = intake(project, Contents.of(project), 1)
    catalog = loader.catalog(read.records, read.laws)
    assert isinstance(catalog, WholeCatalog)
    rows = numbered(catalog, catalog.permits)
    assert [row.number for row in rows] == [*range(1, len(catalog.permits) + 1)]
    for row, permit in zip(rows, catalog.permits, strict=True):
        own = fields_of(permit)
        assert {name: value for name, value in fields_of(row).items() if name in own} == own
        assert row.competent == catalog.department_by_id[permit.department].short
        assert row.approver == (catalog.bureau.short if permit.status == "划转" else row.competent)
        named = {
            name for supervision in permit.supervision for name in (supervision.regulator, *supervision.joint_with)
        }
        assert set(row.regulators) == named and len(row.regulators) == len(named)
