"""What changed, for those who follow the site: as Atom (RFC 4287) and as JSON Feed 1.1, for all and per department.

feed      which changes a feed tells, and in which words
atom      a Feed as Atom
jsonfeed  a Feed as JSON Feed
"""

from docgen.portal.feeds.atom import atom
from docgen.portal.feeds.feed import Entry, Feed, feeds
from docgen.portal.feeds.jsonfeed import jsonfeed

__all__ = ["Entry", "Feed", "atom", "feeds", "jsonfeed"]
