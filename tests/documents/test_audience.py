"""Which places of a view are internal: as the schemas say, also of what a view adds to a record."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from districts import ROOT

from docgen.catalog import audience as catalog_audience
from docgen.catalog.audience import RECORDS, fields_of, part_in
from docgen.catalog.model import Part
from docgen.catalog.model.record import Record
from docgen.catalog.units import PRESENTED
from docgen.documents import audience
from docgen.documents.audience import MADE_OF
from docgen.documents.writers.shape import Shape, shape_of
from docgen.project import Project

DOCUMENTS = catalog_audience.documents(Project(ROOT), "")


def views(model: type[Part]) -> Iterator[type[Part]]:
    """A view and every view inside it, without the records."""
    yield model
    for field in fields_of(model):
        inner = part_in(field.type)
        if inner and not inner.__module__.startswith("docgen.catalog.model"):
            yield from views(inner)


EVERY = sorted({view for unit in PRESENTED.values() for view in views(unit.view)}, key=lambda view: view.__name__)


@pytest.mark.parametrize("view", EVERY, ids=lambda view: view.__name__)
def test_it_is_known_what_every_field_of_a_view_is_made_of(view: type[Part]) -> None:
    inherited = {field.encode_name for base in view.__bases__ if base is not Part for field in fields_of(base)}
    own = {
        field.encode_name
        for field in fields_of(view)
        if field.encode_name not in inherited and not issubclass(part_in(field.type) or Part, Record)
    }
    assert own <= MADE_OF.get(view, {}).keys()


def hidden(name: str, *path: str) -> Mapping[str, Any]:
    document = copy.deepcopy(dict(DOCUMENTS[name]))
    node = document
    for step in path:
        node = node.get("items", node)["properties"][step]
    node["audience"] = "internal"
    return {**DOCUMENTS, name: document}


def at(shape: Shape, path: str) -> Shape:
    for step in path.split("."):
        shape = (shape.item or shape).fields[step]
    return shape


@pytest.mark.parametrize(
    ("field", "unit", "place"),
    [
        ("permit.theme", "department", "permits.theme"),
        ("permit.theme", "permit", "permit.theme"),
        ("permit.theme", "catalog", "departments.transferred.theme"),
        ("permit.supervision.object", "department", "permits.supervision.object"),
        ("permit.supervision", "department", "permits.regulators"),
        ("permit.supervision.regulator", "permit", "permit.regulators"),
        ("permit.name", "transfer", "rules.name"),
        ("permit.name", "transfer", "normative_files.permit_names"),
        ("department.short", "department", "permits.approver"),
        ("department.phone", "department", "bureau.phone"),
        ("district.measures.number", "permit", "district.measures.number"),
        ("transfer.certificates", "transfer", "certificates"),
        ("transfer.normative_files.note", "transfer", "normative_files.note"),
        ("transfer.giver", "transfer", "giver"),
    ],
)
def test_a_place_is_internal_when_what_it_is_made_of_is(field: str, unit: str, place: str) -> None:
    name, *path = field.split(".")
    view = PRESENTED[unit].view
    shape = shape_of(view)
    assert at(audience.marked(shape, view, hidden(name, *path)), place).is_internal
    assert not at(shape, place).is_internal


def test_the_records_of_the_schemas_are_records_or_rows_of_the_lawbook() -> None:
    assert {name for name, record in RECORDS.items() if not issubclass(record, Record)} == {"law"}
