"""The preview as its author meets it: a page that is new after a save, and says what is wrong where it is wrong."""

import os
import signal
from pathlib import Path

from browser import needs_chromium, watched
from districts import district, replace
from playwright.sync_api import Browser, expect
from previews import preview

pytestmark = needs_chromium

PERMIT = "catalogs/health/public-place-hygiene.yaml"
ITEM = "items/public-place-hygiene/"
MILLISECONDS = 60_000


def test_a_page_follows_its_file_from_save_to_save(browser: Browser, tmp_path: Path) -> None:
    root = district(tmp_path / "区")
    with preview(root) as running, watched(browser, running.address) as page:
        page.set_default_timeout(MILLISECONDS)
        page.goto(running.address + ITEM)
        bar = page.get_by_role("complementary", name="本地预览")
        expect(bar).to_contain_text("没有公布", timeout=MILLISECONDS)

        replace(root / PERMIT, "validity: 4年", "validity: 77年")  # a text that the page does not have
        expect(page.locator("main")).to_contain_text("77年", timeout=MILLISECONDS)

        page.evaluate("window.stays = true")
        replace(root / PERMIT, "promised: 0", "promised: 30")
        beside = page.locator("#limit + .docgen-notes")
        expect(beside).to_contain_text("DG301", timeout=MILLISECONDS)
        expect(beside).to_contain_text("出路：")
        expect(bar).to_contain_text("上一次没有错误时的网页")
        expect(bar).to_contain_text(PERMIT)
        assert page.evaluate("window.stays"), "a site that is not new needs no reload"

        replace(root / PERMIT, "promised: 30", "promised: 0")
        expect(beside).to_have_count(0, timeout=MILLISECONDS)
        expect(bar).to_contain_text("没有公布", timeout=MILLISECONDS)


def test_the_list_of_findings_leads_to_the_pages(browser: Browser, tmp_path: Path) -> None:
    root = district(tmp_path / "区")
    with preview(root) as running, watched(browser, running.address) as page:
        page.goto(running.address + "_serve/")
        link = page.locator("#findings a").first
        link.wait_for(timeout=MILLISECONDS)
        link.click()
        expect(page.locator(".docgen-notes").first).to_be_visible(timeout=MILLISECONDS)


def test_a_preview_that_ended_is_said_on_the_page(browser: Browser, tmp_path: Path) -> None:
    root = district(tmp_path / "区")
    page = browser.new_page()
    with preview(root) as running:
        page.goto(running.address + ITEM)
        bar = page.get_by_role("complementary", name="本地预览")
        expect(bar).to_contain_text("没有公布", timeout=MILLISECONDS)
        os.kill(running.process.pid, signal.SIGINT)
        expect(bar).to_contain_text("预览已停止", timeout=MILLISECONDS)
    page.close()
