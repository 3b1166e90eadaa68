"""A msgspec type -> Shape: which names a template may use, before any data is seen."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

_TEXT = (inspect.StrType, inspect.LiteralType, inspect.EnumType, inspect.DateType, inspect.DateTimeType)
_NUMBER = (inspect.IntType, inspect.FloatType)


class Shape(msgspec.Struct, frozen=True):
    """What stands at one place of a context.

    `kind`: text, number, truth (是/否), record (with `fields`), list (of `item`), free (anything).
    `is_internal`: it must not be in this document.
    """

    kind: str
    is_optional: bool = False
    fields: Mapping[str, "Shape"] = {}
    item: "Shape | None" = None
    is_internal: bool = False

    def with_fields(self, **fields: "Shape") -> "Shape":
        """A record with more fields, e.g. what a writer adds to every context."""
        return msgspec.structs.replace(self, fields={**self.fields, **fields})

    @property
    def present(self) -> "Shape":
        return msgspec.structs.replace(self, is_optional=False) if self.is_optional else self


FREE = Shape("free")
TEXT = Shape("text")
NUMBER = Shape("number")
TRUTH = Shape("truth")


def record(**fields: Shape) -> Shape:
    return Shape("record", fields=fields)


def list_of(item: Shape) -> Shape:
    return Shape("list", item=item)


def optional(shape: Shape) -> Shape:
    return msgspec.structs.replace(shape, is_optional=True)


@cache
def shape_of(struct: type[msgspec.Struct]) -> Shape:
    """Fields recursively, as `msgspec.to_builtins` writes them: tuples are lists, enums their values."""
    return _shape(inspect.type_info(struct), ())


def _shape(info: inspect.Type, above: tuple[Any, ...]) -> Shape:
    if isinstance(info, inspect.StructType):
        if info.cls in above:
            return FREE
        below = (*above, info.cls)
        return Shape("record", fields={field.encode_name: _shape(field.type, below) for field in info.fields})
    if isinstance(info, inspect.UnionType):
        return _union(info, above)
    if isinstance(info, inspect.VarTupleType | inspect.ListType | inspect.SetType | inspect.FrozenSetType):
        return list_of(_shape(info.item_type, above))
    if isinstance(info, _TEXT):
        return TEXT
    if isinstance(info, _NUMBER):
        return NUMBER
    if isinstance(info, inspect.BoolType):
        return TRUTH
    return FREE


def _union(info: inspect.UnionType, above: tuple[Any, ...]) -> Shape:
    """None makes it optional; text or number is printed alike."""
    shapes = [_shape(kind, above) for kind in info.types if not isinstance(kind, inspect.NoneType)]
    kinds = {shape.kind for shape in shapes}
    is_one = len(shapes) == 1 or kinds == {"number"}
    shape = shapes[0] if is_one else TEXT if kinds <= {"text", "number"} else FREE
    return optional(shape) if len(shapes) < len(info.types) else shape
