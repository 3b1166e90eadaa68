"""Pages on paper: A4, nothing that is only for the screen, and the one-page form on one page."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from browser import needs_chromium, watched
from livedin import PAGES
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

pytestmark = needs_chromium

_A4 = (595, 842)


@pytest.fixture
def page(browser: Browser, host: str) -> Iterator[Page]:
    with watched(browser, host) as opened:
        yield opened


def printed(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


def text(paper: PdfReader) -> str:
    """Without white space; Chromium writes some Han characters as their radicals."""
    return "".join(normalize("NFKC", sheet.extract_text()) for sheet in paper.pages).translate({10: None, 32: None})


def test_every_one_page_form_is_one_page(page: Page, host: str, lived_in: Path) -> None:
    forms = sorted(lived_in.glob("items/*/print/"))
    assert len(forms) > 25
    pages = {}
    for form in forms:
        page.goto(f"{host}items/{form.parent.name}/print/")
        pages[form.parent.name] = len(printed(page).pages)
    assert {name: total for name, total in pages.items() if total != 1} == {}


def test_a_form_in_large_print_is_one_page_too(page: Page, host: str) -> None:
    page.goto(f"{host}items/private-school/print/")
    page.get_by_role("button", name="大字版").click()
    assert len(printed(page).pages) == 1


@pytest.mark.parametrize("path", PAGES.values())
def test_menus_and_buttons_are_not_printed(page: Page, host: str, path: str) -> None:
    page.emulate_media(media="print")
    page.goto(host + path)
    shown = page.locator("header, nav, button, .skip, form").all()
    assert not [one.inner_text() for one in shown if one.is_visible()]


def test_a_permit_on_paper_has_what_the_screen_folds_away(page: Page, host: str) -> None:
    page.goto(f"{host}items/public-place-hygiene/")
    assert not page.locator("details li").first.is_visible()
    paper = printed(page)
    said = text(paper)
    assert all((round(one.mediabox.width), round(one.mediabox.height)) == _A4 for one in paper.pages)
    assert "内容来源" in said
    assert "《公共场所卫生管理条例实施细则》第二十三条" in said
    assert "追责情形" in said and "第七十四条" in said


def test_paper_is_white_when_the_screen_is_dark(page: Page, host: str) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(f"{host}items/public-place-hygiene/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
