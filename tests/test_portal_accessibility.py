"""Each kind of page before axe and, where axe does not judge, against WCAG 2.2 AA and GB/T 37668-2019 directly."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser import chromium, needs_chromium, served, watched
from districts import ROOT
from livedin import PAGES, TOMBSTONES

_AXE = ROOT / ".node/node_modules/axe-core/axe.min.js"
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_EVERY = (*PAGES.values(), *TOMBSTONES.values())

pytestmark = needs_chromium
needs_axe = pytest.mark.skipif(not _AXE.exists(), reason="axe-core is missing (sh tools/prepare.sh system-test)")
every_kind = pytest.mark.parametrize("path", _EVERY)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def host(lived_in: Path) -> Iterator[str]:
    with served(lived_in, at="/xzxk/") as address:
        yield address


@pytest.fixture
def page(browser: Browser, host: str) -> Iterator[Page]:
    with watched(browser, host, reduced_motion="reduce") as opened:
        yield opened


def violations(page: Page, *rules: str) -> list[str]:
    """What axe says: all that is tagged as we promise, or only these rules."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    run: dict[str, Any] = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": _RULES}
    found = page.evaluate("options => axe.run(options)", {"runOnly": run, "resultTypes": ["violations"]})
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


def wide(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})


def narrow(page: Page, width: int = 360) -> None:
    page.set_viewport_size({"width": width, "height": 740})


@needs_axe
@every_kind
def test_axe_finds_nothing(page: Page, host: str, path: str) -> None:
    wide(page)
    page.goto(host + path)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "color-contrast", "link-in-text-block") == []
    page.emulate_media(color_scheme="light")
    narrow(page)
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
