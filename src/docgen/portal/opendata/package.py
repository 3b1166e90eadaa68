"""What there is -> datapackage.json (Frictionless Data Package, profile tabular): paths, types, titles, digests."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

import msgspec

from docgen.portal.model import SiteInfo
from docgen.portal.opendata.tables import Column, Table

_TYPES = {"string": "string", "number": "number", "boolean": "boolean", "date": "date"}


def package(tables: Iterable[Table], separated: Mapping[str, bytes], site: SiteInfo) -> bytes:
    """`separated`: the plain CSV of each table, by its path beside this file."""
    document = {
        "profile": "tabular-data-package",
        "name": "permits",
        "title": site.title,
        "description": site.notice,
        "version": site.effective_on,
        **({"homepage": site.url} if site.url else {}),
        "resources": [
            _resource(table, path, content) for table, (path, content) in zip(tables, separated.items(), strict=True)
        ],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _resource(table: Table, path: str, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {"fields": list(map(_field, table.columns)), **dict(_keys(table)), "missingValues": [""]},
    }


def _field(column: Column) -> dict[str, str]:
    described = {"description": column.description} if column.description else {}
    return {"name": column.key, "title": column.title, "type": _TYPES[column.kind], **described}


def _keys(table: Table) -> Iterator[tuple[str, Any]]:
    if table.columns[0].key == "id":
        yield "primaryKey", "id"
    else:
        yield "foreignKeys", [{"fields": "item", "reference": {"resource": "items", "fields": "id"}}]
