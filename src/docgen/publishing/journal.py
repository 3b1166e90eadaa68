"""What happened at a place: one line of JSON per event, only ever added to."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Literal

import msgspec

from docgen.machine.chinatime import CHINA

FILE = "publish-log.jsonl"

Action = Literal["发布", "回退", "补记"]


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """`at` is UTC (2026-11-25T08:31:00Z), `by` is user@host; `before` is the release that the public saw until then.

    `added`, `changed`, `removed` count files; None where nobody counted.
    """

    action: Action
    at: str
    by: str
    release: str
    before: str | None
    commit: str | None = None
    added: int | None = None
    changed: int | None = None
    removed: int | None = None
    note: str = ""


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def in_china(at: str) -> str:
    """2026-11-25T08:31:00Z -> 2026-11-25 16:31"""
    try:
        return datetime.fromisoformat(at).astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return at


def line(event: Event) -> bytes:
    return msgspec.json.encode(event) + b"\n"


def appended(content: bytes, event: Event) -> bytes:
    """A last line that a killed writer left unfinished stays as it is, on a line of its own."""
    return content + (b"\n" if content and not content.endswith(b"\n") else b"") + line(event)


def events(content: bytes) -> tuple[Event, ...]:
    return tuple(_readable(content.splitlines()))


def _readable(lines: Iterable[bytes]) -> Iterator[Event]:
    for text in lines:
        try:
            yield msgspec.json.decode(text, type=Event)
        except msgspec.DecodeError:
            continue


def shown(journal: Iterable[Event]) -> str | None:
    """The release that the public must be seeing, going by the journal."""
    return next((event.release for event in reversed(tuple(journal))), None)
