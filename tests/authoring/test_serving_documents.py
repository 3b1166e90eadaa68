"""docgen serve shows every document: the same bytes as a build, made elsewhere, with their pages."""

import re
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from browser import needs_chromium, watched
from districts import district, replace
from playwright.sync_api import Browser, expect
from previews import SECONDS, Preview, preview

from docgen.pipeline import build
from docgen.pipeline.build import BuildOptions
from docgen.project import Project

PERMIT = "catalogs/health/public-place-hygiene.yaml"
DEPARTMENT = "catalogs/health/department.yaml"
BATCH = "catalogs/transfers/health-1.yaml"

needs_office = pytest.mark.skipif(
    not shutil.which("soffice") or not shutil.which("pdftoppm"),
    reason="needs LibreOffice and poppler: apt-get install libreoffice-writer-nogui poppler-utils",
)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Preview]:
    with preview(district(tmp_path / "区")) as started:
        yield started


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """For tests that change nothing."""
    with preview(district(tmp_path_factory.mktemp("预览") / "区")) as started:
        yield started


def listed(running: Preview) -> dict[str, Any]:
    return msgspec.json.decode(running.get("/_serve/documents.json")[1])  # type: ignore[no-any-return]


def test_they_are_what_a_build_makes_and_output_is_left_alone(running: Preview) -> None:
    documents = listed(running)["documents"]
    assert not (running.root / "output").exists()
    built = build.build(Project(running.root), BuildOptions(), lambda *_: None)
    assert built.manifest
    assert [(one["path"], one["digest"]) for one in documents] == [(e.path, e.sha256) for e in built.manifest.files]
    for one in documents:
        response, body = running.get(one["docx"])
        assert response.headers["Content-Type"].endswith("wordprocessingml.document")
        assert body == (running.root / "output" / one["path"]).read_bytes()


def test_only_what_changed_is_made_again(running: Preview) -> None:
    folder = running.root / ".docgen/preview"
    with running.events() as events:
        next(events)
        before = {one["path"]: one["digest"] for one in listed(running)["documents"]}
        times = {path: (folder / path).stat().st_mtime_ns for path in before}
        replace(running.root / BATCH, "第一批", "首批")
        next(events)
        after = {one["path"]: one["digest"] for one in listed(running)["documents"]}
        changed = {path for path in before if before[path] != after[path]}
        made = {path for path in before if (folder / path).stat().st_mtime_ns != times[path]}
        assert changed and changed <= made < set(before)


def test_with_errors_the_last_whole_ones_stay(running: Preview) -> None:
    with running.events() as events:
        next(events)
        before = listed(running)
        replace(running.root / PERMIT, "promised: 0", "promised: 30")
        next(events)
        after = listed(running)
        assert after["is_old"] and after["documents"] == before["documents"]
        assert running.get(after["documents"][0]["docx"])[0].status == HTTPStatus.OK


def test_the_site_offers_them_without_a_build(running: Preview) -> None:
    page = "/items/public-place-hygiene/index.json"
    documents = msgspec.json.decode(running.get(page)[1])["data"]["item"]["documents"]
    assert documents and not (running.root / "output").exists()
    for document in documents:
        assert running.get(f"/{document['path']}")[0].status == HTTPStatus.OK


@pytest.mark.parametrize(
    "path",
    [
        "documents/manifest.json",
        "documents/manifest.docx",
        "documents/../preview/manifest.json",
        "documents/%2e%2e/%2e%2e/catalogs/district.yaml",
        "documents/health/none.pdf",
        "pages/health/none.json",
        "pages/.json",
        "pages/health/none/1.png",
        "pages/1.png",
        "documents/",
        "documents",
        "pages",
    ],
)
def test_what_is_no_document_is_not_there(undisturbed: Preview, path: str) -> None:
    assert undisturbed.get(f"/_serve/{path}")[0].status == HTTPStatus.NOT_FOUND


def test_without_the_programs_the_remedy_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with preview(district(tmp_path / "区"), PATH=str(tmp_path / "empty")) as running:
        documents = listed(running)
        assert any("LibreOffice" in text for text in documents["lacking"])
        response, body = running.get(documents["documents"][0]["pdf"])
        assert response.status == HTTPStatus.SERVICE_UNAVAILABLE
        assert "本机没有 LibreOffice" in body.decode()


@needs_office
@pytest.mark.slow
def test_a_document_has_its_pages(undisturbed: Preview) -> None:
    running = undisturbed
    one = listed(running)["documents"][0]
    pdf = running.get(one["pdf"])[1]
    assert pdf.startswith(b"%PDF")
    assert running.get(one["pdf"])[1] == pdf, "LibreOffice writes a date: twice the same is once made"
    info = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    pages = msgspec.json.decode(running.get(one["pages"])[1])
    assert len(pages) == int(re.search(r"Pages:\s+(\d+)", info)[1])  # type: ignore[index]
    for page in pages:
        response, body = running.get(page)
        assert response.headers["Content-Type"] == "image/png" and body.startswith(b"\x89PNG")
    beyond = pages[-1].partition("?")[0].replace(f"/{len(pages)}.png", "/{}.png")
    for number in (0, len(pages) + 1, "x", "²"):
        assert running.get(beyond.format(quote(str(number))))[0].status == HTTPStatus.NOT_FOUND


@needs_office
@pytest.mark.slow
def test_the_end_does_not_wait_for_a_conversion_nor_leave_it_behind(tmp_path: Path) -> None:
    with preview(district(tmp_path / "区")) as running:
        one = listed(running)["documents"][0]

        def ask() -> None:
            with suppress(Exception):
                running.get(one["pdf"])

        threading.Thread(target=ask, daemon=True).start()
        while not converting(tmp_path):
            time.sleep(0.05)
        running.process.send_signal(signal.SIGINT)
        running.process.wait(SECONDS)
    while converting(tmp_path):  # killed, and not yet gone
        time.sleep(0.05)


def converting(folder: Path) -> bool:
    return subprocess.run(["pgrep", "-f", f"UserInstallation=.*{folder.name}"], capture_output=True).returncode == 0


@needs_office
@needs_chromium
@pytest.mark.slow
def test_open_pages_follow_the_file(browser: Browser, tmp_path: Path) -> None:
    root = district(tmp_path / "区")
    with preview(root) as running, watched(browser, running.address) as page:
        page.set_default_timeout(SECONDS * 1000)
        expect.set_options(timeout=SECONDS * 1000)
        page.goto(f"{running.address}_serve/")
        first = listed(running)["documents"][0]
        row = page.locator("#documents li", has_text=first["path"])
        row.locator("summary").click()
        image = row.locator("img").first
        image.wait_for()
        before = image.get_attribute("src")
        assert before and before.endswith(first["digest"])
        replace(root / DEPARTMENT, "曲靖市沾益区卫生健康局", "曲靖市沾益区卫生健康局（试）")
        replace(root / DEPARTMENT, "aliases: [", "aliases: [曲靖市沾益区卫生健康局, ")
        expect(image).not_to_have_attribute("src", before)
        expect(image).to_have_js_property("complete", True)
