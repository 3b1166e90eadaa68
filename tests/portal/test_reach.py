"""Each kind of page where axe does not judge: reflow, targets, focus, spacing (WCAG 2.2 AA, GB/T 37668-2019)."""

from collections.abc import Iterator

import pytest
from browser import needs_chromium, watched
from livedin import PAGES, TOMBSTONES
from playwright.sync_api import Browser, Page

pytestmark = needs_chromium
every_kind = pytest.mark.parametrize("path", (*PAGES.values(), *TOMBSTONES.values()))

_SPREAD = "* { line-height: 1.5; letter-spacing: .12em; word-spacing: .16em } p { margin-block-end: 2em }"
_FOCUSABLE = "a[href], button:not([hidden]), input, summary, [tabindex='0']"

_SMALL = """
() => [...document.querySelectorAll("a[href], button, input, summary")]
  .filter((one) => one.checkVisibility() && !one.closest(".skip"))
  .filter((one) => one.getClientRects().length === 1 && getComputedStyle(one).display !== "inline")
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([html, box]) => `${html} ${box.width}x${box.height}`)
"""
_LONE_INLINE = """
() => [...document.querySelectorAll("li > a:only-child, dd > a:only-child, nav a, th > a")]
  .filter((one) => one.checkVisibility() && one.parentElement.textContent.trim() === one.textContent.trim())
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 24)
  .map(([html, box]) => `${html} ${box.height}`)
"""
_CUT = """
() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).overflowX === "hidden")
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
  .map((one) => one.outerHTML.slice(0, 100))
"""


@pytest.fixture
def page(browser: Browser, host: str) -> Iterator[Page]:
    """320 CSS pixels: what 1280 are at 400 % (WCAG 1.4.10)."""
    with watched(
        browser, host, viewport={"width": 320, "height": 640}, reduced_motion="reduce", bypass_csp=True
    ) as one:
        yield one


@every_kind
def test_nothing_is_cut_or_wider_than_the_screen(page: Page, host: str, path: str) -> None:
    page.goto(host + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="大字版").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.add_style_tag(content=_SPREAD)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(_CUT) == []


@every_kind
def test_what_is_touched_is_large_enough(page: Page, host: str, path: str) -> None:
    page.goto(host + path)
    assert page.evaluate(_SMALL) == []
    assert page.evaluate(_LONE_INLINE) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate(_SMALL) == []
    assert page.evaluate(_LONE_INLINE) == []


@every_kind
def test_the_keyboard_passes_everything_in_the_order_of_reading_and_shows_where_it_is(
    page: Page, host: str, path: str
) -> None:
    page.goto(host + path)
    expected = [one.evaluate("one => one.outerHTML") for one in page.locator(_FOCUSABLE).all() if one.is_visible()]
    met = []
    for _ in expected:
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.outerHTML"))
        outline = page.evaluate(
            "(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])(getComputedStyle(document.activeElement))"
        )
        assert outline == ["solid", "3px"], met[-1]
    assert met == expected


def test_the_first_tab_leads_past_the_menus(page: Page, host: str) -> None:
    page.goto(f"{host}items/public-place-hygiene/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_table_read_as_cards_is_still_a_table(page: Page, host: str) -> None:
    page.goto(f"{host}transfers/health-1/")
    table = page.get_by_role("table")
    assert table.get_by_role("row").count() >= 3
    first = table.get_by_role("row").filter(has=page.get_by_role("rowheader")).first
    assert first.get_by_role("cell").count() == 3


def test_nothing_moves_for_those_who_asked_for_it(page: Page, host: str) -> None:
    page.goto(f"{host}items/public-place-hygiene/")
    moving = """() => [...document.querySelectorAll("*")].filter((one) => {
        const style = getComputedStyle(one);
        return style.animationName !== "none" || style.transitionDuration !== "0s" || style.scrollBehavior === "smooth";
    }).length"""
    assert page.evaluate(moving) == 0


def test_colour_alone_says_nothing(page: Page, host: str) -> None:
    """What is coloured for its meaning says it in words too, and keeps its shape when colours are taken away."""
    page.emulate_media(forced_colors="active")
    page.goto(f"{host}changes/")
    for kind, words in (("del", ("原为：", "删除：")), ("ins", ("现为：", "新增："))):
        texts = page.locator(kind).all_inner_texts()
        assert texts and all(text.startswith(words) for text in texts)
    page.goto(f"{host}items/hotel-special-trade/")
    assert page.locator(".tag").first.inner_text() == "取消"
    assert page.locator(".banner").evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
