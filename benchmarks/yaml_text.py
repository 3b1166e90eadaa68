"""Plain data -> YAML as authors write it: block style, short entries in brackets, codes and dates in quotes."""

from collections.abc import Iterator
from functools import lru_cache
from json import dumps
from re import compile as regex
from typing import Any

_PLAIN = regex(r"[\u4e00-\u9fff《][^\s:#,\[\]{}\"'&*!|>%@`]*|[a-z]+(-[a-z0-9]+)+")
_SHORT = 100
"""Characters of an entry that still goes on one line."""


def document(schema: str, data: dict[str, Any]) -> str:
    """One file of the catalog; `schema` is the path that its first line tells the editor."""
    return "\n".join((f"# yaml-language-server: $schema={schema}", *_mapping(data, ""), ""))


def _mapping(data: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if _is_short(value):
            yield f"{indent}{key}: {_flow(value)}"
        elif isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _mapping(value, indent + "  ")
        else:
            yield f"{indent}{key}:"
            yield from _sequence(value, indent + "  ")


def _sequence(entries: list[Any], indent: str) -> Iterator[str]:
    for entry in entries:
        if _is_short(entry):
            yield f"{indent}- {_flow(entry)}"
        else:
            first, *rest = _mapping(entry, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest


def _is_short(value: Any) -> bool:
    """A list of mappings never is."""
    if isinstance(value, list):
        return not any(isinstance(entry, dict) for entry in value) and len(_flow(value)) <= _SHORT
    return not isinstance(value, dict) or len(_flow(value)) <= _SHORT


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join([f"{key}: {_flow(entry)}" for key, entry in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


@lru_cache(maxsize=4096, typed=True)
def _scalar(value: str | int | bool) -> str:
    is_plain = isinstance(value, str) and _PLAIN.fullmatch(value)
    return str(value) if is_plain else dumps(value, ensure_ascii=False)
