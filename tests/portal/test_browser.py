"""The portal as somebody at a browser meets it: searching, without scripts, with the keyboard, narrow, large."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from browser import needs_chromium, served, watched
from districts import ROOT, district
from playwright.sync_api import Browser, Page

from docgen.pipeline.site import SiteOptions, site
from docgen.portal.model import Item
from docgen.project import Project

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    departments = sorted(path.parent.name for path in ROOT.glob("catalogs/*/department.yaml"))
    project = Project(district(tmp_path_factory.mktemp("site") / "区", *departments))
    return site(project, SiteOptions(), lambda stage, done, total: None).made.folder


@pytest.fixture(scope="module")
def items(folder: Path) -> list[Item]:
    class Data(msgspec.Struct):
        item: Item

    class Twin(msgspec.Struct):
        data: Data

    pages = sorted(folder.glob("items/*/index.json"))
    return [msgspec.json.decode(page.read_bytes(), type=Twin).data.item for page in pages]


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser, host: str) -> Iterator[Page]:
    with watched(browser, host) as opened:
        yield opened


def texts(item: Item) -> list[str]:
    """Everything that the hint under the search field promises to find."""
    units = (item.approver, item.competent, *item.regulators)
    return [
        item.name,
        *(material["name"] for material in item.permit.get("materials", ())),
        *(law.title for law in item.laws),
        *(name for unit in units for name in (unit.name, unit.short)),
    ]


def found(page: Page, words: str) -> set[str]:
    page.get_by_role("searchbox").fill(words)
    page.locator("[data-search-results] p").filter(has_text="找到").first.wait_for(state="attached")
    return set(page.locator("[data-search-results] ol a").all_text_contents())


def middles(items: list[Item]) -> list[str]:
    """A word from the middle of every permit's name, one of its materials and one of its laws."""
    chosen = [text for item in items for text in (item.name, *texts(item)[1:2], *(law.title for law in item.laws[:1]))]
    return sorted({text[len(text) // 3 : len(text) // 3 + 4] for text in chosen})


def test_what_matches_is_found_and_nothing_else(page: Page, host: str, items: list[Item]) -> None:
    page.goto(f"{host}items/")
    words = middles(items)
    assert len(words) > 40
    for word in words:
        folded = word.lower()
        expected = {item.name for item in items if any(folded in text.lower() for text in texts(item))}
        also = {
            item.name
            for item in items
            if any(
                folded in str(value).lower() for value in (item.theme, item.permit.get("certificate", {}).get("name"))
            )
            or any(folded in row["name"].lower() for row in item.permit.get("handling_items", ()))
            or any(folded in alias for alias in item.aliases)
        }
        hits = found(page, word)
        assert expected <= hits <= expected | also, word


def test_initials_and_several_words_find_too(page: Page, host: str) -> None:
    page.goto(host)
    assert "公共场所卫生许可" in found(page, "ggcs")
    both = found(page, "卫生 示意图")
    assert both and both <= found(page, "示意图")


@pytest.mark.parametrize("odd", ["[.*", "<b>", "😀", "〈〉", "甲" * 100])
def test_odd_words_find_nothing_and_lead_on(page: Page, host: str, odd: str) -> None:
    page.goto(host)
    page.get_by_role("searchbox").fill(odd)
    page.wait_for_selector("[data-search-results] a")
    assert "没有找到" in page.locator("[data-search-results]").inner_text()


def test_without_scripts_searching_leads_to_the_whole_list(browser: Browser, host: str, items: list[Item]) -> None:
    with watched(browser, host, java_script_enabled=False) as page:
        page.goto(host)
        page.get_by_role("searchbox").fill("卫生")
        page.get_by_role("button", name="搜索").click()
        assert {item.name for item in items} <= set(page.locator("main .list a").all_text_contents())


def test_from_a_folder_without_a_server_searching_and_following_work(browser: Browser, folder: Path) -> None:
    with watched(browser, "file://") as page:
        page.goto(f"{folder.as_uri()}/index.html")
        found(page, "公共场所")
        page.get_by_role("link", name="公共场所卫生许可").first.click()
        assert page.get_by_role("heading", level=1).inner_text() == "公共场所卫生许可"


def test_the_keyboard_alone_reaches_a_permit(page: Page, host: str) -> None:
    page.goto(host)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("ggcs")
    page.wait_for_selector("[data-search-results] ol a")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/items/public-place-hygiene/")


def test_the_size_of_type_lasts_from_page_to_page(page: Page, host: str) -> None:
    page.goto(host)
    page.get_by_role("button", name="大字版").click()
    page.goto(f"{host}items/")
    assert page.get_by_role("button", name="大字版").get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize(
    "path", ["", "items/", "items/public-place-hygiene/", "departments/", "laws/", "transfers/health-1/"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_is_wider_than_the_screen(browser: Browser, host: str, path: str, scheme: str) -> None:
    with watched(browser, host, viewport={"width": 360, "height": 740}, color_scheme=scheme) as page:
        page.goto(host + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.locator("h1").count() == 1
