"""A record -> the same record without what is internal, as if that had never been filled in."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec.structs import FieldInfo, fields, replace

from docgen.catalog.schema import Document, is_internal

Hidden = Mapping[str, Any]
"""Key -> None where all of its value is internal, else what is internal inside it."""

_NAMES = ("name", "short", "title")
_R = TypeVar("_R", bound=msgspec.Struct)


def hidden(node: Document) -> Hidden:
    """What a schema (of `catalog.audience`) keeps inside."""
    found: dict[str, Any] = {}
    for key, below in node.get("properties", {}).items():
        if is_internal(below):
            found[key] = None
        elif inside := hidden(below.get("items", below)):
            found[key] = inside
    return found


def without(record: _R, hidden: Hidden) -> _R:
    """The record itself when it has nothing to hide. One whose name is internal is called by its id."""
    blanked: dict[str, Any] = {}
    known = _fields(type(record))
    for key in hidden.keys() & known.keys():
        field, inside = known[key], hidden[key]
        value = getattr(record, field.name)
        left = _nothing(record, field) if inside is None else _without_inside(value, inside)
        if left is not value and left != value:
            blanked[field.name] = left
    return replace(record, **blanked) if blanked else record


def _without_inside(value: Any, hidden: Hidden) -> Any:
    if isinstance(value, tuple):
        return tuple(without(entry, hidden) for entry in value)
    return value if value is None else without(value, hidden)


def _nothing(record: msgspec.Struct, field: FieldInfo) -> Any:
    """What a field has that nobody filled in; one that must be filled in has an empty value instead."""
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    if field.default is not msgspec.NODEFAULT:
        return field.default
    if field.name in _NAMES:
        return getattr(record, "id", "")
    return _empty(getattr(record, field.name))


def _empty(value: Any) -> Any:
    """Of the same type: a text without characters, a part with nothing in it."""
    if isinstance(value, msgspec.Struct):
        return replace(value, **{field.name: _nothing(value, field) for field in fields(value)})
    return type(value)()


@cache
def _fields(model: type[msgspec.Struct]) -> dict[str, FieldInfo]:
    """By their key in YAML."""
    return {field.encode_name: field for field in fields(model)}
