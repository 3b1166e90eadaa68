"""A record -> its strings, each with what it is used for, with or without pointers.

A text is prose unless the table below says otherwise, so that a new field is looked at from its first day.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin

from msgspec.structs import fields

from docgen.catalog.model import Part
from docgen.findings import Pointer

Use = Literal["prose", "name", "title", "quoted", "citation", "number", "code"]
"""`name` is a name or word in a cell, `title` the title of a document, bare; `quoted` is what others wrote;
`number` a 文号; `code` no Chinese at all."""

_KNOWN: dict[Use, str] = {
    "citation": "cite basis penalty_basis",
    "quoted": "quote Origin.title",
    "title": "title",
    "name": "actor fields joint_with key_domains matter name receiver regulator service_objects short step transferor "
    "supervisor theme unknown",
    "number": "Instrument.number NormativeFile.number Event.decision",
    "code": "accepted_on aliases bureau case_number code date dated document_code due_on ecert_code effective_on "
    "first_number fonds handed_over_on id last_number number office_phone parent permit permits phone previous_codes "
    "schema_version since trial_until until uscc version year",
}
_USES: dict[str, Use] = {name: use for use, names in _KNOWN.items() for name in names.split()}
_NEVER = frozenset({"department", "file", "url"})


def collect(part: Part, found: Mapping[Use, list[str]]) -> None:
    """Every string of the catalog comes through here: few calls, no generators, no pointers."""
    for name, _, use in _looked_at(type(part)):
        value = getattr(part, name)
        kind = value.__class__
        if kind is str:
            found[use].append(value)
        elif kind is tuple or kind is dict:
            for entry in value if kind is tuple else value.values():
                if entry.__class__ is str:
                    found[use].append(entry)
                elif isinstance(entry, Part):
                    collect(entry, found)
        elif value is not None:
            collect(value, found)


def with_pointers(part: Part, at: Pointer) -> Iterator[tuple[Use, str, Pointer]]:
    """What `collect` finds, and where."""
    for name, key, use in _looked_at(type(part)):
        value = getattr(part, name)
        if isinstance(value, tuple | dict):
            entries = value.items() if isinstance(value, dict) else enumerate(value)
            inner = [((*at, key, step), entry) for step, entry in entries]
        else:
            inner = [((*at, key), value)]
        for pointer, entry in inner:
            if isinstance(entry, str):
                yield use, entry, pointer
            elif isinstance(entry, Part):
                yield from with_pointers(entry, pointer)


@cache
def _looked_at(part: type[Part]) -> tuple[tuple[str, str, Use], ...]:
    """The fields that hold free text or parts, each with its key in the file and the use of its text."""
    return tuple(
        (field.name, field.encode_name, _USES.get(f"{part.__name__}.{field.name}") or _USES.get(field.name, "prose"))
        for field in fields(part)
        if field.name not in _NEVER and _holds_text(field.type)
    )


def _holds_text(annotation: Any) -> bool:
    """Whether an annotation such as `tuple[str, ...]` or `Fee | None` leads to a string that is no enumeration."""
    if isinstance(annotation, type):
        return annotation is str or issubclass(annotation, Part)
    if get_origin(annotation) is Literal:
        return False
    return any(_holds_text(argument) for argument in get_args(annotation))
