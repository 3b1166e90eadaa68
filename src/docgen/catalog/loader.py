"""Checked sources -> Catalog: every file becomes the record that its place says it is."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import PurePosixPath
from re import compile as regex
from typing import Any

import msgspec

from docgen.catalog.model import Calendar, Catalog, Department, District, Law, Permit, Record, Retired, Transfer
from docgen.errors import UsageError

_RECORDS: Mapping[str, type[Record]] = {
    "district": District,
    "department": Department,
    "permit": Permit,
    "transfer": Transfer,
    "calendar": Calendar,
}
_YEAR = regex(r"[12][0-9]{3}\.yaml")
_DECODERS = {name: msgspec.msgpack.Decoder(type) for name, type in _RECORDS.items()}


@cache
def schema_name(file: str) -> str | None:
    """The schema of a catalog file, from its place; None when no record belongs there.

    catalogs/district.yaml, catalogs/transfers/*.yaml, catalogs/calendar/<year>.yaml,
    catalogs/<department>/department.yaml and catalogs/<department>/<permit>.yaml.
    """
    if not file.endswith(".yaml"):
        return None
    match PurePosixPath(file).parts:
        case ("catalogs", "district.yaml"):
            return "district"
        case ("catalogs", "transfers", _):
            return "transfer"
        case ("catalogs", "calendar", name):
            return "calendar" if _YEAR.fullmatch(name) else None
        case ("catalogs", _, "department.yaml"):
            return "department"
        case ("catalogs", _, _):
            return "permit"
    return None


def record(data: Mapping[str, Any], file: str) -> Record:
    """One file's valid data as its record."""
    return decode(encode(data, file), file)


def encode(data: Mapping[str, Any], file: str) -> bytes:
    """The record as a cache keeps it; a permit's department is its folder, a calendar's year its name."""
    name = schema_name(file)
    place: dict[str, str | int] = {"file": file}
    if name == "permit":
        place["department"] = PurePosixPath(file).parent.name
    elif name == "calendar":
        place["year"] = int(PurePosixPath(file).stem)
    return msgspec.msgpack.encode({**data, **place})


def decode(content: bytes, file: str) -> Record:
    """The record of what `encode` made of this file's data."""
    return _DECODERS[schema_name(file) or ""].decode(content)


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
    """Records in file order, sorted here, as one catalog."""
    ordered = sorted(records, key=lambda record: record.file)
    return Catalog(
        district=next((r for r in ordered if isinstance(r, District)), None),
        departments=tuple(r for r in ordered if isinstance(r, Department)),
        permits=tuple(r for r in ordered if isinstance(r, Permit)),
        transfers=tuple(r for r in ordered if isinstance(r, Transfer)),
        laws=laws,
        calendars={r.year: r for r in ordered if isinstance(r, Calendar)},
        broken=frozenset(broken),
        retired=tuple(retired),
    )
