"""The 法规库 looked up, kept, and held against a catalog."""

import json
from pathlib import Path

import msgspec
import pytest
from districts import ROOT, district, replace
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.catalog import loader
from docgen.catalog.contents import LAWS, Contents
from docgen.catalog.intake import intake
from docgen.catalog.model import Catalog
from docgen.errors import RefusedError, UsageError
from docgen.law.citation import Citation, parse
from docgen.law.lawbook import as_text, editing, outline, registry
from docgen.law.lawbook.audit import Audit, audit
from docgen.law.lawbook.citing import Citing, citing
from docgen.project import Project

LIBRARY = loader.laws((ROOT / LAWS).read_bytes())
PERMIT = "catalogs/health/public-place-hygiene.yaml"


class TestShelf:
    @pytest.mark.parametrize(
        ("text", "place", "is_short"),
        [
            ("行政许可法", "《中华人民共和国行政许可法》", True),
            ("中华人民共和国行政许可法", "《中华人民共和国行政许可法》", False),
            ("《行政许可法》第四十二条", "《中华人民共和国行政许可法》第四十二条", True),
            ("行政许可法第42条第2款", "《中华人民共和国行政许可法》第四十二条第二款", True),
            (" 《公共场所卫生管理条例》 ", "《公共场所卫生管理条例》", False),
            (
                "国务院实施《中华人民共和国民族区域自治法》若干规定",
                "《国务院实施〈中华人民共和国民族区域自治法〉若干规定》",
                False,
            ),
        ],
    )
    def test_a_law_or_a_place_in_it_is_found_as_people_write_it(self, text: str, place: str, is_short: bool) -> None:
        lookup = registry.lookup(text, LIBRARY)
        assert (str(lookup.place), lookup.is_short) == (place, is_short)

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("许可法", "法规库中没有《许可法》"),
            ("行政许可法第九十条", "共 83 条，没有第九十条"),
            ("《行政许可法》第三条第三款", "第三条共 2 款，没有第三条第三款"),
            ("《行政许可法》第十二条第七项", "第十二条没有第七项"),
            ("《行政许可法》第三条之一", "没有第三条之一"),
            ("《》", "不是法规名称"),
            ("《行政许可法》的规定", "不是法规名称"),
        ],
    )
    def test_what_is_not_there_is_said_with_a_remedy(self, text: str, says: str) -> None:
        with pytest.raises(UsageError) as refused:
            registry.lookup(text, LIBRARY)
        assert says in refused.value.message and refused.value.help

    def test_a_law_nearly_right_is_offered(self) -> None:
        with pytest.raises(UsageError) as refused:
            registry.lookup("行政许可证法", LIBRARY)
        assert "《中华人民共和国行政许可法》" in refused.value.help

    def test_search_takes_several_words_with_or_without_the_state(self) -> None:
        titles = [law.title for law in registry.search("许可 行政", LIBRARY)]
        assert titles[0] == "中华人民共和国行政许可法"
        assert registry.search("《中华人民共和国行政许可法》", LIBRARY)[0].title == titles[0]
        assert registry.search("没有这部法", LIBRARY) == ()

    def test_a_line_that_cannot_be_read_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "catalogs").mkdir()
        rows = (ROOT / LAWS).read_bytes().splitlines()[:3]
        (tmp_path / LAWS).write_bytes(b"\n".join([*rows[:2], rows[2][:-1]]))
        with pytest.raises(UsageError, match="第 3 行"):
            registry.load(Project(tmp_path))

    @settings(max_examples=100)
    @given(st.text(max_size=20) | st.sampled_from(sorted(LIBRARY)))
    def test_any_words_are_answered_or_refused(self, text: str) -> None:
        registry.search(text, LIBRARY)
        try:
            assert registry.lookup(text, LIBRARY).law in LIBRARY.values()
        except UsageError as refused:
            assert refused.help


