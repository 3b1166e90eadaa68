"""Items -> JSON: the whole catalog as one document, and one item to a line."""

from collections.abc import Iterable

import msgspec

from docgen.portal.model import Item, Shown, SiteInfo


class Whole(Shown, frozen=True, kw_only=True):
    """`data/catalog.json`. `effective_on` (YYYY-MM-DD) is the day whose powers it shows; `commit` the state in git."""

    title: str
    notice: str
    effective_on: str
    items: tuple[Item, ...]
    url: str | None = None
    commit: str | None = None


def whole(items: Iterable[Item], site: SiteInfo) -> bytes:
    document = Whole(
        title=site.title,
        notice=site.notice,
        effective_on=site.effective_on,
        items=tuple(items),
        url=site.url,
        commit=site.commit,
    )
    return msgspec.json.encode(document) + b"\n"


def lines(items: Iterable[Item]) -> bytes:
    """NDJSON: each line is an item as in `catalog.json`."""
    return b"".join(msgspec.json.encode(item) + b"\n" for item in items)
