"""What changed is told on the whole site, what was stays readable, and nothing internal shows through either."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
import story
from lxml import html
from repository import git_in

from docgen.pipeline.site import SiteOptions, site
from docgen.project import Project


@dataclass(frozen=True)
class Made:
    """The site of the whole story, and its commits by date."""

    root: Path
    folder: Path
    commits: dict[str, str]

    def text(self, page: str) -> str:
        """What a reader sees of the main part, blanks made one."""
        return " ".join(self.main(page).text_content().split())

    def main(self, page: str) -> html.HtmlElement:
        return html.fromstring((self.folder / page / "index.html").read_bytes()).xpath("//main")[0]

    def data(self, page: str) -> Any:
        return json.loads((self.folder / page / "index.json").read_bytes())["data"]

    def links(self, page: str) -> set[str]:
        """Addresses that the main part leads to, from the root of the site."""
        found = self.main(page).xpath(".//a/@href")
        return {urldefrag(urljoin(f"/{page}", link)).url.lstrip("/") for link in found}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    root = tmp_path_factory.mktemp("past") / "库"
    root.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        commits = story.tell(root, git_in(root, patch))
        yield Made(root, make(root), dict(commits))


def make(root: Path) -> Path:
    found = site(Project(root), SiteOptions(), lambda *_: None)
    assert not [finding for finding in found.verdict.findings if found.verdict.has_errors]
    return found.made.folder


class TestAPastVersion:
    @pytest.mark.parametrize(
        ("id", "date", "until"),
        [
            ("public-place-hygiene", story.FIRST, "2026年11月30日"),
            ("public-place-hygiene", story.CONDITION, "2026年12月1日"),
            ("pesticide-business", story.FIRST, "2026年12月3日"),
            ("tree-felling", story.FIRST, "2026年12月6日"),
        ],
    )
    def test_says_which_it_is_and_leads_to_the_present_and_back(
        self, made: Made, id: str, date: str, until: str
    ) -> None:
        page = f"items/{id}/@{date}/"
        (banner,) = made.main(page).xpath(".//*[@class='banner']")
        said = " ".join(banner.text_content().split())
        year, month, day = (int(number) for number in date.split("-"))
        assert f"{year}年{month}月{day}日" in said and until in said
        assert f"items/{id}/" in made.links(page)
        assert page in made.links(f"items/{id}/history/")
        assert f"items/{id}/history/" in made.links(f"items/{id}/")

    def test_shows_what_was(self, made: Made) -> None:
        first, second = (f"items/public-place-hygiene/@{date}/" for date in (story.FIRST, story.CONDITION))
        now = "items/public-place-hygiene/"
        assert "卫生质量符合国家卫生标准和要求" in made.text(first)
        assert "卫生质量符合现行国家卫生标准和卫生要求" in made.text(second)
        assert all("公共场所卫生许可告知承诺书" in names(made.data(page)) for page in (first, second))
        assert "公共场所卫生许可告知承诺书" not in names(made.data(now))

    def test_has_the_name_and_the_department_of_its_time(self, made: Made) -> None:
        assert "农药经营许可（除限制使用农药）" in made.text(f"items/pesticide-business/@{story.FIRST}/")
        old = made.data(f"items/hotel-special-trade/@{story.FIRST}/")["item"]
        new = made.data("items/hotel-special-trade/")["item"]
        assert (old["competent"]["id"], new["competent"]["id"]) == ("public-security", "market-regulation")

    def test_names_the_commit_that_it_was_made_from(self, made: Made) -> None:
        versions = {
            version["date"]: version for version in made.data("items/public-place-hygiene/")["item"]["versions"]
        }
        assert versions[story.CONDITION]["commit"] == made.commits[story.CONDITION]

    def test_is_not_made_where_the_public_would_see_no_difference(self, made: Made) -> None:
        item = made.data("items/radiological-diagnosis/")["item"]  # only an internal field of it changed
        assert "changes" not in item and len(item["versions"]) == 1
        assert not list((made.folder / "items/radiological-diagnosis").glob("@*"))

    def test_is_not_what_search_engines_or_the_search_find(self, made: Made) -> None:
        index = (made.folder / "search-index.js").read_text(encoding="utf-8")
        assert "@2026" not in index and "卫生许可告知承诺书" not in index


class TestTheHistory:
    def test_has_each_change_before_and_after(self, made: Made) -> None:
        changes = made.data("items/public-place-hygiene/history/")["item"]["changes"]
        assert [change["date"] for change in changes] == [story.MATERIAL, story.CONDITION]
        (removed,), (reworded,) = (change["details"] for change in changes)
        assert (removed["action"], removed["title"]) == ("删除", "申请材料")
        assert removed["before"].startswith("公共场所卫生许可告知承诺书") and "after" not in removed
        assert reworded["before"] == "卫生质量符合国家卫生标准和要求"
        assert reworded["after"] == "卫生质量符合现行国家卫生标准和卫生要求"

    def test_is_shown_as_it_is_told(self, made: Made) -> None:
        page = made.main("items/public-place-hygiene/history/")
        assert [one.text_content().strip() for one in page.xpath(".//ins")] == [
            "现为：卫生质量符合现行国家卫生标准和卫生要求"
        ]
        gone, reworded = (one.text_content().strip() for one in page.xpath(".//del"))
        assert (
            gone.startswith("删除：公共场所卫生许可告知承诺书") and reworded == "原为：卫生质量符合国家卫生标准和要求"
        )

    @pytest.mark.parametrize(
        ("id", "date", "kind"),
        [
            ("pesticide-business", story.RENAMED, "更名"),
            ("temporary-building-stacking", story.CANCELLED, "取消"),
            ("hotel-special-trade", story.MOVED, "主管部门调整"),
            ("tobacco-retail", story.REMOVED, "移出目录"),
            ("road-occupation-excavation", story.FEE, "变更"),
        ],
    )
    def test_says_what_kind_of_change_it_was(self, made: Made, id: str, date: str, kind: str) -> None:
        (change,) = made.data(f"items/{id}/history/")["item"]["changes"]
        assert (change["date"], change["kind"], change.get("is_substantive", True)) == (date, kind, True)

    def test_of_a_fee_says_what_is_charged(self, made: Made) -> None:
        assert "城市道路占用费" in made.text("items/road-occupation-excavation/history/")

    def test_of_words_only_is_no_substantive_change(self, made: Made) -> None:
        item = made.data("items/tree-felling/history/")["item"]
        (change,) = item["changes"]
        assert change["is_substantive"] is False and item["updated_on"] == story.FIRST
        assert {detail["is_substantive"] for detail in change["details"]} == {False}
        assert "文字修订" in made.text("items/tree-felling/history/")


class TestATombstone:
    def test_leads_to_the_successor(self, made: Made) -> None:
        page = "items/temporary-building-stacking/"
        assert "已取消" in made.text(page) and "不再办理" in made.text(page)
        assert "items/road-occupation-excavation/" in made.links(page)

    def test_of_what_is_gone_says_since_when(self, made: Made) -> None:
        assert "2026年12月8日移出目录" in made.text("items/tobacco-retail/")

    @pytest.mark.parametrize("id", ["temporary-building-stacking", "tobacco-retail"])
    def test_is_in_no_list_of_what_is_applied_for_here(self, made: Made, id: str) -> None:
        path = f"items/{id}/"
        index = made.data("items/")
        assert path not in {row["path"] for group in index["groups"] for row in group["rows"]}
        assert path in {row["path"] for row in index["closed"]}
        assert index["permit_total"] == 27
        for page in ("themes/", "departments/city-management/", "departments/approval-bureau/"):
            assert path not in made.links(page), page
        assert made.data("departments/")["departments"]

    def test_is_marked_by_what_became_of_it(self, made: Made) -> None:
        status = {row["path"]: row["status"] for row in made.data("items/")["closed"]}
        assert status == {"items/temporary-building-stacking/": "取消", "items/tobacco-retail/": "移出目录"}

    def test_is_found_as_closed_only(self, made: Made) -> None:
        script = (made.folder / "search-index.js").read_text(encoding="utf-8")
        index = json.loads(script[script.index("{") : script.rindex("}") + 1])
        closed = {index["names"][number] for number in index["closed"]}
        assert closed == {"临时性建筑物搭建、堆放物料、占道施工审批", "烟草专卖零售许可证核发"}

    @pytest.mark.parametrize("id", ["temporary-building-stacking", "tobacco-retail"])
    def test_says_of_nobody_that_he_approves_it(self, made: Made, id: str) -> None:
        assert "受理申请，作出是否准予许可的决定" not in made.text(f"items/{id}/")

    def test_was_approved_by_somebody_once(self, made: Made) -> None:
        page = made.text(f"items/temporary-building-stacking/@{story.FIRST}/")
        assert "区行政审批局受理申请，作出是否准予许可的决定" in page and "已由后来的版本取代" in page

    def test_is_marked_in_the_batch_that_it_was_handed_over_in(self, made: Made) -> None:
        moved = {row["path"]: row.get("closed") for row in made.data("transfers/city-management-1/")["moved"]}
        assert moved == {"items/road-occupation-excavation/": None, "items/temporary-building-stacking/": "取消"}


class TestAnnouncements:
    @pytest.mark.parametrize(
        ("date", "kind", "id"),
        [
            (story.CONDITION, "变更", "public-place-hygiene"),
            (story.MATERIAL, "变更", "public-place-hygiene"),
            (story.FEE, "变更", "road-occupation-excavation"),
            (story.RENAMED, "更名", "pesticide-business"),
            (story.CANCELLED, "取消", "temporary-building-stacking"),
            (story.MOVED, "主管部门调整", "hotel-special-trade"),
            (story.REMOVED, "移出目录", "tobacco-retail"),
        ],
    )
    def test_appear_by_themselves_for_each_edition(self, made: Made, date: str, kind: str, id: str) -> None:
        page = made.data(f"announcements/{date}/")
        (told,) = page["kinds"]
        assert told["kind"] == kind and [change["id"] for change in told["changes"]] == [id]
        assert page["corrections"] == []
        assert f"items/{id}/" in made.links(f"announcements/{date}/")
        assert f"announcements/{date}/" in made.links("announcements/")

    def test_say_in_their_list_what_they_are_about(self, made: Made) -> None:
        told = {row["date"]: row.get("summary", "") for row in made.data("announcements/")["announcements"]}
        assert told[story.FIRST] == ""
        assert told[story.REMOVED] == "移出目录：烟草专卖零售许可证核发"
        assert told[story.WORDING] == "文字修订：林木采伐许可证核发"
        assert all(said in made.text("announcements/") for said in told.values())

    def test_tell_wording_apart(self, made: Made) -> None:
        page = made.data(f"announcements/{story.WORDING}/")
        assert page["kinds"] == [] and [change["id"] for change in page["corrections"]] == ["tree-felling"]

    def test_the_newest_is_on_the_home_page_with_the_latest_changes(self, made: Made) -> None:
        home = made.data("")
        assert home["latest_announcement"]["path"] == f"announcements/{story.REMOVED}/"
        assert home["latest_announcement"]["path"] in made.links("")
        dates = [change["date"] for change in home["latest"]]
        assert dates == sorted(dates, reverse=True) and dates[0] == story.REMOVED
        assert "tree-felling" not in {change["id"] for change in home["latest"]}

    def test_the_record_of_changes_has_all(self, made: Made) -> None:
        days = made.data("changes/")["days"]
        assert [day["date"] for day in days] == [f"2026-12-{day:02}" for day in range(8, 0, -1)]


class TestTheWholeSite:
    def test_every_link_leads_to_a_file(self, made: Made) -> None:
        broken = []
        for page in made.folder.rglob("*.html"):
            at = "/" + page.relative_to(made.folder).as_posix()
            for link in html.fromstring(page.read_bytes()).xpath("//@href | //@src | //@action"):
                target = urldefrag(urljoin(at, link)).url.lstrip("/")
                if not (made.folder / target / "index.html").is_file() and not (made.folder / target).is_file():
                    broken.append((at, link))
        assert not broken

    def test_every_path_in_a_twin_leads_to_a_page(self, made: Made) -> None:
        broken = set()
        for twin in made.folder.rglob("index.json"):
            for path in paths(json.loads(twin.read_bytes())):
                if not (made.folder / path / "index.html").is_file() and not (made.folder / path).is_file():
                    broken.add((twin.parent.relative_to(made.folder).as_posix(), path))
        assert not broken

    def test_nothing_internal_shows_through(self, made: Made) -> None:
        files = [path for path in made.folder.rglob("*") if path.is_file()]
        assert not [path for path in files for secret in story.SECRETS if secret.encode() in path.read_bytes()]

    def test_a_page_says_what_its_twin_says(self, made: Made) -> None:
        for twin in (*made.folder.glob("items/*/history/index.json"), *made.folder.glob("announcements/*/index.json")):
            page = twin.parent.relative_to(made.folder).as_posix() + "/"
            shown = made.text(page).replace(" ", "")
            for said in words(made.data(page)):
                assert "".join(said.split()) in shown, (page, said)


def test_an_id_is_never_given_to_something_else(made: Made, tmp_path: Path) -> None:
    """A new permit under the id of one that is gone: the catalog has an error, so there is no site of it."""
    import shutil

    copy = tmp_path / "库"
    shutil.copytree(made.root, copy, ignore=shutil.ignore_patterns(".docgen"))
    text = (copy / "catalogs/publicity/publication-retail.yaml").read_text(encoding="utf-8")
    text = text.replace("id: publication-retail", "id: tobacco-retail")
    (copy / "catalogs/publicity/tobacco-retail.yaml").write_text(text, encoding="utf-8")
    found = site(Project(copy), SiteOptions(), lambda *_: None)
    assert found.made is None
    assert any("tobacco-retail" in finding.message for finding in found.verdict.findings if finding.code == "DG427")


def names(data: Any) -> set[str]:
    return {material["name"] for material in data["item"]["permit"]["materials"]}


def paths(node: Any) -> Iterator[str]:
    """Every value under a key `path`, at any depth."""
    if isinstance(node, dict):
        if isinstance(node.get("path"), str):
            yield node["path"].split("#")[0]
        node = list(node.values())
    if isinstance(node, list):
        for below in node:
            yield from paths(below)


def words(node: Any) -> Iterator[str]:
    """What the changes of a page say."""
    if isinstance(node, dict):
        if "action" in node:
            yield from (node[key] for key in ("title", "before", "after") if key in node)
        node = list(node.values())
    if isinstance(node, list):
        for below in node:
            yield from words(below)
