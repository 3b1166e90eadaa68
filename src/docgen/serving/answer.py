"""What is said to one request, and the headers that go with everything."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path, PurePosixPath

import msgspec

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_BINARY = "application/octet-stream"
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".ndjson": "application/x-ndjson",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Written down, because Python asks the machine, and machines differ."""
_TEXTS = (
    "text/",
    "application/json",
    "application/ld+json",
    "application/xml",
    "application/x-ndjson",
    "image/svg+xml",
)


@dataclass(frozen=True)
class Answer:
    """`type` is a media type (RFC 6838); texts are UTF-8."""

    content: bytes
    type: str
    status: HTTPStatus = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content_type(self) -> str:
        return f"{self.type}; charset=utf-8" if self.type.startswith(_TEXTS) else self.type


def file(path: Path) -> Answer:
    return Answer(path.read_bytes(), type_of(path.name))


def data(value: object) -> Answer:
    return Answer(msgspec.json.encode(value), _TYPES[".json"])


def line(status: HTTPStatus, text: str) -> Answer:
    """One line of plain text for whoever asked in vain."""
    return Answer(f"{text}\n".encode(), _TYPES[".txt"], status)


def moved(address: str) -> Answer:
    """`address` is a path on this server."""
    return Answer(b"", _TYPES[".txt"], HTTPStatus.FOUND, {"Location": address})


def type_of(name: str) -> str:
    return _TYPES.get(PurePosixPath(name).suffix.lower(), _BINARY)
