"""What is said to one request, and the headers that go with everything."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import msgspec

from docgen.portal import mediatypes

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True)
class Answer:
    """`type` is a media type (RFC 6838); texts are UTF-8."""

    content: bytes
    type: str
    status: HTTPStatus = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content_type(self) -> str:
        return mediatypes.header(self.type)


def file(path: Path) -> Answer:
    return Answer(path.read_bytes(), mediatypes.of(path.name))


def data(value: object) -> Answer:
    return Answer(msgspec.json.encode(value), "application/json")


def line(status: HTTPStatus, text: str) -> Answer:
    """One line of plain text for whoever asked in vain."""
    return Answer(f"{text}\n".encode(), "text/plain", status)


def moved(address: str) -> Answer:
    """`address` is a path on this server."""
    return Answer(b"", "text/plain", HTTPStatus.FOUND, {"Location": address})
