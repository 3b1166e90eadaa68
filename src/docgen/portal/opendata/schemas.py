"""JSON Schemas of what programs read: an item, the whole catalog, the twin of every kind of page."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from docgen.portal.model import Item, Shown
from docgen.portal.opendata.records import Whole
from docgen.portal.rendering import Twin

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas(permit: Mapping[str, Any], pages: Iterable[type[Shown]]) -> dict[str, bytes]:
    """File name -> schema. `permit` is the public schema of a permit, `pages` the kinds of data that pages have."""
    kinds = sorted(set(pages), key=lambda kind: kind.__name__)
    made = {
        "item": _schema("一个事项", permit, Item),
        "catalog": _schema("全部事项", permit, Whole),
        "page": _page(permit, kinds),
    }
    return {f"{name}.schema.json": _written(name, document) for name, document in made.items()}


def _page(permit: Mapping[str, Any], kinds: list[type[Shown]]) -> dict[str, Any]:
    """The envelope of a twin, with the data of one of the kinds."""
    document = _schema("一个页面的数据", permit, Twin, *kinds)
    names = [kind.__name__ for kind in kinds]
    document["$defs"]["Twin"]["properties"]["data"] = {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in names]}
    return document


def _schema(title: str, permit: Mapping[str, Any], kind: type[Shown], *others: type[Shown]) -> dict[str, Any]:
    (first, *_), components = msgspec.json.schema_components((kind, *others), ref_template="#/$defs/{name}")
    components = {name: _bare(component) for name, component in components.items()}
    if "Item" in components:
        components["Item"]["properties"]["permit"] = {"$ref": "#/$defs/Permit"}
        components["Permit"] = {key: value for key, value in permit.items() if not key.startswith("$")}
    return {"$schema": _DIALECT, "title": title, **first, "$defs": components}


def _bare(component: Mapping[str, Any]) -> dict[str, Any]:
    """Without the words for programmers of docgen."""
    return {key: value for key, value in component.items() if key not in ("title", "description")}


def _written(name: str, document: Mapping[str, Any]) -> bytes:
    whole = {"$schema": document["$schema"], "$id": f"urn:docgen:portal:{name}", **document}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"