class TestDrawing:
    def outline_lines(self, text: str) -> str:
        return "\n".join(outline.lines(registry.lookup(text, LIBRARY)))

    def test_an_article_is_a_tree_of_paragraphs_with_their_items(self) -> None:
        lines = self.outline_lines("《行政许可法》第三十二条").splitlines()
        assert lines[-3:] == ["第三十二条：2 款（第一款 5 项）", "  ├ 第一款：5 项", "  └ 第二款：没有分项"]

    def test_one_paragraph_is_not_to_be_cited_as_the_first(self) -> None:
        assert "不写“第一款”：6 项" in self.outline_lines("《行政许可法》第十二条")

    def test_a_law_shows_alike_articles_together(self) -> None:
        text = self.outline_lines("公共场所卫生管理条例")
        assert "第五条至第九条：各 1 款" in text and "存疑：" in text and "施行日期不明" in text

    def test_an_unknown_text_is_called_unknown(self) -> None:
        law = msgspec.structs.replace(LIBRARY["公共场所卫生管理条例"], shape=(None,) * 19)
        assert "各 款项没有查到" in "\n".join(outline.lines(registry.Lookup(law, Citation(law.title), False)))

    def test_a_repealed_law_names_its_day_and_its_successor(self) -> None:
        text = self.outline_lines("环境影响评价法")
        assert "2026-08-15 废止" in text and "由《中华人民共和国生态环境法典》取代" in text

    def test_every_article_of_every_law_can_be_drawn(self) -> None:
        for law in LIBRARY.values():
            assert list(outline.lines(registry.Lookup(law, Citation(law.title), False)))


def project(folder: Path, *departments: str) -> Project:
    return Project(district(folder / "区", *departments))


def read(project: Project) -> tuple[Contents, Catalog]:
    contents = Contents.of(project)
    taken = intake(project, contents, 1)
    return contents, loader.catalog(taken.records, taken.laws, taken.broken)


class TestCiting:
    def found(self, project: Project, text: str) -> Citing:
        citation = parse(text)
        assert citation is not None
        return citing(project, *read(project), citation)

    def test_every_citation_is_named_with_its_field_and_line(self, tmp_path: Path) -> None:
        place = project(tmp_path)
        replace(place.root / PERMIT, "materials:\n", "materials:\n  - {name: 甲, basis: [《行政强制法》第三条]}\n")
        (use,) = self.found(place, "《中华人民共和国行政强制法》").uses
        lines = (place.root / PERMIT).read_text(encoding="utf-8").splitlines()
        assert "《行政强制法》第三条" in lines[(use.line or 0) - 1]
        assert (use.file, use.field, use.department_name) == (PERMIT, "申请材料（1）依据（1）", "区卫生健康局")

    def test_an_article_is_cited_by_its_paragraphs_by_ranges_and_by_the_law_as_a_whole(self, tmp_path: Path) -> None:
        place = project(tmp_path)
        cites = "[《行政强制法》第三条, 《行政强制法》第四条第一款, 《行政强制法》第二条至第五条, 《行政强制法》]"
        replace(place.root / PERMIT, "materials:\n", f"materials:\n  - {{name: 甲, basis: {cites}}}\n")
        cited = [use.cite for use in self.found(place, "《行政强制法》第四条").uses]
        assert cited == ["《行政强制法》第四条第一款", "《行政强制法》第二条至第五条", "《行政强制法》"]

    def test_a_law_outside_the_library_is_looked_for_too(self, tmp_path: Path) -> None:
        found = self.found(project(tmp_path), "《公共场所卫生管理条例实施细则》")
        assert found.uses and not found.is_in_library
        assert "（法规库中没有这一部）" in "\n".join(as_text.citing(found))

    def test_a_batch_that_handed_the_text_over_is_named(self, tmp_path: Path) -> None:
        place = project(tmp_path)
        batch = place.root / "catalogs/transfers/health-1.yaml"
        sheet = "normative_files:\n  - {title: 中华人民共和国行政强制法, permits: [public-place-hygiene]}\n"
        text = batch.read_text(encoding="utf-8")
        batch.write_text(
            text.replace("normative_files:\n", sheet) if "normative_files:" in text else text + sheet, "utf-8"
        )
        (row,) = self.found(place, "《行政强制法》").batches
        assert (row.transfer, row.permits) == ("health-1", ("public-place-hygiene",))

    def test_files_that_could_not_be_looked_at_are_said(self, tmp_path: Path) -> None:
        place = project(tmp_path)
        (place.root / PERMIT).write_text("id: [\n", encoding="utf-8")
        found = self.found(place, "《没有这部法》")
        assert found.broken == (PERMIT,)
        told = "\n".join(as_text.citing(found))
        assert "没有事项引用" in told and PERMIT in told


