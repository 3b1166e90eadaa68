"""The model and the schemas say the same: what a schema lets through, the model can hold."""

from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import FieldInfo, fields
from mutations import mutated
from ruamel.yaml import YAML

from docgen.catalog.loader import record
from docgen.catalog.model import Calendar, Department, District, Law, Permit, Transfer
from docgen.catalog.schema import check, load
from docgen.catalog.schema.document import Document, node_at
from docgen.findings import Pointer
from docgen.project import Project

ROOT = Path(__file__).parents[2]
TOPS = {
    "permit": Permit,
    "department": Department,
    "transfer": Transfer,
    "district": District,
    "calendar": Calendar,
    "law": Law,
}
SET_BY_THE_LOADER = {Permit: {"file", "department"}, Calendar: {"file", "year"}}
SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean", dict: "object"}


def document(name: str) -> Document:
    return load(Project(ROOT), name).document


def written(struct: type[msgspec.Struct]) -> list[FieldInfo]:
    """The fields that an author writes. A transfer's department is one; a permit's comes from its folder."""
    by_loader = SET_BY_THE_LOADER.get(struct, {"file"})
    return [field for field in fields(struct) if field.name not in by_loader]


def choices(annotation: Any) -> tuple[Any, ...]:
    """A union's members without None."""
    members = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    return tuple(member for member in members if member is not NoneType)


def structs(struct: type[msgspec.Struct], pointer: Pointer = ()) -> Iterator[tuple[type[msgspec.Struct], Pointer]]:
    """A struct and all structs below it, with the place where each stands."""
    yield struct, pointer
    for field in written(struct):
        (annotation, *_) = choices(field.type)
        items = get_origin(annotation) is tuple
        inner = get_args(annotation)[0] if items else annotation
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            yield from structs(inner, (*pointer, field.encode_name, *([0] if items else [])))


PAIRS = [
    pytest.param(name, struct, pointer, id=f"{name}-{struct.__name__}-{'.'.join(map(str, pointer))}")
    for name, top in TOPS.items()
    for struct, pointer in structs(top)
]


@pytest.mark.parametrize(("name", "struct", "pointer"), PAIRS)
class TestEveryStruct:
    def test_has_the_keys_of_its_schema(self, name: str, struct: type[msgspec.Struct], pointer: Pointer):
        assert [field.encode_name for field in written(struct)] == list(node_at(document(name), pointer)["properties"])

    def test_has_no_default_where_its_schema_requires(self, name: str, struct: type[msgspec.Struct], pointer: Pointer):
        required = [field.encode_name for field in written(struct) if field.required]
        assert required == node_at(document(name), pointer).get("required", [])

    def test_has_the_types_of_its_schema(self, name: str, struct: type[msgspec.Struct], pointer: Pointer):
        for field in written(struct):
            at = (*pointer, field.encode_name)
            assert agrees(field.type, document(name), at), at


def agrees(annotation: Any, document: Document, at: Pointer) -> bool:
    """Whether a schema allows exactly the types of an annotation; text may be narrowed to listed words."""
    members, node = choices(annotation), node_at(document, at)
    allowed = node["type"] if isinstance(node["type"], str) else node["type"][0]
    if get_origin(members[0]) is tuple:
        return allowed == "array" and agrees(get_args(members[0])[0], document, (*at, 0))
    if get_origin(members[0]) is Literal:
        return allowed == "string" and tuple(node["enum"]) == get_args(members[0])
    if isinstance(members[0], type) and issubclass(members[0], msgspec.Struct):
        return bool(allowed == "object")
    widest = float if float in members else get_origin(members[0]) or members[0]
    return bool(allowed == SCALARS[widest])


def samples(name: str) -> list[dict[str, Any]]:
    return [
        YAML(typ="safe", pure=True).load(path) for path in sorted((ROOT / f"tests/cases/schema/good/{name}").glob("*"))
    ]


FILES = {
    "permit": "catalogs/health/x.yaml",
    "department": "catalogs/health/department.yaml",
    "transfer": "catalogs/transfers/x.yaml",
    "district": "catalogs/district.yaml",
    "calendar": "catalogs/calendar/2026.yaml",
}


@pytest.mark.parametrize("name", FILES)
def test_a_good_case_becomes_a_record(name: str):
    for data in samples(name):
        assert isinstance(record(data, FILES[name]), TOPS[name])


EVERY_FIELD = {name: max(samples(name), key=len) for name in FILES}


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=100)
@given(draw=st.data())
def test_what_passes_its_schema_becomes_a_record(name: str, draw: st.DataObject):
    data = draw.draw(mutated(EVERY_FIELD[name]))
    assert check(data, "x", load(Project(ROOT), name)) or isinstance(record(data, FILES[name]), TOPS[name])


@pytest.mark.parametrize("name", FILES)
def test_the_fullest_good_case_has_every_key(name: str):
    """Else the promise above would hold for a part of the model only."""
    assert set(EVERY_FIELD[name]) == set(document(name)["properties"])
