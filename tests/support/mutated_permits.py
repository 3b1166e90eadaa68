"""A permit with every field of the model filled, and every way to change one thing in it."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any, Literal, get_args, get_origin

from msgspec.structs import FieldInfo, fields, replace

from docgen.catalog.model import Permit
from docgen.catalog.model.record import Part

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
SECRET = "密"
"""Begins every text of a field that the schema keeps inside."""
_INTERNAL = frozenset(("supplier", "push", "allow"))
_NOT_CHANGED = (("file",), ("id",))

Place = tuple[str, ...]


def rich_permit() -> Permit:
    """Every list has three entries, every text is another."""
    made: Permit = _part(Permit, count(1), "")
    return replace(made, id="rich", file="catalogs/health/rich.yaml", department="health", status="划转")


def mutations(part: Part, above: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Each is `part` with one thing changed, and the names of the fields that lead there."""
    for field in fields(part):
        place = (*above, field.name)
        if place not in _NOT_CHANGED:
            changed = _changed(getattr(part, field.name), field.type, place)
            absent = [(place, _absent(field))] if getattr(part, field.name) and not field.required else []
            yield from ((at, replace(part, **{field.name: value})) for at, value in (*absent, *changed))


def parts_in(annotation: Any) -> list[type[Part]]:
    """The models inside an annotation such as `tuple[Step, ...]` or `Fee | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [part for argument in get_args(annotation) for part in parts_in(argument)]


def _changed(value: Any, annotation: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    match value:
        case None:
            return
        case Part():
            yield from mutations(value, place)
        case dict():
            yield place, {key: f"{text}改" for key, text in value.items()}
        case tuple():
            if value != value[::-1]:
                yield place, value[::-1]
            for index, entry in enumerate(value):
                yield place, value[:index] + value[index + 1 :]
                for at, other in _changed(entry, get_args(annotation)[0], place):
                    yield at, (*value[:index], other, *value[index + 1 :])
        case _:
            yield place, _other(value, annotation)


def _other(value: Any, annotation: Any) -> Any:
    choices = [choice for choice in _choices(annotation) if choice != value]
    if choices:
        return choices[0]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if _DAY.fullmatch(value):
        return f"{int(value[:4]) - 1}{value[4:]}"
    return f"{value}改"


def _absent(field: FieldInfo) -> Any:
    return {} if field.type == dict[str, str] else field.default


def _part(type: type[Part], numbers: Iterator[int], mark: str) -> Any:
    return type(
        **{
            field.name: _value(field.type, field.name, numbers, SECRET if field.name in _INTERNAL else mark)
            for field in fields(type)
        }
    )


def _value(annotation: Any, name: str, numbers: Iterator[int], mark: str) -> Any:
    if get_origin(annotation) is tuple:
        choices = _choices(get_args(annotation)[0])
        return tuple(choices[:3] or (_value(get_args(annotation)[0], name, numbers, mark) for _ in range(3)))
    if choices := _choices(annotation):
        return choices[-1]
    if parts := parts_in(annotation):
        return _part(parts[0], numbers, mark)
    kinds = get_args(annotation) or (annotation,)
    if annotation == dict[str, str]:
        return {"DG101": f"{mark}理由{next(numbers)}"}
    if bool in kinds:
        return True
    if int in kinds:
        return next(numbers)
    return f"2024-05-{next(numbers) % 28 + 1:02}" if name == "date" else f"{mark}{name}{next(numbers)}"


def _choices(annotation: Any) -> tuple[Any, ...]:
    """Of a Literal, or of one that may be absent."""
    inner = [argument for argument in (annotation, *get_args(annotation)) if get_origin(argument) is Literal]
    return get_args(inner[0]) if inner and get_origin(annotation) is not tuple else ()
