"""What the schemas keep from the public, and what is kept with it."""

from typing import Any

import pytest
from districts import ROOT
from msgspec.structs import fields

from docgen.catalog import audience, schema
from docgen.catalog.audience import INDISPENSABLE, RECORDS
from docgen.catalog.schema import is_internal
from docgen.project import Project

DOCUMENTS = audience.documents(Project(ROOT), "")


@pytest.mark.parametrize("name", RECORDS)
def test_each_record_has_the_properties_of_its_schema(name: str) -> None:
    keys = {field.encode_name for field in fields(RECORDS[name])}
    assert DOCUMENTS[name]["properties"].keys() <= keys
    assert INDISPENSABLE.get(name, {}).keys() <= keys


@pytest.mark.parametrize("name", RECORDS)
def test_the_packaged_schemas_hide_nothing_but_what_they_mark(name: str) -> None:
    assert DOCUMENTS[name] == schema.load(Project(ROOT), name).document


@pytest.mark.parametrize("name", RECORDS)
def test_the_public_schema_names_no_internal_field(name: str) -> None:
    whole, public = DOCUMENTS[name], audience.public(DOCUMENTS[name])
    assert public["properties"].keys() == {k for k, node in whole["properties"].items() if not is_internal(node)}
    assert "'audience': 'internal'" not in repr(public)


def test_models_are_seen_inside_of_annotations() -> None:
    types = {field.name: audience.part_in(field.type) for field in fields(RECORDS["permit"])}
    inside: dict[str, Any] = {name: model.__name__ for name, model in types.items() if model}
    assert (inside["materials"], inside["fee"]) == ("Material", "Fee")
    assert "name" not in inside and "successors" not in inside and "status" not in inside
