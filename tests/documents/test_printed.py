"""What is filled in is printed: every field of every record stands in some document, or its schema says that none does.

Each field is marked as not for the public in turn; a template that uses it then says so (DG711). In this way the
templates themselves tell what they print, whatever the data.
"""

import copy
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from districts import ROOT

from docgen.catalog.audience import documents
from docgen.catalog.units import PRESENTED, UNITS
from docgen.documents import audience
from docgen.documents.kinds import DocumentKind, discover
from docgen.documents.writers import WRITERS
from docgen.documents.writers.shape import shape_of
from docgen.project import Project

PROJECT = Project(ROOT)
DOCUMENTS = documents(PROJECT, "")
PRESENTED_SCHEMAS = [unit.schema for unit in UNITS.values() if unit.presentation]
Path = tuple[str, ...]


def leaves(node: Mapping[str, Any], above: Path = ()) -> Iterator[tuple[Path, str | None]]:
    """Each field that holds no others, and why no document shows it, where it or what it lies in says so."""
    for key, field in node.get("properties", {}).items():
        inner = field.get("items", field)
        reason = field.get("unprinted")
        if "properties" in inner:
            for path, own in leaves(inner, (*above, key)):
                yield path, reason or own
        else:
            yield (*above, key), reason


FIELDS = [(schema, path, why) for schema in PRESENTED_SCHEMAS for path, why in leaves(DOCUMENTS[schema])]


def marked(schema: str, path: Path) -> dict[str, Any]:
    """The schemas with one field internal; what is internal anyway is public here, so that only this one is seen."""
    whole = {name: without_marks(copy.deepcopy(dict(document))) for name, document in DOCUMENTS.items()}
    node = whole[schema]
    for key in path:
        node = node.get("items", node)["properties"][key]
    node["audience"] = "internal"
    return whole


def without_marks(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: without_marks(value) for key, value in node.items() if key != "audience"}
    return [without_marks(entry) for entry in node] if isinstance(node, list) else node


@cache
def kinds() -> tuple[DocumentKind, ...]:
    return discover(PROJECT)[0]


def is_printed(schema: str, path: Path) -> bool:
    schemas = marked(schema, path)
    for kind in kinds():
        view = PRESENTED[kind.for_each].view
        shape = audience.marked(shape_of(view), view, schemas)
        found = WRITERS[kind.writer].check(kind.template, shape, "", kind.layout)
        if any(finding.code == "DG711" for finding in found):
            return True
    return False


@pytest.mark.parametrize(("schema", "path", "why"), FIELDS, ids=[f"{s}.{'.'.join(p)}" for s, p, _ in FIELDS])
def test_a_field_is_printed_or_the_schema_says_why_not(schema: str, path: Path, why: str | None) -> None:
    if why is None:
        assert is_printed(schema, path), f"print {'.'.join(path)}, or write `unprinted` with the reason in its schema"
    else:
        assert why.endswith("。") and not is_printed(schema, path), (
            f"{'.'.join(path)} is printed: take `unprinted` away"
        )
