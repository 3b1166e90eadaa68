"""After a publication: some files fetched back, and their digests compared."""

from collections.abc import Callable
from hashlib import sha256

import msgspec

from docgen.portal.release import MANIFEST
from docgen.publishing.preview import address
from docgen.publishing.site import Site

_SIZE = 20
_HOME = "index.html"

Fetch = Callable[[str], bytes]
"""A path of the site -> what the place, or the web server, gives for it. KeyError with a reason."""


class Sampled(msgspec.Struct, frozen=True, kw_only=True):
    """`wrong` are addresses, each with what is wrong with it."""

    total: int
    wrong: tuple[tuple[str, str], ...]


def paths(site: Site) -> tuple[str, ...]:
    """The manifest, the home page, and up to 20 files spread evenly over the rest: the same ones every time."""
    listed = [file.path for file in site.release.files]
    first = [MANIFEST, *(path for path in listed if path == _HOME)]
    rest = [path for path in listed if path != _HOME]
    step = max(1, len(rest) / _SIZE)
    return (*first, *(rest[int(number * step)] for number in range(min(_SIZE, len(rest)))))


def sampled(site: Site, fetch: Fetch) -> Sampled:
    chosen = paths(site)
    found = ((path, _wrong(site, path, fetch)) for path in chosen)
    return Sampled(total=len(chosen), wrong=tuple((address(path), reason) for path, reason in found if reason))


def _wrong(site: Site, path: str, fetch: Fetch) -> str:
    try:
        content = fetch(path)
    except KeyError as error:
        reason = str(error.args[0])
        return "取不回来" if reason == path else f"取不回来：{reason}"
    return "" if sha256(content).digest() == sha256(site.content(path)).digest() else "内容和发布的不一样"
