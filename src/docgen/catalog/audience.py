"""What of a record the public may see: its schema says so, beside the field (`"audience": "internal"`).

What a part must have, or has by default, cannot be left out of it: a fee without `charged` or a limit without `unit`
would say something else. Such a part is internal as a whole.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

import msgspec
from msgspec.structs import FieldInfo, fields

from docgen.catalog import schema
from docgen.catalog.model import Law
from docgen.catalog.model.record import Part
from docgen.catalog.schema import Document, is_internal
from docgen.catalog.units import UNITS
from docgen.errors import UsageError
from docgen.project import Project

RECORDS: Mapping[str, type[msgspec.Struct]] = {
    **{unit.schema: unit.record for unit in UNITS.values() if unit.presentation},
    "law": Law,
}
"""Name of a schema -> the record that it describes."""

INDISPENSABLE: Mapping[str, Mapping[str, str]] = {
    "permit": {"id": "网址由它而来", "status": "由谁审批、是否还在这里办理由它而来"},
    "department": {"id": "网址由它而来"},
    "transfer": {"id": "网址由它而来"},
    "district": {"dated": "每个版本由它得名", "bureau": "由谁审批由它而来"},
}
"""Fields of a record without which there is no site, and why; everything else may be internal."""


def documents(project: Project, edition: str) -> dict[str, Document]:
    """The project's schemas of all records, by name, each as `document` gives it."""
    return {name: document(project, name, edition) for name in RECORDS}


def document(project: Project, name: str, edition: str = "") -> Document:
    """The schema called `name`, every part that cannot do without something internal marked as well.

    `edition` as for `schema.load`. UsageError when it calls internal what is indispensable.
    """
    whole = _marked(schema.load(project, name, edition).document, RECORDS[name])
    for key, reason in INDISPENSABLE.get(name, {}).items():
        if is_internal(whole["properties"][key]):
            raise UsageError(
                f"校验文件 schemas/{name}.schema.json 把 {key} 标成了不公开，网站却不能没有它：{reason}。",
                f'请删去 {key} 的 "audience": "internal"。',
            )
    return whole


def public(document: Document) -> Document:
    """The schema without what is internal, and without what only documents are about."""
    whole: Document = _without_internal(document)
    return whole


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
        if key != "unprinted"
    }


def _marked(node: Document, model: type[msgspec.Struct]) -> Document:
    properties = dict(node["properties"])
    for field in fields_of(model):
        if field.encode_name in properties:
            properties[field.encode_name] = _marked_field(properties[field.encode_name], part_in(field.type))
    return {**node, "properties": properties}


def _marked_field(node: Document, model: type[Part] | None) -> Document:
    """A field that holds a part, or a list of parts."""
    if model is None:
        return node
    inner = _marked(node.get("items", node), model)
    whole = {**node, "items": inner} if "items" in node else inner
    keys = (field.encode_name for field in fields_of(model) if _is_always_said(field))
    is_lost = any(is_internal(inner["properties"].get(key, {})) for key in keys)
    return {**whole, "audience": "internal"} if is_lost else whole


def _is_always_said(field: FieldInfo) -> bool:
    """By every part, in writing or by its silence."""
    return field.required or isinstance(field.default, str)


fields_of = cache(fields)


@cache
def part_in(annotation: Any) -> type[Part] | None:
    """The model inside an annotation such as `tuple[Step, ...]` or `Fee | None`."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Part) else None
    return next(filter(None, map(part_in, get_args(annotation))), None)
