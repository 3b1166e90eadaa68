"""Checked sources -> Catalog: every file becomes the record that its place says it is."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec

from docgen.catalog.model import Catalog, Law, Record, Retired, whole
from docgen.catalog.model.catalog import in_order
from docgen.catalog.unit import Unit
from docgen.catalog.units import unit_at
from docgen.errors import UsageError


def record(data: Mapping[str, Any], file: str) -> Record:
    """One file's valid data as its record."""
    return decode(encode(data, file), file)


def encode(data: Mapping[str, Any], file: str) -> bytes:
    """The record as a cache keeps it, with what its place says: a permit's department is its folder."""
    return msgspec.msgpack.encode({**data, **_unit(file).fields(file), "file": file})


def decode(content: bytes, file: str) -> Record:
    """The record of what `encode` made of this file's data."""
    return _decoder(_unit(file).record).decode(content)


def _unit(file: str) -> Unit:
    unit = unit_at(file)
    if unit is None:
        raise ValueError(f"no record belongs at {file}")
    return unit


@cache
def _decoder(kind: type[Record]) -> "msgspec.msgpack.Decoder[Record]":
    return msgspec.msgpack.Decoder(kind)


def laws(content: bytes) -> dict[str, Law]:
    """The 法规库, one JSON row a line; title -> Law. UsageError names the first line that cannot be read."""
    decoder = msgspec.json.Decoder(Law)
    try:
        return {law.title: law for law in decoder.decode_lines(content)}
    except (msgspec.DecodeError, UnicodeDecodeError):
        lines = enumerate(content.splitlines(), start=1)
        number = next((number for number, line in lines if line.strip() and not _is_row(line, decoder)), 0)
        raise UsageError(
            f"catalogs/laws.jsonl 第 {number} 行读不懂。", "每行是一部法规的 JSON；请从 git 恢复这一行。"
        ) from None


def _is_row(line: bytes, decoder: "msgspec.json.Decoder[Law]") -> bool:
    try:
        decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def catalog(
    records: Iterable[Record],
    laws: Mapping[str, Law],
    broken: Iterable[str] = (),
    retired: Iterable[Retired] = (),
) -> Catalog:
    """Records, sorted here by their files, as one catalog: a `WholeCatalog` when it can be one."""
    found = Catalog(in_order(records), laws, frozenset(broken), tuple(retired))
    return whole(found) or found
