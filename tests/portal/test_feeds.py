"""The feeds of a site with a past: judged by a feed reader, by the rules of both formats, by any text."""

import json
import shutil
from collections.abc import Iterable
from dataclasses import replace as with_
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import feedparser
import msgspec
import pytest
from anytext import ANY_TEXT, ILLEGAL
from districts import district, replace
from hypothesis import given
from hypothesis import strategies as st
from repository import commit, git_in

from docgen.pipeline.site import SiteOptions, site
from docgen.portal.feeds import Entry, Feed, atom, jsonfeed
from docgen.portal.model import SiteInfo, Unit
from docgen.project import Project

PERMIT = "catalogs/health/public-place-hygiene.yaml"
URL = "https://www.example.invalid/xzxk/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site before and after its address is known.

    In its second edition one period changed, one source is named in another way, one permit is gone.
    """
    root = tmp_path_factory.mktemp("feeds") / "库"
    project = Project(district(root).resolve())
    with pytest.MonkeyPatch.context() as patch:
        git = git_in(root, patch)
        git("init", "--quiet", "--initial-branch=main")
        commit(git)
        replace(project.catalogs / "district.yaml", '"2026-11-23"', '"2026-12-01"')
        replace(project.root / PERMIT, "validity: 4年", "validity: 5年（年产量<100吨 & 其他]]>）")
        replace(project.root / PERMIT, "title: 深圳市", "title: 广东省深圳市")
        (project.catalogs / "health/radiological-diagnosis.yaml").unlink()
        for batch in (project.catalogs / "transfers").glob("*.yaml"):
            batch.unlink()
        before = shutil.copytree(made(project), root.with_name("before"))
        replace(project.catalogs / "district.yaml", "name: ", f"portal: {{url: '{URL}'}}\nname: ")
        return before, made(project)


@pytest.fixture(scope="module")
def folder(folders: tuple[Path, Path]) -> Path:
    return folders[0]


@pytest.fixture(scope="module")
def known(folders: tuple[Path, Path]) -> Path:
    """Of the site whose address is known."""
    return folders[1]


def made(project: Project) -> Path:
    result = site(project, SiteOptions(), lambda stage, done, total: None)
    assert result.made is not None, result.verdict
    return result.made.folder


def read(file: Path) -> Any:
    """By a feed reader; anything that it had to forgive fails."""
    feed = feedparser.parse(file.read_bytes())
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10"
    return feed


class TestOfASite:
    def test_tells_what_changed_for_applicants_and_nothing_else(self, folder: Path) -> None:
        feed = read(folder / "feed.xml")
        gone, changed = sorted(feed.entries, key=lambda entry: entry.title)[::-1]
        assert changed.title == "公共场所卫生许可：变更"
        assert changed.summary == "许可证件的有效期限：由“4年”改为“5年（年产量<100吨 & 其他]]>）”。"
        assert gone.title.endswith("：移出目录")
        assert "深圳" not in str(feed)

    def test_says_the_same_in_both_formats(self, folder: Path) -> None:
        for file in folder.rglob("feed.xml"):
            first, second = read(file), json.loads(file.with_suffix(".json").read_bytes())
            assert first.feed.title == second["title"]
            told = [(entry.id, entry.title, entry.summary, entry.link) for entry in first.entries]
            assert told == [(item["id"], item["title"], item["content_text"], item["url"]) for item in second["items"]]

    def test_a_department_has_what_concerns_it(self, folder: Path) -> None:
        totals = {
            file.parent.name: len(read(file).entries) for file in sorted((folder / "departments").glob("*/feed.xml"))
        }
        assert totals["health"] == totals["approval-bureau"] == 2
        assert totals["tobacco"] == 0

    def test_links_lead_to_pages_from_where_the_feed_lies(self, folder: Path) -> None:
        for file in folder.rglob("feed.json"):
            at = "/" + file.relative_to(folder).as_posix()
            feed = json.loads(file.read_bytes())
            for link in (feed["home_page_url"], *(item["url"] for item in feed["items"])):
                assert (folder / urljoin(at, link).lstrip("/") / "index.html").is_file()

    def test_links_are_absolute_when_the_address_is_known(self, known: Path) -> None:
        for file in known.rglob("feed.xml"):
            links = [node.get("href", "") for node in ElementTree.parse(file).iter(f"{ATOM}link")]
            assert links and all(link.startswith(URL) for link in links)
        assert json.loads((known / "departments/health/feed.json").read_bytes())["feed_url"].startswith(URL)

    def test_names_of_entries_stay_when_the_site_moves(self, folder: Path, known: Path) -> None:
        before = [entry.id for entry in read(folder / "feed.xml").entries]
        after = [entry.id for entry in read(known / "feed.xml").entries]
        assert before == after
        assert len(set(before)) == len(before)


def feed(entries: Iterable[Entry] = (), title: str = "目录变更") -> Feed:
    return Feed(
        id="urn:uuid:a", title=title, about="说明", author="局", path="", dated="2026-12-01", entries=tuple(entries)
    )


ENTRY = Entry(
    id="urn:uuid:b", title="甲：变更", path="items/a/", dated="2026-12-01", text="时限。", tags=("变更", "局")
)
PLACE = SiteInfo(
    title="目录",
    district="区",
    government="府",
    bureau=Unit(name="局", short="局"),
    notice="",
    effective_on="2026-12-01",
)


def children(node: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return node.findall(f"{ATOM}{name}")


class TestAtom:
    """RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have, and how often; 3.3: moments; 4.2.7: links."""

    @pytest.mark.parametrize("url", [None, URL])
    def test_has_what_the_standard_demands(self, url: str | None) -> None:
        root = ElementTree.fromstring(atom(feed([ENTRY]), with_url(url)))
        (entry,) = children(root, "entry")
        assert root.tag == f"{ATOM}feed"
        for node in (root, entry):
            assert [len(children(node, name)) for name in ("id", "title", "updated")] == [1, 1, 1]
            assert children(node, "updated")[0].text == "2026-12-01T00:00:00+08:00"
            assert [link.get("rel") for link in children(node, "link")].count("alternate") == 1
        assert children(root, "author")[0].findtext(f"{ATOM}name") == "局"
        assert [link.get("rel") for link in children(root, "link")].count("self") == 1

    @given(ANY_TEXT)
    def test_any_text_comes_back_whole(self, text: str) -> None:
        told = with_(ENTRY, title=text, text=text, tags=(text,))
        root = ElementTree.fromstring(atom(feed([told], text), PLACE))
        (entry,) = children(root, "entry")
        shown = (root.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary"))
        assert {*shown, children(entry, "category")[0].get("term")} == {ILLEGAL.sub("\ufffd", text)}


class TestJsonFeed:
    """jsonfeed.org/version/1.1: top-level and items."""

    @pytest.mark.parametrize("url", [None, URL])
    def test_has_what_the_standard_demands(self, url: str | None) -> None:
        made = json.loads(jsonfeed(feed([ENTRY]), with_url(url)))
        assert made["version"] == "https://jsonfeed.org/version/1.1"
        assert made["title"] and made["authors"] == [{"name": "局"}]
        (item,) = made["items"]
        assert isinstance(item["id"], str) and item["content_text"] and item["tags"] == ["变更", "局"]
        assert ("feed_url" in made) == bool(url)

    @given(st.text())
    def test_any_text_comes_back_whole(self, text: str) -> None:
        told = with_(ENTRY, title=text, text=text, tags=(text,))
        (item,) = json.loads(jsonfeed(feed([told]), PLACE))["items"]
        assert [item["title"], item["content_text"], *item["tags"]] == [text] * 3


def with_url(url: str | None) -> SiteInfo:
    return msgspec.structs.replace(PLACE, url=url)
