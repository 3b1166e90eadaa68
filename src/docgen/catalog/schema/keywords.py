"""jsonschema where our schemas mean exactly one thing in every engine: patterns, whole and finite numbers."""

from collections.abc import Iterator
from functools import cache
from math import isfinite
from re import Pattern
from re import compile as regex
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry

from docgen.catalog.schema.document import Document
from docgen.catalog.schema.formats import FORMATS

_INTEGERS = {"integer": lambda _, value: type(value) is int}
_NUMBERS = {"number": lambda _, value: type(value) is int or (isinstance(value, float) and isfinite(value))}
TYPES = Draft202012Validator.TYPE_CHECKER.redefine_many(_INTEGERS | _NUMBERS)


@cache
def _ecma(written: str) -> Pattern[str]:
    """Python's `$` also stands before a last line feed; JSON Schema's does not."""
    return regex(written.removesuffix("$") + r"\Z" if written.endswith("$") else written)


def pattern(_: Any, written: str, value: object, __: Any) -> Iterator[ValidationError]:
    if isinstance(value, str) and not _ecma(written).search(value):
        yield ValidationError(f"{value!r} does not match {written!r}")


_Strict = extend(Draft202012Validator, {"pattern": pattern}, type_checker=TYPES)  # type: ignore[no-untyped-call]


def strict(document: Document) -> Validator:
    """It knows our formats and no other, and has nothing to fetch."""
    formats = FormatChecker(formats=())
    for name, holds in FORMATS.items():
        formats.checks(name)(holds)
    validator: Validator = _Strict(document, registry=Registry(), format_checker=formats)
    return validator
