"""The site as a column (专栏) of a government site: inside its header and footer, with its marks, below its root."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import needs_chromium, served, watched
from districts import district
from judges import needs_axe, needs_nu, nu, violations
from livedin import PORTAL
from lxml import html
from playwright.sync_api import Browser, Page

from docgen.pipeline.site import SiteOptions, site
from docgen.project import Project

_HEADER = """
<link rel="stylesheet" href="/host/host.css">
<header class="host-top"><div class="host-name"><a href="/">示例区人民政府</a></div>
<nav aria-label="网站导航">
<ul><li><a href="/news/">要闻动态</a></li><li><a href="/open/">政务公开</a></li></ul></nav></header>
"""
_FOOTER = """
<footer class="host-foot"><p>主办：示例区人民政府办公室　网站标识码：5303030001</p></footer>
"""
_STYLE = """
.host-top { background: #a3121f; padding: 1rem 2rem } .host-top a { color: #fff } .host-name { font-size: 1.75rem }
.host-top ul { display: flex; gap: 2rem; list-style: none; margin: 0; padding: 0 }
.host-foot { background: #333; color: #fff; padding: 1rem 2rem }
"""
_PATHS = ("xzxk/", "xzxk/items/public-place-hygiene/", "xzxk/404.html")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the host's web server serves, the column in its place below."""
    root = tmp_path_factory.mktemp("host")
    project = Project(district(root / "区"))
    with (project.catalogs / "district.yaml").open("a", encoding="utf-8") as file:
        file.write(PORTAL)
    own = project.root / "templates" / "_portal"
    own.mkdir(parents=True)
    (own / "host-header.html").write_text(_HEADER, encoding="utf-8")
    (own / "host-footer.html").write_text(_FOOTER, encoding="utf-8")
    made = site(project, SiteOptions(), lambda stage, done, total: None).made.folder
    (root / "www" / "host").mkdir(parents=True)
    (root / "www" / "host" / "host.css").write_text(_STYLE, encoding="utf-8")
    made.rename(root / "www" / "xzxk")
    return root / "www"


@pytest.fixture
def page(browser: Browser, server: Path) -> Iterator[Page]:
    with served(server) as host, watched(browser, host, base_url=host) as opened:
        yield opened


def test_every_page_stands_between_the_hosts_header_and_footer(server: Path) -> None:
    for file in server.rglob("*.html"):
        page = html.fromstring(file.read_bytes())
        order = [one.tag for one in page.xpath("//header | //main | //footer")]
        assert order == ["header", "main", "footer"], file


def test_every_page_has_the_marks_of_its_host(server: Path) -> None:
    """国办发〔2017〕47号, 附件: of the site, of the column, of the page; each once."""
    for file in (server / "xzxk").rglob("index.html"):
        marks = html.fromstring(file.read_bytes()).xpath("//meta[@name]/@name")
        assert len(marks) == len(set(marks)), file
        assert {"SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnType", "PubDate", "ContentSource"} <= {
            *marks
        }, file


def test_a_page_for_lost_addresses_finds_its_way_from_the_base_path(server: Path) -> None:
    page = html.fromstring((server / "xzxk" / "404.html").read_bytes())
    assert all(link.startswith(("/xzxk/", "#", "https://", "/host/", "/")) for link in page.xpath("//@href"))
    assert "/xzxk/assets/portal.css" in page.xpath("//link/@href")


@needs_nu
def test_the_nu_checker_finds_nothing_in_a_column(server: Path) -> None:
    assert nu(*(server / path / ("" if path.endswith(".html") else "index.html") for path in _PATHS)) == []


@needs_chromium
@needs_axe
@pytest.mark.parametrize("path", _PATHS)
def test_axe_finds_nothing_in_a_column(page: Page, path: str) -> None:
    page.goto(path)
    assert page.evaluate("getComputedStyle(document.querySelector('.host-top')).backgroundColor") == "rgb(163, 18, 31)"
    assert violations(page) == []


@needs_chromium
def test_the_host_is_not_printed_on_the_one_page_form(page: Page) -> None:
    page.goto("xzxk/items/public-place-hygiene/print/")
    page.emulate_media(media="print")
    assert not page.get_by_text("示例区人民政府", exact=True).is_visible()