class TestAudit:
    def audited(self, project: Project) -> Audit:
        return audit(read(project)[1])

    def test_coverage_counts_every_citation(self, tmp_path: Path) -> None:
        place = project(tmp_path)
        before = self.audited(place).coverage
        cites = "[《行政强制法》第三条, 《甲办法》第一条, 《甲办法》第二条, 《乙法》规定]"
        replace(place.root / PERMIT, "materials:\n", f"materials:\n  - {{name: 甲, basis: {cites}}}\n")
        after = self.audited(place).coverage
        changes = [
            getattr(after, n) - getattr(before, n) for n in ("citations", "unreadable", "laws", "known", "checked")
        ]
        assert changes == [4, 1, 2, 1, 1]
        assert next(law for law in after.unverified if law.title == "甲办法").citations == 2

    def test_a_permit_is_told_its_doubtful_and_unverified_laws(self, tmp_path: Path) -> None:
        weak = {entry.permit: entry for entry in self.audited(project(tmp_path)).weak}["public-place-hygiene"]
        assert weak.doubtful == ("公共场所卫生管理条例",) and "公共场所卫生管理条例实施细则" in weak.unverified

    def test_a_law_changed_after_the_catalogs_date_is_newer(self, tmp_path: Path) -> None:
        place = project(tmp_path)
        assert not self.audited(place).newer
        replace(place.root / "catalogs/district.yaml", 'dated: "2026-11-23"', 'dated: "2019-01-01"')
        assert "中华人民共和国行政许可法" in {law.title for law in self.audited(place).newer}

    @pytest.mark.parametrize(
        ("row", "fault"),
        [
            ('{title: 中华人民共和国行政强制法, effective_on: "2012-01-01"}', None),
            ('{title: 行政许可法, effective_on: "2003-07-01"}', "清单写 2003-07-01 施行，法规库是 2004-07-01"),
            ("{title: 行政许可法, rank: 法律}", "2018-01-01 移交以后，2019-04-23 又有修改"),
            ("{title: 中华人民共和国环境影响评价法, validity: 有效}", "废止"),
            ("{title: 中华人民共和国环境影响评价法, validity: 已废止}", None),
            ('{title: 没有这部法, effective_on: "2003-07-01"}', None),
        ],
    )
    def test_a_text_handed_over_is_held_against_the_library(self, tmp_path: Path, row: str, fault: str | None) -> None:
        place = project(tmp_path)
        batch = place.root / "catalogs/transfers/health-1.yaml"
        data = batch.read_text(encoding="utf-8").split("normative_files:")[0]
        batch.write_text(f'{data}\nhanded_over_on: "2018-01-01"\nnormative_files:\n  - {row}\n', encoding="utf-8")
        found = [handed.fault for handed in self.audited(place).handed]
        assert [fault in said for said in found if fault] == [True] * (fault is not None) and len(found) == bool(fault)

    def test_cited_laws_without_a_date_are_listed(self, tmp_path: Path) -> None:
        found = self.audited(project(tmp_path))
        assert "公共场所卫生管理条例" in found.undated
        assert found.undated_total == sum(not law.effective for law in LIBRARY.values())


ROW = {"title": "甲市停车管理条例", "level": "地方性法规", "articles": 3, "source": "甲市人大常委会公报"}


