"""Every page of a site with a past before the judges of HTML: html5lib, the Nu checker, and how a page is built."""

import re
from fnmatch import fnmatchcase
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from judges import needs_nu, nu
from livedin import PAGES, TOMBSTONES
from lxml import html


@pytest.fixture(scope="module")
def pages(lived_in: Path) -> dict[str, html.HtmlElement]:
    """By address."""
    return {
        page.relative_to(lived_in).as_posix().removesuffix("index.html"): html.fromstring(page.read_bytes())
        for page in sorted(lived_in.rglob("*.html"))
    }


@needs_nu
def test_the_nu_checker_finds_nothing(lived_in: Path) -> None:
    files = sorted(file for kind in ("html", "css", "svg") for file in lived_in.rglob(f"*.{kind}"))
    assert nu("--also-check-css", "--also-check-svg", *files) == []


@needs_nu
def test_the_nu_checker_does_look(lived_in: Path, tmp_path: Path) -> None:
    spoilt = (lived_in / "index.html").read_text(encoding="utf-8").replace('id="departments"', 'id="themes"')
    page, sheet, picture = (tmp_path / name for name in ("index.html", "portal.css", "icon.svg"))
    page.write_text(spoilt, encoding="utf-8")
    sheet.write_text("p { colour: red }", encoding="utf-8")
    picture.write_text("<svg xmlns='http://www.w3.org/2000/svg'><p/></svg>", encoding="utf-8")
    said = nu("--also-check-css", "--also-check-svg", page, sheet, picture)
    assert all(any(file.name in one for one in said) for file in (page, sheet, picture)), said


def test_html5lib_parses_every_page_strictly(lived_in: Path) -> None:
    parser = html5lib.HTMLParser(strict=True)
    for page in lived_in.rglob("*.html"):
        parser.parse(page.read_bytes())


def test_every_page_is_of_one_known_kind(pages: dict[str, html.HtmlElement]) -> None:
    """What the judges that look at one page of each kind must not miss; a permit has deeper pages below it."""
    unknown = [path for path in pages if sum(fits(path, shape) for shape in PAGES) != 1]
    assert not unknown
    assert {*PAGES.values(), *TOMBSTONES.values()} <= pages.keys()


def fits(path: str, shape: str) -> bool:
    return path.count("/") == shape.count("/") and fnmatchcase(path, shape)


def test_headings_begin_with_one_h1_and_skip_no_level(pages: dict[str, html.HtmlElement]) -> None:
    for path, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1 and levels.count(1) == 1, path
        assert all(deeper - level <= 1 for level, deeper in pairwise(levels)), path


def test_headings_and_sections_say_something(pages: dict[str, html.HtmlElement]) -> None:
    for path, page in pages.items():
        for heading in page.iter("h1", "h2", "h3"):
            assert heading.text_content().strip(), path
        for section in page.iter("section", "ol", "ul", "dl", "tbody"):
            assert section.text_content().strip(), (path, section.get("class"))


def test_tables_have_a_caption_and_every_header_its_direction(pages: dict[str, html.HtmlElement]) -> None:
    for path, page in pages.items():
        for table in page.iter("table"):
            assert table.xpath("string(caption)").strip(), path
            assert all(header.get("scope") for header in table.iter("th")), path
            assert all(row.xpath("th[@scope='row']") for row in table.xpath("tbody/tr")), path


def test_pictures_and_links_have_names(pages: dict[str, html.HtmlElement]) -> None:
    for path, page in pages.items():
        assert all(picture.get("alt") for picture in page.iter("img")), path
        for link in page.iter("a", "button", "summary"):
            assert (link.get("aria-label") or link.text_content()).strip(), path


def test_one_name_never_leads_to_two_places(pages: dict[str, html.HtmlElement]) -> None:
    """WCAG 2.4.4, within the content of a page."""
    for path, page in pages.items():
        targets: dict[str, set[str]] = {}
        for link in page.xpath("//main//a[@href]"):
            targets.setdefault(link.text_content().strip(), set()).add(link.get("href"))
        double = {name: found for name, found in targets.items() if len(found) > 1}
        assert not double, path


def test_titles_tell_pages_apart(pages: dict[str, html.HtmlElement]) -> None:
    titles = [page.findtext(".//title") for page in pages.values()]
    assert len(set(titles)) == len(titles)


def test_nothing_of_python_or_of_templates_is_printed(pages: dict[str, html.HtmlElement]) -> None:
    for path, page in pages.items():
        for script in page.xpath("//script"):
            script.drop_tree()
        assert not re.search(r"None|Undefined|\{[{%]|[\[\]]'|\(\)|（）|、、|。。|；。|，。", page.text_content()), path
