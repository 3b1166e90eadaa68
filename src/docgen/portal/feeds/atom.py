"""A Feed as Atom (RFC 4287)."""

from re import compile as regex
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from docgen.machine.chinatime import midnight
from docgen.portal import address
from docgen.portal.feeds.feed import Entry, Feed
from docgen.portal.model import SiteInfo

_ILLEGAL = regex("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold (production 2), and the carriage return, which no parser gives back."""


def atom(feed: Feed, site: SiteInfo) -> bytes:
    """Links are absolute when the site's address is known, otherwise relative to the feed's own (RFC 3986, 5.1.3)."""
    root = site.url or address.up(feed.path)
    whole = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "zh-CN"})
    _text(whole, "id", feed.id)
    _text(whole, "title", feed.title)
    _text(whole, "subtitle", feed.about)
    _text(whole, "updated", _moment(feed.dated))
    _text(SubElement(whole, "author"), "name", feed.author)
    SubElement(whole, "link", rel="self", type=address.ATOM, href=f"{root}{feed.path}{address.FEEDS[address.ATOM]}")
    SubElement(whole, "link", rel="alternate", type="text/html", href=f"{root}{feed.path}")
    for entry in feed.entries:
        _entry(SubElement(whole, "entry"), entry, root)
    indent(whole)
    content: bytes = tostring(whole, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _entry(node: Element, entry: Entry, root: str) -> None:
    _text(node, "id", entry.id)
    _text(node, "title", entry.title)
    _text(node, "updated", _moment(entry.dated))
    SubElement(node, "link", rel="alternate", type="text/html", href=f"{root}{entry.path}")
    for tag in entry.tags:
        SubElement(node, "category", term=_ILLEGAL.sub("\ufffd", tag))
    _text(node, "summary", entry.text)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _ILLEGAL.sub("\ufffd", text)


def _moment(day: str) -> str:
    """An edition holds from the first moment of its day, in the time of Beijing."""
    return midnight(day)
