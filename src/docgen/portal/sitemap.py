"""Pages -> what search engines are told: sitemap.xml (sitemaps.org 0.9) and robots.txt, where the address is known."""

from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import quote
from xml.etree import ElementTree

from docgen.portal.page import Page

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000
"""Addresses in one file (sitemaps.org)."""


def files(pages: Sequence[Page], url: str) -> Iterator[tuple[str, bytes]]:
    """`url` ends with a slash. Of a site below a folder robots.txt is not asked for, but says where the map is."""
    listed = [(f"{url}{quote(page.path)}", page.dated) for page in pages if page.is_listed]
    if len(listed) <= _MOST:
        yield "sitemap.xml", _map("urlset", "url", listed)
    else:
        parts = list(_parts(listed))
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        yield from ((name, _map("urlset", "url", part)) for name, part in zip(names, parts, strict=True))
        latest = [max(dated for _, dated in part) for part in parts]
        index = [(f"{url}{name}", dated) for name, dated in zip(names, latest, strict=True)]
        yield "sitemap.xml", _map("sitemapindex", "sitemap", index)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {url}sitemap.xml\n".encode()


def _parts(listed: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    left = iter(listed)
    while part := list(islice(left, _MOST)):
        yield part


def _map(root: str, entry: str, rows: Sequence[tuple[str, str]]) -> bytes:
    tree = ElementTree.Element(root, xmlns=_NAMESPACE)
    for address, dated in rows:
        one = ElementTree.SubElement(tree, entry)
        ElementTree.SubElement(one, "loc").text = address
        ElementTree.SubElement(one, "lastmod").text = dated
    ElementTree.indent(tree, " ")
    content: bytes = ElementTree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
