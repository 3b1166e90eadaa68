"""A Feed as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from typing import Any

import msgspec

from docgen.machine.chinatime import midnight
from docgen.portal import address
from docgen.portal.feeds.feed import Entry, Feed
from docgen.portal.model import SiteInfo


def jsonfeed(feed: Feed, site: SiteInfo) -> bytes:
    """Links are absolute when the site's address is known; otherwise relative, and `feed_url` stays away."""
    root = site.url or address.up(feed.path)
    whole: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": f"{root}{feed.path}",
        "description": feed.about,
        "authors": [{"name": feed.author}],
        "language": "zh-CN",
        "items": [_item(entry, root) for entry in feed.entries],
    }
    if site.url:
        whole["feed_url"] = f"{root}{feed.path}{address.FEEDS[address.JSON_FEED]}"
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def _item(entry: Entry, root: str) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": f"{root}{entry.path}",
        "title": entry.title,
        "content_text": entry.text,
        "date_published": midnight(entry.dated),
        "tags": list(entry.tags),
    }
