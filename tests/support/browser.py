"""A real browser for the portal: Debian's Chromium, and a server that sends the policy the site must live under."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium")
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (tools/prepare.sh installs it)")


class _Handler(SimpleHTTPRequestHandler):
    at = "/"

    def translate_path(self, path: str) -> str:
        below = path.startswith(self.at)
        return super().translate_path("/" + path.removeprefix(self.at) if below else "/404")

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Silent."""


@contextmanager
def served(folder: Path, at: str = "/") -> Iterator[str]:
    """The address at which the folder is served, with a slash at its end; `at` is where on its host."""
    handler = type("Handler", (_Handler,), {"at": at})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{at}"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def watched(browser: Browser, host: str, **options: Any) -> Iterator[Page]:
    """A page; afterwards nothing may have been said in the console, and no request may have left the host."""
    context = browser.new_context(**options)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(host) else said.append(request.url))
    yield page
    context.close()
    assert not said


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for a file of tests, not for all: while it is there, no other event loop runs in its process."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def host(lived_in: Path) -> Iterator[str]:
    """The site with a past, where its address says it is."""
    with served(lived_in, at="/xzxk/") as address:
        yield address
