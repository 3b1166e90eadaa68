"""A record -> what the public may see of it.

What is internal is said once, in the schema, beside the field (`"audience": "internal"`), where its author reads it.
Everything that the site is made from has passed here, so that a page cannot print what it never had.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from docgen.catalog import schema
from docgen.catalog.model import Record
from docgen.project import Project

Public = Callable[[Record], dict[str, Any]]


def public(project: Project, name: str) -> Public:
    """For records of one schema (`permit`, `department`, …): plain dicts with the keys that the schema lets out.

    A key that is not set is not there; one that no property of the schema names never is.
    """
    document = schema.load(project, name).document

    def shown(record: Record) -> dict[str, Any]:
        plain = {key: value for key, value in msgspec.to_builtins(record).items() if value not in (None, "")}
        return dict(_seen(document, plain))

    return shown


def public_schema(project: Project, name: str) -> dict[str, Any]:
    """The schema of what `public` gives: the same, without the properties that stay inside."""
    document: dict[str, Any] = _without_internal(schema.load(project, name).document)
    return document


def _without_internal(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_internal(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    return {
        key: {name: _without_internal(below) for name, below in value.items() if not is_internal(below)}
        if key == "properties"
        else _without_internal(value)
        for key, value in node.items()
    }


def is_internal(node: Mapping[str, Any]) -> bool:
    """Whether a property of a schema keeps its value inside."""
    return node.get("audience") == "internal"


def _seen(node: Mapping[str, Any], value: Any) -> Any:
    if isinstance(value, dict):
        inner = node.get("properties", {})
        return {
            key: _seen(inner[key], entry)
            for key, entry in value.items()
            if entry is not None and key in inner and not is_internal(inner[key])
        }
    if isinstance(value, list | tuple):
        return [_seen(node.get("items", {}), entry) for entry in value]
    return value
