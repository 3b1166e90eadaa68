"""docgen serve over real HTTP: who may ask, what may be asked for, what comes after a save."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from email.message import Message
from http import HTTPStatus
from pathlib import Path

import pytest
from districts import ROOT, district, replace
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st
from previews import Preview, preview
from repository import Git, commit

from docgen.authoring.serving import gate
from docgen.authoring.serving.lookup import file_of, name_of
from docgen.authoring.serving.notes import SECTIONS
from docgen.errors import Exit
from docgen.portal import mediatypes

PERMIT = "catalogs/health/public-place-hygiene.yaml"
ITEM = "/items/public-place-hygiene/"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """For tests that change nothing. A secret lies beside the site, and a link in the site leads to it."""
    root = district(tmp_path_factory.mktemp("预览") / "区")
    with preview(root) as started:
        (root / "secret.txt").write_text("秘密")
        (started.site / "leak.txt").symlink_to(root / "secret.txt")
        (started.site / "folder").symlink_to(root, target_is_directory=True)
        yield started


def test_a_page_is_the_published_file_and_the_previews_script(running: Preview) -> None:
    response, body = running.get(ITEM)
    published = (running.site / ITEM.strip("/") / "index.html").read_bytes()
    assert response.status == HTTPStatus.OK
    assert b"/_serve/" not in published and b"/_serve/serve.js" in body
    start, end = body.index(b'<link rel="stylesheet" href="/_serve/'), body.index(b"</head>")
    assert body[:start] + body[end:] == published


def test_everything_else_comes_as_it_is(running: Preview) -> None:
    for path, type in ((f"{ITEM}index.json", "application/json"), ("/assets/portal.css", "text/css")):
        response, body = running.get(path)
        assert response.headers["Content-Type"] == f"{type}; charset=utf-8"
        assert body == (running.site / path.lstrip("/")).read_bytes()


def test_every_file_of_the_site_has_its_media_type(running: Preview) -> None:
    endings = {path.suffix for path in running.site.rglob("*") if path.is_file() and not path.is_symlink()}
    assert {".html", ".json"} < endings
    assert {ending for ending in endings if mediatypes.of(f"x{ending}") == "application/octet-stream"} == set()


@pytest.mark.parametrize("path", ["/", "/nowhere/", "/_serve/", "/_serve/state.json", "/_serve/nothing", "/items"])
def test_every_answer_is_under_the_policy(running: Preview, path: str) -> None:
    response, _ = running.get(path)
    assert response.headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in response.headers


def test_an_unknown_address_shows_the_sites_own_page(running: Preview) -> None:
    response, body = running.get("/items/none/")
    assert response.status == HTTPStatus.NOT_FOUND
    assert "没有找到这个页面" in body.decode() and b"/_serve/serve.js" in body


def test_a_folder_without_its_slash_leads_to_the_page(running: Preview) -> None:
    response, _ = running.get(ITEM.rstrip("/"))
    assert response.status == HTTPStatus.FOUND and response.headers["Location"] == ITEM


def test_head_has_the_headers_and_no_body(running: Preview) -> None:
    response, body = running.get(ITEM, "HEAD")
    assert int(response.headers["Content-Length"]) == len(running.get(ITEM)[1]) and not body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"])
def test_nothing_can_be_changed(running: Preview, method: str) -> None:
    response, _ = running.get(ITEM, method)
    assert response.status == HTTPStatus.NOT_IMPLEMENTED


OUTSIDE = [
    "/../../secret.txt",
    "/items/../../../secret.txt",
    "/%2e%2e/%2e%2e/secret.txt",
    "/%2E%2E%2F%2E%2E%2Fsecret.txt",
    "/..%2f..%2fsecret.txt",
    "/%252e%252e/%252e%252e/secret.txt",
    "/..%c0%af..%c0%afsecret.txt",
    "/.%2e/.%2e/secret.txt",
    "/..;/..;/secret.txt",
    "//secret.txt",
    "//etc/passwd",
    "///etc/passwd",
    "/%2fetc%2fpasswd",
    "/..\\..\\secret.txt",
    "/..%5c..%5csecret.txt",
    "/c:/windows/win.ini",
    "/c:%5cwindows%5cwin.ini",
    "/secret.txt%00.html",
    "/index.html%00",
    "/leak.txt",
    "/folder/secret.txt",
    "/folder/catalogs/district.yaml",
    "/.index.html.new",
    "/_serve/../secret.txt",
    "/_serve/%2e%2e/__init__.py",
    "/_serve/..%2f__init__.py",
    "/index.html::$DATA",
    "http://127.0.0.1/secret.txt",
    "*",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_the_site_can_be_had(running: Preview, path: str) -> None:
    response, body = running.get(path)
    assert response.status in (HTTPStatus.NOT_FOUND, HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN)
    assert "秘密".encode() not in body and b"root:" not in body and b"docgen.authoring.serving" not in body


@given(
    st.lists(st.sampled_from(["..", ".", "%2e", "%2E%2e", "/", "\\", "%5c", "%2f", "%00", "a", "b", "link", "~", ":"]))
)
def test_no_path_leads_out(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    root = tmp_path_factory.getbasetemp() / "out"
    if not root.is_dir():
        (root / "site" / "a").mkdir(parents=True)
        (root / "b").write_text("秘密")
        (root / "site" / "b").write_text("公开")
        (root / "site" / "link").symlink_to(root)
    found = file_of(root / "site", "/" + "".join(pieces))
    assert found is None or found.read_text() == "公开"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", ""),
        ("/items/x/", "items/x"),
        ("/items/x/@2026-03-01/", "items/x/@2026-03-01"),
        ("/%E4%B8%AD.txt", "中.txt"),
    ],
)
def test_plain_paths_are_names(path: str, name: str) -> None:
    assert name_of(path) == name


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "0.0.0.0:{port}", ""]
)
def test_a_foreign_host_is_refused(running: Preview, host: str) -> None:
    for path in ("/", "/_serve/state.json", "/_serve/events"):
        response, body = running.get(path, Host=host.format(port=running.port))
        assert response.status == HTTPStatus.FORBIDDEN
        assert "只回答本机" in body.decode()


def test_both_names_of_this_machine_are_answered(running: Preview) -> None:
    for host in ("127.0.0.1", "localhost", "LOCALHOST"):
        assert running.get("/", Host=f"{host}:{running.port}")[0].status == HTTPStatus.OK


def test_two_hosts_or_none_are_refused(running: Preview) -> None:
    own = f"Host: 127.0.0.1:{running.port}\r\n".encode()
    for hosts in (b"", own + b"Host: evil.example\r\n"):
        assert running.raw(b"GET / HTTP/1.1\r\n" + hosts + b"Connection: close\r\n\r\n").startswith(b"HTTP/1.1 403")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"},
        {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "cors"},
    ],
)
def test_a_foreign_page_gets_nothing(running: Preview, headers: dict[str, str]) -> None:
    assert running.get("/_serve/state.json", **headers)[0].status == HTTPStatus.FORBIDDEN


def test_a_link_on_a_foreign_page_may_be_followed(running: Preview) -> None:
    headers = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}
    assert running.get(ITEM, **headers)[0].status == HTTPStatus.OK


def test_the_port_of_http_is_left_out_of_names() -> None:
    lookup = Message()
    lookup["Host"] = "localhost"
    assert gate.admits(lookup, 80) and not gate.admits(lookup, 8000)


@pytest.mark.parametrize(
    "request_", [b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x00\xff\r\n\r\n"]
)
def test_broken_requests_do_no_harm(running: Preview, request_: bytes) -> None:
    running.raw(request_)
    assert running.get("/")[0].status == HTTPStatus.OK


def test_it_listens_on_this_machine_only(running: Preview) -> None:
    own = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in own:
        with pytest.raises(OSError):
            socket.create_connection((address, running.port), timeout=1).close()


@pytest.mark.parametrize("options", [(), ("--poll",)], ids=["events", "poll"])
def test_after_a_save_pages_are_told_and_only_what_changed_is_made(tmp_path: Path, options: tuple[str, ...]) -> None:
    root = district(tmp_path / "区")
    with preview(root, *options) as running, running.events() as events:
        first = next(events)
        before = {path: path.stat().st_mtime_ns for path in running.site.rglob("*") if path.is_file()}
        replace(root / PERMIT, "validity: 4年", "validity: 5年")
        second = next(events)
        assert second["number"] > first["number"] and second["release"] != first["release"]
        assert "5年" in running.get(ITEM)[1].decode()
        changed = [path for path, time in before.items() if path.stat().st_mtime_ns != time]
        assert 0 < len(changed) < len(before) / 10


def test_a_burst_of_saves_is_one_state(tmp_path: Path) -> None:
    root = district(tmp_path / "区")
    with preview(root) as running, running.events() as events:
        first = next(events)
        for file in (root / "catalogs/health").glob("*.yaml"):
            file.write_text(file.read_text() + "\n", encoding="utf-8")
        replace(root / PERMIT, "validity: 4年", "validity: 5年")
        assert next(events)["number"] == first["number"] + 1


@pytest.mark.parametrize("broken", ["", "name: [", "name：公共场所\n", "\x00"])
def test_in_the_middle_of_a_save_the_last_whole_site_stays_and_says_so(tmp_path: Path, broken: str) -> None:
    root = district(tmp_path / "区")
    whole = (root / PERMIT).read_text()
    with preview(root) as running, running.events() as events:
        first = next(events)
        (root / PERMIT).write_text(broken)
        second = next(events)
        assert second["release"] == first["release"]
        state = running.state()
        assert state["is_old"]
        (error, *_) = [note for note in state["notes"] if note["file"] == PERMIT and note["severity"] == "error"]
        assert error["line"] >= 1 and error["help"]
        assert "公共场所卫生许可" in running.get(ITEM)[1].decode()
        (root / PERMIT).write_text(whole)
        next(events)
        assert not running.state()["is_old"]


def test_a_broken_page_template_is_said_and_survived(tmp_path: Path) -> None:
    root = district(tmp_path / "区")
    own = root / "templates/_portal"
    own.mkdir(parents=True)
    (own / "lost.html").write_bytes((ROOT / "templates/_portal/lost.html").read_bytes())
    with preview(root) as running, running.events() as events:
        next(events)
        (own / "lost.html").write_text("{% block")
        next(events)
        message, help = running.state()["failure"]
        assert "lost.html" in message and help
        (own / "lost.html").write_bytes((ROOT / "templates/_portal/lost.html").read_bytes())
        next(events)
        assert running.state()["failure"] is None


def test_another_docgen_at_the_site_is_waited_for(tmp_path: Path) -> None:
    root = district(tmp_path / "区")
    with preview(root) as running, running.events() as events:
        next(events)
        with FileLock(root / ".docgen/site.lock"):
            replace(root / PERMIT, "validity: 4年", "validity: 5年")
            next(events)
            assert "另一个 docgen" in running.state()["failure"][0]
        next(events)
        assert running.state()["failure"] is None
        assert "5年" in running.get(ITEM)[1].decode()


def test_a_commit_is_seen_without_a_save(tmp_path: Path, git: Git) -> None:
    """The site tells of the past, and a commit makes the present a part of it."""
    root = district(tmp_path / "库")
    (root / ".gitignore").write_text(".docgen/\n")
    git("init", "--quiet")
    with preview(root) as running, running.events() as events:
        first = next(events)
        commit(git)
        assert next(events)["number"] > first["number"]


def test_a_catalog_that_is_wrong_from_the_start_shows_its_findings_until_it_is_mended(tmp_path: Path) -> None:
    root = district(tmp_path / "区")
    replace(root / PERMIT, "promised: 0", "promised: 30")
    with preview(root) as running, running.events() as events:
        next(events)
        response, _ = running.get("/")
        assert response.headers["Location"] == "/_serve/"
        assert "DG301" in {note["code"] for note in running.state()["notes"]}
        replace(root / PERMIT, "promised: 30", "promised: 0")
        next(events)
        assert running.get("/")[0].status == HTTPStatus.OK


def test_a_finding_knows_its_page_and_its_heading(tmp_path: Path) -> None:
    root = district(tmp_path / "区")
    with preview(root) as running, running.events() as events:
        next(events)
        replace(root / PERMIT, "promised: 0", "promised: 30")
        next(events)
        (note,) = [note for note in running.state()["notes"] if note["code"] == "DG301"]
        assert (note["file"], note["page"], note["section"]) == (PERMIT, ITEM.lstrip("/"), "limit")


def test_every_heading_that_a_note_asks_for_is_on_the_pages(running: Preview) -> None:
    pages = [path.read_text() for path in running.site.glob("items/*/index.html")]
    for section in {*SECTIONS.values(), "basic"}:
        assert any(f'id="{section}"' in page for page in pages), section


def test_where_it_will_be_published_leads_to_the_same_page_here(tmp_path: Path) -> None:
    """The page for unknown addresses may be shown anywhere, so its links start at the host's root."""
    root = district(tmp_path / "区")
    replace(root / "catalogs/district.yaml", "bureau:", 'portal: {url: "https://www.example.gov.cn/xzxk/"}\nbureau:')
    with preview(root) as running:
        assert b'href="/xzxk/assets/portal.css"' in running.get("/none/")[1]
        for path, here in (("/assets/portal.css", "/assets/portal.css"), (ITEM, ITEM), ("/", "/")):
            response, _ = running.get(f"/xzxk{path}")
            assert (response.status, response.headers["Location"]) == (HTTPStatus.FOUND, here)
        for path in ("/xzxk//evil.example/", "/xzxk/%2f/evil.example", "/xzxk/\\evil.example", "/xzxkk/"):
            assert running.get(path)[0].status == HTTPStatus.NOT_FOUND


def test_a_taken_port_is_said(running: Preview) -> None:
    command = [sys.executable, "-m", "docgen", "serve", "--port", str(running.port), "-C", str(running.root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == Exit.REFUSED
    assert str(running.port) in done.stderr and "--port" in done.stderr


def test_open_tells_the_browser_the_address(tmp_path: Path) -> None:
    told = tmp_path / "told"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {told}\n')
    browser.chmod(0o755)
    with preview(district(tmp_path / "区"), "--open", BROWSER=str(browser)) as running, running.events() as events:
        next(events)
        replace(running.root / PERMIT, "validity: 4年", "validity: 5年")
        next(events)
        assert told.read_text() == running.address


def test_without_watchfiles_the_remedy_is_said(tmp_path: Path) -> None:
    blocked = "import sys; sys.modules['watchfiles'] = None; from docgen.cli import main; main()"
    command = [sys.executable, "-c", blocked, "serve", "--port", "0", "-C", str(district(tmp_path / "区"))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == Exit.ENVIRONMENT
    assert "pip install watchfiles" in done.stderr
