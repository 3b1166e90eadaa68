"""What a user names is the state that is compared; what is told is what changed, and what was not compared is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from districts import district, replace
from repository import Git, commit

from docgen.catalog import intake, loader
from docgen.catalog.contents import Contents
from docgen.catalog.model import Catalog
from docgen.errors import DocgenError, MissingError, UsageError
from docgen.history.diff.as_text import doubts, lines
from docgen.history.diff.difference import Difference, difference
from docgen.history.diff.sides import here, side
from docgen.project import Project

PERMIT = "catalogs/health/public-place-hygiene.yaml"
OTHER = "catalogs/health/radiological-diagnosis.yaml"
DISTRICT = "catalogs/district.yaml"
DATES = ("2027-01-01", "2027-03-01")
Compare = Callable[..., Difference]


@pytest.fixture
def project(tmp_path: Path, git: Git) -> Project:
    """Two editions: the second has another name of one permit; the tree is that of the second."""
    made = Project(district(tmp_path / "库").resolve())
    git("init", "--quiet", "--initial-branch=main")
    dated(made, DATES[0])
    commit(git)
    dated(made, DATES[1])
    named(made, "公共场所卫生行政许可")
    commit(git)
    return made


@pytest.fixture
def compare(project: Project) -> Compare:
    def compared(base: str = "HEAD", head: str | None = None) -> Difference:
        catalog = now(project)
        newer = side(project, head, catalog) if head else here(catalog)
        return difference(project, (base, side(project, base, catalog)), (head, newer))

    return compared


def now(project: Project) -> Catalog:
    taken = intake.intake(project, Contents.of(project), 1)
    return loader.catalog(taken.records, taken.laws, taken.broken)


def dated(project: Project, date: str) -> None:
    _line(project.root / DISTRICT, "dated:", f'dated: "{date}"')


def named(project: Project, name: str, file: str = PERMIT) -> None:
    _line(project.root / file, "name:", f"name: {name}")


def _line(file: Path, key: str, new: str) -> None:
    lines = [new if line.startswith(key) else line for line in file.read_text().splitlines()]
    file.write_text("\n".join(lines) + "\n")


def text(found: Difference) -> str:
    return "\n".join(lines(found))


class TestSides:
    @pytest.mark.parametrize(
        ("base", "head"), [(DATES[0], DATES[1]), ("2027-02-28", "2030-01-01"), ("HEAD~1", "main"), ("HEAD~1", None)]
    )
    def test_are_days_and_revisions_and_the_working_tree(self, compare: Compare, base: str, head: str | None) -> None:
        found = compare(base, head)
        assert (found.base.date, found.head.date) == DATES
        (change,) = found.changes
        assert (change.kind, change.is_substantive) == ("更名", True)

    def test_a_day_is_the_committed_edition_not_what_lies_here(self, project: Project, compare: Compare) -> None:
        named(project, "还没有提交的名称")
        (change,) = compare(DATES[1]).changes
        assert change.details[0].before == "公共场所卫生行政许可"
        assert compare(DATES[1], "HEAD").changes == ()

    def test_a_tag_that_looks_like_a_day_is_reached_by_its_longer_name(self, git: Git, compare: Compare) -> None:
        git("tag", "2027-03-02", "HEAD~1")
        assert compare("2027-03-02").base.date == DATES[1]
        assert compare("tags/2027-03-02").base.date == DATES[0]

    def test_backwards_is_the_other_way_round(self, compare: Compare) -> None:
        there, back = compare("HEAD~1", "HEAD").changes[0].details[0], compare("HEAD", "HEAD~1").changes[0].details[0]
        assert (there.before, there.after) == (back.after, back.before)

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            ("2026-12-31", "最早的版本是 2027-01-01"),
            ("2027-02-30", "没有 2027-02-30 这一天"),
            ("无此分支", "没有“无此分支”这个版本"),
            ("HEAD~7", "没有“HEAD~7”这个版本"),
            ("--output=x", "没有“--output=x”这个版本"),
        ],
    )
    def test_that_does_not_exist_is_a_usage_error(self, compare: Compare, said: str, words: str) -> None:
        with pytest.raises(UsageError, match=words) as error:
            compare(said)
        assert error.value.help

    def test_a_district_that_cannot_be_read_leaves_nothing_to_compare(self, project: Project) -> None:
        (project.root / DISTRICT).write_text("x: 1")
        with pytest.raises(UsageError, match=DISTRICT):
            here(now(project))


class TestWithoutAPast:
    def reason(self, project: Project, said: str) -> DocgenError:
        with pytest.raises(DocgenError) as error:
            side(project, said, now(project))
        assert error.value.help
        return error.value

    @pytest.mark.parametrize("said", ["HEAD", "2027-01-01"])
    def test_there_is_no_repository(self, tmp_path: Path, git: Git, said: str) -> None:
        assert "不在 git 仓库里" in self.reason(Project(district(tmp_path / "库").resolve()), said).message

    @pytest.mark.parametrize("said", ["HEAD", "2027-01-01"])
    def test_nothing_was_committed_yet(self, tmp_path: Path, git: Git, said: str) -> None:
        made = Project(district(tmp_path / "库").resolve())
        git("init", "--quiet")
        assert "还没有提交过" in self.reason(made, said).message

    @pytest.mark.parametrize("said", ["HEAD~1", DATES[0]])
    def test_the_clone_is_shallow(self, project: Project, git: Git, tmp_path: Path, said: str) -> None:
        git("clone", "--quiet", "--depth=1", project.root.as_uri(), str(tmp_path / "浅"), cwd=tmp_path)
        clone = Project(tmp_path / "浅")
        reason = self.reason(clone, said)
        assert "浅克隆" in reason.message and "--unshallow" in reason.help
        assert side(clone, "HEAD", now(clone)).date == DATES[1]  # what a shallow clone does have

    @pytest.mark.parametrize("said", ["HEAD", DATES[0]])
    def test_there_is_no_git_program(self, project: Project, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
        monkeypatch.setenv("PATH", "")
        reason = self.reason(project, said)
        assert isinstance(reason, MissingError) and "没有 git 程序" in reason.message

    def test_git_does_not_trust_the_folder(self, project: Project, git: Git) -> None:
        (project.root / ".git" / "config").write_text("[core\n")
        reason = self.reason(project, "HEAD")
        assert isinstance(reason, MissingError) and "git 读不出" in reason.message


class TestWhatIsTold:
    def test_of_the_same_is_that_it_is_the_same(self, compare: Compare) -> None:
        found = compare()
        assert not found and text(found).endswith("目录内容相同。") and not list(doubts(found))

    def test_is_grouped_by_department_what_matters_first(self, project: Project, compare: Compare) -> None:
        named(project, "改了的名称")
        _line(project.root / OTHER, "note:", "note: 只是备注")
        replace(project.root / PERMIT, "copies: 1", "copies: 2")
        (group,) = compare().departments
        assert (group.id, group.name) == ("health", "区卫生健康局")
        assert [change.is_substantive for change in group.changes] == [True, False]
        shown = text(compare())
        assert shown.index("区卫生健康局") < shown.index("  更名  改了的名称") < shown.index("  文字修订  ")
        assert "份数：1 份 → 2 份" in shown
        assert "1 个部门、2 个事项有变化，其中 1 个是实质变更。" in shown

    def test_long_words_stand_below_each_other(self, project: Project, compare: Compare) -> None:
        named(project, "很长的名称" * 20)
        assert "      原：公共场所卫生行政许可\n      现：很长的名称" in text(compare())

    def test_marks_what_the_public_does_not_see(self, project: Project, compare: Compare) -> None:
        replace(project.root / OTHER, "allow:", "allow:\n  DG504: 材料待原主管部门补充")
        assert "（不公开）" in text(compare())

    def test_names_other_files_that_differ(self, project: Project, compare: Compare) -> None:
        replace(project.root / "catalogs/health/department.yaml", "role: 主管", "role: 主管\nphone: 0874-1234567")
        found = compare()
        assert found.changes == () and found.others == ("catalogs/health/department.yaml",)
        assert "事项没有变化。" in text(found) and found.others[0] in text(found)

    def test_a_date_alone_is_no_difference(self, project: Project, compare: Compare) -> None:
        dated(project, "2027-04-01")
        assert not compare()

    def test_a_file_that_came_or_went_is_no_list_of_details(self, project: Project, compare: Compare) -> None:
        (project.root / OTHER).unlink()
        (change,) = compare().changes
        assert (change.kind, change.details) == ("移出目录", ())
        assert f"  移出目录  {change.name}（radiological-diagnosis）" in text(compare())


class TestDoubts:
    def test_what_cannot_be_read_is_said_and_not_gone(self, project: Project, compare: Compare) -> None:
        (project.root / PERMIT).write_text("id: [")
        found = compare()
        assert found.changes == () and found.head.unread == (PERMIT,)
        assert any(PERMIT in line and "docgen check" in line for line in doubts(found))

    def test_a_broken_department_is_no_difference(self, project: Project, compare: Compare) -> None:
        (project.root / "catalogs/health/department.yaml").write_text("id: [")
        assert compare().others == ()

    def test_a_date_that_was_forgotten_is_said(self, project: Project, compare: Compare) -> None:
        named(project, "改了")
        assert any("dated" in line for line in doubts(compare()))
        dated(project, "2027-04-01")
        assert not list(doubts(compare()))

    def test_a_file_name_cannot_move_the_cursor(self, project: Project, compare: Compare) -> None:
        (project.root / "catalogs/health/a\x1b[2J\u202e.yaml").write_text("id: [")
        (line,) = doubts(compare())
        assert not {"\x1b", "\u202e"} & set(line)
