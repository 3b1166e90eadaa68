"""One published state of the site: its files, their digests, and a name that follows from both."""

from collections.abc import Iterable
from hashlib import sha256

import msgspec

MANIFEST = "release.json"
"""Lies at the root of the site; it lists every other file of it."""


class ReleaseFile(msgspec.Struct, frozen=True, kw_only=True):
    """`path` is relative to the site, with forward slashes; `sm3` is GB/T 32905-2016; digests in hex."""

    path: str
    size: int
    sha256: str
    sm3: str


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """`commit` is None when the catalog is in no git repository or differs from its last commit.

    `effective_on` (YYYY-MM-DD) is the day whose powers and duties the pages show.
    """

    version: int = 1
    id: str
    tool: str
    commit: str | None
    effective_on: str
    notice: str
    files: tuple[ReleaseFile, ...]


def of(files: Iterable[ReleaseFile], *, tool: str, commit: str | None, effective_on: str, notice: str) -> Release:
    """The same content is the same release, whoever makes it and whenever: the id is the day and a digest."""
    ordered = tuple(sorted(files, key=lambda file: file.path))
    lines = "".join(f"{file.sha256} {file.path}\n" for file in ordered)
    name = f"{effective_on}-{sha256(lines.encode()).hexdigest()[:12]}"
    return Release(id=name, tool=tool, commit=commit, effective_on=effective_on, notice=notice, files=ordered)


def encode(release: Release) -> bytes:
    """`release.json`."""
    return msgspec.json.format(msgspec.json.encode(release), indent=1) + b"\n"


def decode(content: bytes) -> Release:
    """ValueError (msgspec.DecodeError) when it is not what `encode` wrote."""
    return msgspec.json.decode(content, type=Release)
