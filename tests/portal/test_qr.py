"""QR codes, as a reader of such codes sees them when Chromium draws them."""

from pathlib import Path

import pytest
import zxingcpp
from browser import needs_chromium
from PIL import Image
from playwright.sync_api import Browser

from docgen.portal import qr

URL = "https://www.example.gov.cn/xzxk/items/"


@needs_chromium
@pytest.mark.parametrize("url", [f"{URL}public-place-hygiene/", f"{URL}{'a' * 60}/", "https://例子.中国/许可/"])
def test_a_phone_reads_the_address(browser: Browser, url: str, tmp_path: Path) -> None:
    (tmp_path / "code.svg").write_bytes(qr.svg(url, "<网址>"))
    page = browser.new_page(viewport={"width": 400, "height": 400})
    page.goto(f"file://{tmp_path}/code.svg")
    page.screenshot(path=tmp_path / "code.png")
    page.close()
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(tmp_path / "code.png"))] == [url]


def test_the_same_address_is_the_same_picture() -> None:
    assert qr.svg(URL, "网址") == qr.svg(URL, "网址")
    assert b"<title>" in qr.svg(URL, "网址")
