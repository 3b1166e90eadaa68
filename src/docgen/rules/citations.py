"""A record -> every citation string in it, with its pointer, in the order of the model."""

from functools import cache
from typing import Any, get_args

from msgspec.structs import fields

from docgen.findings import Pointer
from docgen.model import Part

_CITING = frozenset({"cite", "basis", "penalty_basis"})


def cited(record: Part) -> list[tuple[Pointer, str]]:
    """Whatever stands in a field named cite, basis or penalty_basis, readable or not."""
    found: list[tuple[Pointer, str]] = []
    _collect(record, (), found)
    return found


def _collect(part: Part, at: Pointer, found: list[tuple[Pointer, str]]) -> None:
    """Every permit of the catalog comes through here, several times: few calls, no generators."""
    for name in _leading(type(part)):
        value = getattr(part, name)
        if isinstance(value, tuple):
            for index, entry in enumerate(value):
                if isinstance(entry, str):
                    found.append(((*at, name, index), entry))
                else:
                    _collect(entry, (*at, name, index), found)
        elif isinstance(value, str):
            found.append(((*at, name), value))
        elif value is not None:
            _collect(value, (*at, name), found)


@cache
def _leading(part: type[Part]) -> tuple[str, ...]:
    """The fields that hold citations or lead to parts that do."""
    leads = {field.name: any(_leading(inner) for inner in _parts(field.type)) for field in fields(part)}
    return tuple(name for name, is_leading in leads.items() if is_leading or name in _CITING)


def _parts(annotation: Any) -> list[type[Part]]:
    """The models inside an annotation such as `tuple[Step, ...]` or `Fee | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [part for argument in get_args(annotation) for part in _parts(argument)]
