"""`manifest.json` of output/: what lies there, what it was made from, and what could not be made."""

from pathlib import Path, PurePosixPath

import msgspec

MANIFEST = "manifest.json"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One file of output/. `input` is the digest of all that it was made from; `blanks` are left to be filled by hand.

    `records` are the catalog files it speaks of, `template` the digest of its kind's folder.
    """

    path: str
    size: int
    sha256: str
    sm3: str
    kind: str
    title: str
    records: tuple[str, ...]
    template: str
    input: str
    blanks: tuple[str, ...] = ()


class Failure(msgspec.Struct, frozen=True):
    """One document that could not be made, and why."""

    path: str
    message: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """`output/manifest.json`: what docgen wrote, from what. Same input, same bytes."""

    version: int = 1
    tool: str
    as_of: str
    notice: str
    files: tuple[Entry, ...] = ()
    failed: tuple[Failure, ...] = ()


def formats_in(folder: Path) -> tuple[str, ...]:
    """The formats besides DOCX that the last build of a folder made; none where there was no build."""
    try:
        files = decode((folder / MANIFEST).read_bytes()).files
    except (OSError, ValueError):
        return ()
    return tuple(sorted({PurePosixPath(entry.path).suffix[1:] for entry in files} - {"docx"}))


def encode(manifest: Manifest) -> bytes:
    """The file's bytes."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def decode(content: bytes) -> Manifest:
    """ValueError when it is none of ours."""
    return msgspec.json.decode(content, type=Manifest)
