"""Each kind of page before axe: wide, narrow, dark and in large print."""

from collections.abc import Iterator

import pytest
from browser import needs_chromium, watched
from judges import needs_axe, violations
from livedin import PAGES, TOMBSTONES
from playwright.sync_api import Browser, Page

pytestmark = needs_chromium
every_kind = pytest.mark.parametrize("path", (*PAGES.values(), *TOMBSTONES.values()))


@pytest.fixture
def page(browser: Browser, host: str) -> Iterator[Page]:
    with watched(browser, host, reduced_motion="reduce") as opened:
        yield opened


@needs_axe
@every_kind
def test_axe_finds_nothing(page: Page, host: str, path: str) -> None:
    page.goto(host + path)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "color-contrast", "link-in-text-block") == []
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 740})
    assert violations(page) == []
    page.get_by_role("button", name="大字版").click()
    assert violations(page, "target-size", "scrollable-region-focusable") == []


@needs_axe
def test_axe_does_look(page: Page, host: str) -> None:
    page.goto(host)
    page.evaluate("document.querySelector('.lead').style.color = '#bbb'")
    assert any(said.startswith("color-contrast") for said in violations(page))


@needs_axe
def test_axe_finds_nothing_in_search_results_and_opened_details(page: Page, host: str) -> None:
    page.goto(f"{host}items/public-place-hygiene/")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert violations(page) == []
    page.goto(host)
    page.get_by_role("searchbox").fill("卫生")
    page.wait_for_selector("[data-search-results] ol a")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "color-contrast") == []
