"""File name -> media type (RFC 6838). Written down, because Python asks the machine, and machines differ."""

from pathlib import PurePosixPath

_BINARY = "application/octet-stream"
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".jsonld": "application/ld+json",
    ".ndjson": "application/x-ndjson",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".sig": "text/plain",
    ".csv": "text/csv",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_TEXTS = ("text/", "application/json", "application/xml", "application/x-ndjson", "image/svg+xml")


def of(name: str) -> str:
    """items/a/index.html -> text/html"""
    return _TYPES.get(PurePosixPath(name).suffix.lower(), _BINARY)


def header(type: str) -> str:
    """As `Content-Type` says it: our texts are UTF-8."""
    return f"{type}; charset=utf-8" if type.startswith(_TEXTS) else type
