"""What a kind of record is: its word, where its files lie, its schema, its record, and what documents may see of it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from docgen.catalog.model import Part, Record, WholeCatalog

_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
_PATTERNS = {"year": "[12][0-9]{3}"}


@dataclass(frozen=True)
class Scaffold:
    """What `docgen new` fills in: `preset` values, and the keys it asks for, with their Chinese name and an example."""

    preset: Mapping[str, str] = field(default_factory=dict)
    asked: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    required: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Presentation:
    """What documents may see of a unit.

    `view` is the type that a template sees; `show` gives it for one record on a day (YYYY-MM-DD).
    `subjects` are the records that get a document, in their order. `names` are those that `output:` may refer to, and
    that `--select` finds a document by: records by the word of their unit. `speaks_of` are the other records that
    stand in the document.
    """

    view: type[Part]
    show: Callable[[WholeCatalog, Any, str], Part]
    subjects: Callable[[WholeCatalog], tuple[Record, ...]]
    names: Callable[[WholeCatalog, Any], Mapping[str, tuple[Record, ...]]]
    speaks_of: Callable[[WholeCatalog, Any], tuple[Record, ...]] = lambda _catalog, _record: ()


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A kind of record. One module of `catalog/units/` defines it, and nothing else lists it.

    `word` is what `for_each`, `--select` and `docgen new` call it, `title` what people do; `schema` names its schema.
    `place` is where a file of it lies: `{id}` is checked against the record's own id, any other name in braces is a
    field of the record that the place fills in (`{year}` as a number).
    `label` is the key that holds what people call one record; None when records of it are not remembered once deleted.
    `is_context` says that other records stand in it: when it changes, whatever was found in them is asked again.
    `presentation` is None when no document is made of it.
    """

    word: str
    title: str
    place: str
    schema: str
    record: type[Record]
    label: str | None = None
    is_context: bool = False
    scaffold: Scaffold | None = None
    presentation: Presentation | None = None

    @cached_property
    def placeholders(self) -> tuple[str, ...]:
        """The names in braces of its place, from left to right."""
        return tuple(_PLACEHOLDER.findall(self.place))

    @property
    def folder(self) -> str:
        """The place without the file's own name."""
        return self.place.rpartition("/")[0]

    @property
    def glob(self) -> str:
        """Its files as a pattern of an editor or of `Path.glob`."""
        return _PLACEHOLDER.sub("*", self.place)

    @property
    def where(self) -> str:
        """Its folder as people are told it: catalogs/部门编号/."""
        return _PLACEHOLDER.sub("部门编号", self.folder) + "/"

    def values(self, file: str) -> dict[str, str] | None:
        """What the name of a file says, by placeholder; None when no record of this unit lies there."""
        match = self._pattern.fullmatch(file)
        return match.groupdict() if match else None

    def fields(self, file: str) -> dict[str, str | int]:
        """The fields of the record that its place fills in."""
        values = self.values(file) or {}
        return {key: int(value) if key == "year" else value for key, value in values.items() if key != "id"}

    def file(self, **values: str) -> str:
        """The project-relative name of the file at these placeholders."""
        return self.place.format(**values)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = _PLACEHOLDER.split(self.place)
        named = (f"(?P<{name}>{_PATTERNS.get(name, '[^/]+')})" for name in parts[1::2])
        literal = map(re.escape, parts[::2])
        return re.compile("".join(part for pair in zip(literal, (*named, ""), strict=True) for part in pair))