@pytest.fixture
def kept(tmp_path: Path) -> Project:
    """A project with a small 法规库 of its own; one row is written unlike docgen does."""
    (tmp_path / "catalogs").mkdir()
    rows = (ROOT / LAWS).read_bytes().splitlines(keepends=True)[:4]
    rows[1] = json.dumps(json.loads(rows[1]), indent=None).encode() + b"\n"
    (tmp_path / LAWS).write_bytes(b"".join(rows))
    return Project(tmp_path)


def lines(project: Project) -> list[bytes]:
    return (project.root / LAWS).read_bytes().splitlines(keepends=True)


class TestKeeping:
    def test_a_new_law_is_the_last_line_and_the_others_keep_every_byte(self, kept: Project) -> None:
        before = lines(kept)
        editing.add(kept, ROW)
        assert lines(kept)[:-1] == before
        law = registry.load(kept)["甲市停车管理条例"]
        assert (law.status, law.shape, law.source) == ("现行", (None, None, None), "甲市人大常委会公报")

    def test_an_update_changes_its_own_line_only(self, kept: Project) -> None:
        before = lines(kept)
        title = json.loads(before[1])["title"]
        editing.update(kept, {"title": title, "effective": "2026-12-01", "source": "公报"})
        after = lines(kept)
        assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True, True]
        expected = json.loads(before[1]) | {"effective": "2026-12-01", "source": "公报"}
        assert json.loads(after[1]) == expected

    def test_another_number_of_articles_makes_the_shape_unknown(self, kept: Project) -> None:
        title = json.loads(lines(kept)[0])["title"]
        row = editing.update(kept, {"title": title, "articles": 2, "source": "公报"})
        assert row["shape"] == [None, None] and "sources_agree" not in row

    def test_inserted_articles_go_with_the_old_shape(self, kept: Project) -> None:
        row = editing.add(kept, {**ROW, "inserted": {"2之1": [0]}})
        assert row["inserted"] == {"2之1": [0]}
        assert "inserted" not in editing.update(kept, {"title": ROW["title"], "articles": 4, "source": "公报"})

    def test_a_day_of_repeal_makes_it_repealed(self, kept: Project) -> None:
        title = json.loads(lines(kept)[0])["title"]
        assert editing.update(kept, {"title": title, "repealed_on": "2026-12-01", "source": "公报"})["status"] == "废止"

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"effective": "2026年1月1日"}, "日期"),
            ({"source": ""}, "source"),
            ({"shape": [[0]]}, "款项结构有 1 条"),
            ({"shape": [[-1]] * 3}, "shape"),
            ({"replaced_by": "乙法"}, "效力状态却是现行"),
        ],
    )
    def test_a_row_that_is_wrong_is_not_written(self, kept: Project, change: dict[str, object], says: str) -> None:
        before = lines(kept)
        with pytest.raises(UsageError) as refused:
            editing.add(kept, {**ROW, **change})
        assert says in refused.value.message and lines(kept) == before

    def test_a_law_is_added_once_and_updated_only_when_it_is_there(self, kept: Project) -> None:
        with pytest.raises(UsageError):
            editing.update(kept, ROW)
        editing.add(kept, ROW)
        with pytest.raises(RefusedError):
            editing.add(kept, ROW)

    def test_a_last_line_without_end_and_windows_ends_are_respected(self, kept: Project) -> None:
        old = b"\r\n".join(line.rstrip(b"\n") for line in lines(kept))
        (kept.root / LAWS).write_bytes(old)
        editing.add(kept, ROW)
        content = (kept.root / LAWS).read_bytes()
        assert content.startswith(old + b"\r\n") and content.endswith(b"\r\n") and content.count(b"\n") == 5

    def test_a_project_without_a_library_starts_from_the_inherited_one(self, tmp_path: Path) -> None:
        (tmp_path / "catalogs").mkdir()
        editing.add(Project(tmp_path), ROW)
        assert lines(Project(tmp_path))[:-1] == (ROOT / LAWS).read_bytes().splitlines(keepends=True)

    def test_nothing_is_left_beside(self, kept: Project) -> None:
        editing.add(kept, ROW)
        assert [path.name for path in (kept.root / "catalogs").iterdir()] == ["laws.jsonl"]
