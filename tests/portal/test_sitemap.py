"""The site map: what sitemaps.org and RFC 9309 allow, and every page that is meant to be found."""

from pathlib import Path
from urllib.parse import unquote
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

from docgen.portal import sitemap
from docgen.portal.model import Link
from docgen.portal.page import Page

URL = "https://www.example.gov.cn/xzxk/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def page(path: str, is_listed: bool = True) -> Page:
    return Page(path=path, template="", title="", data=Link(name=""), dated="2026-11-23", is_listed=is_listed)


def addresses(content: bytes, root: str) -> list[str]:
    tree = ElementTree.fromstring(content)
    assert tree.tag == f"{{{NAMES['s']}}}{root}"
    return [place.text or "" for place in tree.iterfind("./*/s:loc", NAMES)]


def test_pages_that_are_listed_and_no_others() -> None:
    made = dict(sitemap.files([page(""), page("items/甲&乙/"), page("404.html", is_listed=False)], URL))
    found = addresses(made["sitemap.xml"], "urlset")
    assert [unquote(address) for address in found] == [URL, f"{URL}items/甲&乙/"]
    assert all(address.isascii() for address in found)
    assert b"<lastmod>2026-11-23</lastmod>" in made["sitemap.xml"]


def test_more_than_one_file_may_hold_are_split_under_an_index() -> None:
    made = dict(sitemap.files([page(f"items/{number}/") for number in range(120_001)], URL))
    parts = addresses(made["sitemap.xml"], "sitemapindex")
    assert parts == [f"{URL}sitemap-{number}.xml" for number in (1, 2, 3)]
    found = [addresses(made[part.removeprefix(URL)], "urlset") for part in parts]
    assert [len(part) for part in found] == [50_000, 50_000, 20_001]


def test_robots_are_shown_the_way() -> None:
    robots = RobotFileParser()
    robots.parse(dict(sitemap.files([page("")], URL))["robots.txt"].decode().splitlines())
    assert robots.site_maps() == [f"{URL}sitemap.xml"]
    assert robots.can_fetch("*", f"{URL}items/")


def test_a_site_maps_all_its_pages_but_the_forms(lived_in: Path) -> None:
    found = set(addresses((lived_in / "sitemap.xml").read_bytes(), "urlset"))
    pages = {file.parent.relative_to(lived_in).as_posix() for file in lived_in.rglob("index.html")}
    wanted = {URL if path == "." else f"{URL}{path}/" for path in pages if not path.endswith("/print")}
    assert {unquote(address) for address in found} == {address for address in wanted if "/@" not in address}
