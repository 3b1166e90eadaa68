"""The door of the portal: checked catalogs -> the same without what a schema calls internal.

Whatever the site says of the catalog and of its past comes through here, so that no page, feed or table can print
what it never had: no other module of the portal may import the model, nor what reads it (pyproject.toml).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from docgen.catalog import audience
from docgen.catalog.model import Law, Permit, Transfer, WholeCatalog
from docgen.catalog.model.citations import texts
from docgen.catalog.schema import Document
from docgen.history.editions import Edition
from docgen.portal.hiding import hidden, without
from docgen.project import Project

__all__ = ["Law", "Permit", "PublicCatalog", "PublicEdition", "Transfer", "editions", "texts"]

_NAMES = {record: name for name, record in audience.RECORDS.items()}
_R = TypeVar("_R", bound=msgspec.Struct)


@dataclass(frozen=True, eq=False)
class PublicCatalog(WholeCatalog):
    """The catalog without what is internal: such a field is as if it had never been filled in.

    `schemas` are those of the records, by name, without what is internal. Calendars do not come through the door.
    """

    schemas: Mapping[str, Document] = field(default_factory=dict)

    def plain(self, record: msgspec.Struct) -> dict[str, Any]:
        """The keys and values of a record that its public schema has; what is not set is not there."""
        values = {key: value for key, value in msgspec.to_builtins(record).items() if value not in (None, "")}
        return dict(_named(self.schemas[_NAMES[type(record)]], values))


@dataclass(frozen=True)
class PublicEdition:
    """The catalog as it held on `date` (YYYY-MM-DD), in the state that git calls `commit`."""

    date: str
    commit: str | None
    catalog: PublicCatalog


def editions(project: Project, past: Sequence[Edition], schemas: str) -> tuple[PublicEdition, ...]:
    """In their order; `schemas` is the digest of the schemas.

    UsageError when one of them calls internal what no site can do without.
    """
    door = _Door(audience.documents(project, schemas))
    return tuple(PublicEdition(edition.date, edition.commit, door.catalog(edition.catalog)) for edition in past)


class _Door:
    """Editions share most of their records, so each record passes once."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._hidden = {name: hidden(document) for name, document in documents.items()}
        self._schemas = {name: audience.public(document) for name, document in documents.items()}
        self._shown: dict[int, tuple[msgspec.Struct, msgspec.Struct]] = {}

    def catalog(self, catalog: WholeCatalog) -> PublicCatalog:
        return PublicCatalog(
            records=tuple(self._record(record) for record in catalog.records if type(record) in _NAMES),
            laws=self._laws(catalog.laws),
            broken=catalog.broken,
            schemas=self._schemas,
        )

    def _laws(self, laws: Mapping[str, Law]) -> Mapping[str, Law]:
        """A row without its title is no row."""
        if "title" in self._hidden["law"]:
            return {}
        return {title: self._record(law) for title, law in laws.items()} if self._hidden["law"] else laws

    def _record(self, record: _R) -> _R:
        """The record is kept beside what is shown of it, so that no other one gets its address."""
        if id(record) not in self._shown:
            self._shown[id(record)] = record, without(record, self._hidden[_NAMES[type(record)]])
        return self._shown[id(record)][1]  # type: ignore[return-value]


def _named(node: Document, value: Any) -> Any:
    """What the schema has a name for."""
    if isinstance(value, dict):
        inner = node.get("properties", {})
        return {key: _named(inner[key], entry) for key, entry in value.items() if entry is not None and key in inner}
    if isinstance(value, list | tuple):
        return [_named(node.get("items", {}), entry) for entry in value]
    return value
