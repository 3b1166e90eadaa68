"""What a real repository had on its dates is what the editions have; what cannot be read is named."""

import shutil
from pathlib import Path

import pytest
from districts import ROOT, district, replace
from repository import Git, commit

from docgen.catalog import intake, loader
from docgen.catalog.contents import Contents
from docgen.catalog.model import Catalog
from docgen.errors import MissingError, UsageError
from docgen.history.editions import Edition, at, commits, editions, on
from docgen.machine.revision import head
from docgen.project import Project

PERMIT = "catalogs/health/public-place-hygiene.yaml"
DISTRICT = "catalogs/district.yaml"
LATER = ("2030-01-01", "2030-02-01", "2030-03-01")


@pytest.fixture(params=["", "数据 一/区"], ids=["at the top", "in a subfolder"])
def project(request: pytest.FixtureRequest, tmp_path: Path, git: Git) -> Project:
    """The sample, committed once under its own date."""
    made = Project(district(tmp_path / "库" / request.param).resolve())
    git("init", "--quiet", "--initial-branch=main")
    commit(git)
    return made


def now(project: Project) -> Catalog:
    taken = intake.intake(project, Contents.of(project), 1)
    return loader.catalog(taken.records, taken.laws, taken.broken)


def found(project: Project) -> tuple[Edition, ...]:
    return editions(project, head(project.root), now(project))


def dates(project: Project) -> list[str]:
    return [edition.date for edition in found(project)]


def dated(project: Project, date: str) -> None:
    file = project.root / DISTRICT
    lines = [f'dated: "{date}"' if line.startswith("dated:") else line for line in file.read_text().splitlines()]
    file.write_text("\n".join(lines) + "\n")


def named(project: Project, name: str, file: str = PERMIT) -> None:
    path = project.root / file
    lines = [f"name: {name}" if line.startswith("name:") else line for line in path.read_text().splitlines()]
    path.write_text("\n".join(lines) + "\n")


def names(project: Project) -> list[str | None]:
    """Of the one permit, edition by edition."""
    permits = [edition.catalog.permit_by_id.get("public-place-hygiene") for edition in found(project)]
    return [permit.name if permit else None for permit in permits]


def three(project: Project, git: Git) -> list[str]:
    """The commits of three more editions, each with another name of the permit."""
    made = []
    for date, name in zip(LATER, "甲乙丙", strict=True):
        dated(project, date)
        named(project, name)
        made.append(commit(git))
    return made


class TestEditions:
    def test_are_the_states_of_the_catalog_by_its_own_date(self, project: Project, git: Git) -> None:
        first = git("rev-parse", "HEAD").strip()
        ids = three(project, git)
        assert names(project)[1:] == ["甲", "乙", "丙"]
        assert dates(project)[1:] == list(LATER)
        assert [edition.commit for edition in found(project)] == [first, *ids]
        assert all(edition.catalog.district and edition.catalog.is_consistent for edition in found(project))

    def test_of_one_date_the_last_commit_counts(self, project: Project, git: Git) -> None:
        dated(project, LATER[0])
        commit(git)
        named(project, "后来")
        last = commit(git)
        dated(project, LATER[1])
        commit(git)
        assert names(project)[1:] == ["后来", "后来"]
        assert found(project)[1].commit == last

    def test_the_last_is_the_very_catalog_of_now(self, project: Project, git: Git) -> None:
        three(project, git)
        catalog = now(project)
        assert editions(project, head(project.root), catalog)[-1].catalog is catalog

    def test_what_did_not_change_is_shared(self, project: Project, git: Git) -> None:
        three(project, git)
        made = found(project)
        others = [{p.id: id(p) for p in edition.catalog.permits if p.id != "public-place-hygiene"} for edition in made]
        assert others[0] and all(other == others[0] for other in others)

    def test_a_date_that_goes_back_takes_back_what_is_later(self, project: Project, git: Git) -> None:
        for date in ("2030-01-01", "2062-01-01", "2030-02-01"):
            dated(project, date)
            commit(git)
        assert dates(project)[1:] == ["2030-01-01", "2030-02-01"]
        dated(project, "2030-01-15")
        assert dates(project)[1:] == ["2030-01-01", "2030-01-15"]

    @pytest.mark.parametrize("text", ["dated: x", "dated: 2030", "", "dated: [2030-01-01]"])
    def test_a_commit_without_a_date_is_none(self, project: Project, git: Git, text: str) -> None:
        good = (project.root / DISTRICT).read_text()
        (project.root / DISTRICT).write_text(text)
        commit(git)
        (project.root / DISTRICT).write_text(good)
        dated(project, LATER[0])
        assert dates(project)[1:] == [LATER[0]]

    def test_a_side_branch_is_none_its_merge_is(self, project: Project, git: Git) -> None:
        git("checkout", "--quiet", "-b", "side")
        three(project, git)
        git("checkout", "--quiet", "main")
        git("merge", "--quiet", "--no-ff", "-m", "合并", "side")
        assert dates(project)[1:] == [LATER[2]]

    def test_a_merge_that_goes_back_takes_back_too(self, project: Project, git: Git) -> None:
        git("checkout", "--quiet", "-b", "side")
        dated(project, LATER[0])
        named(project, "旁支")
        commit(git)
        git("checkout", "--quiet", "main")
        dated(project, LATER[1])
        commit(git)
        git("merge", "--quiet", "--no-ff", "-X", "theirs", "-m", "合并", "side")
        assert dates(project)[1:] == [LATER[0]] and names(project)[1:] == ["旁支"]

    def test_what_was_deleted_is_in_the_earlier_ones_only(self, project: Project, git: Git) -> None:
        (project.root / PERMIT).unlink()
        dated(project, LATER[0])
        commit(git)
        dated(project, LATER[1])
        assert names(project)[1:] == [None, None] and names(project)[0]

    def test_a_file_under_another_name_is_the_same_permit(self, project: Project, git: Git) -> None:
        shutil.copytree(project.catalogs / "health", project.catalogs / "health-2")
        shutil.rmtree(project.catalogs / "health")
        for file in (project.catalogs / "health-2" / "department.yaml", *project.catalogs.glob("transfers/*.yaml")):
            file.write_text(file.read_text().replace(": health\n", ": health-2\n"))
        dated(project, LATER[0])
        commit(git)
        departments = [e.catalog.permit_by_id["public-place-hygiene"].department for e in found(project)]
        assert departments == ["health", "health-2"]

    def test_a_status_is_that_of_the_edition_and_its_day(self, project: Project, git: Git) -> None:
        event = '  - {date: "2030-01-15", event: 取消, decision: 试}'
        replace(project.root / PERMIT, "status: 划转", f"status: 取消\nhistory:\n{event}")
        for date in LATER[:2]:
            dated(project, date)
            commit(git)
        statuses = [edition.catalog.permit_by_id["public-place-hygiene"].status for edition in found(project)[:-1]]
        assert statuses == ["划转", "保留"]


class TestTheWorkingTree:
    def test_is_the_last_edition_and_has_no_commit_when_it_differs(self, project: Project, git: Git) -> None:
        ids = three(project, git)
        (project.root / "readme.md").write_text("别处的改动不算")
        assert found(project)[-1].commit == ids[-1]
        named(project, "改了")
        assert names(project)[-2:] == ["乙", "改了"]
        assert found(project)[-1].commit is None

    def test_differs_by_a_new_file_too(self, project: Project) -> None:
        assert found(project)[-1].commit
        shutil.copy(project.root / PERMIT, project.root / "catalogs/health/new.yaml")
        assert found(project)[-1].commit is None

    def test_has_the_last_commit_that_changed_the_catalog(self, project: Project, git: Git) -> None:
        id = three(project, git)[-1]
        (project.root / "readme.md").write_text("别处")
        assert commit(git) != id
        assert found(project)[-1].commit == id


class TestWhatCannotBeRead:
    def test_is_left_out_and_named(self, project: Project, git: Git) -> None:
        text = (project.root / PERMIT).read_text()
        (project.root / PERMIT).write_text(text + "\nold_field: 1\n")
        dated(project, LATER[0])
        commit(git)
        (project.root / PERMIT).write_text(text)
        dated(project, LATER[1])
        first, second, third = found(project)
        assert (first.unread, second.unread, third.unread) == ((), (PERMIT,), ())
        assert second.catalog.broken == {PERMIT} and "public-place-hygiene" not in second.catalog.permit_by_id

    @pytest.mark.parametrize("file", [DISTRICT, "catalogs/health/department.yaml"])
    def test_of_the_registry_is_as_it_is_now(self, project: Project, git: Git, file: str) -> None:
        text = (project.root / file).read_text()
        (project.root / file).write_text(text + "\nold_field: 1\n")
        commit(git)
        (project.root / file).write_text(text)
        dated(project, LATER[0])
        old = found(project)[0]
        assert old.unread == (file,) and old.catalog.is_consistent
        assert old.catalog.district and old.catalog.district.dated == old.date

    def test_is_a_permit_whose_department_nobody_knows(self, project: Project, git: Git) -> None:
        shutil.copytree(project.catalogs / "health", project.catalogs / "nowhere")
        (project.catalogs / "nowhere" / "department.yaml").unlink()
        commit(git)
        shutil.rmtree(project.catalogs / "nowhere")
        dated(project, LATER[0])
        old = found(project)[0]
        assert old.unread and all(file.startswith("catalogs/nowhere/") for file in old.unread)
        assert old.catalog.is_consistent

    def test_depends_on_the_schema_of_today(self, project: Project, git: Git) -> None:
        named(project, "甲")
        dated(project, LATER[0])
        assert not found(project)[0].unread
        shutil.copytree(ROOT / "schemas", project.root / "schemas")
        schema = project.root / "schemas" / "permit.schema.json"
        replace(schema, '"title": "主题分类",', '"title": "主题分类", "maxLength": 1,')
        intake.schema.load.cache_clear()
        try:
            assert PERMIT in found(project)[0].unread
        finally:
            intake.schema.load.cache_clear()


class TestWithoutAPast:
    def only_now(self, project: Project) -> bool:
        return [edition.commit for edition in found(project)] == [None]

    def test_in_no_repository(self, tmp_path: Path) -> None:
        assert self.only_now(Project(district(tmp_path / "区").resolve()))

    def test_before_the_first_commit(self, tmp_path: Path, git: Git) -> None:
        made = Project(district(tmp_path / "库").resolve())
        git("init", "--quiet")
        assert self.only_now(made)

    def test_in_a_shallow_clone(self, project: Project, git: Git, tmp_path: Path) -> None:
        three(project, git)
        git("clone", "--quiet", "--depth=2", (tmp_path / "库").as_uri(), str(tmp_path / "浅"), cwd=tmp_path)
        assert self.only_now(Project(tmp_path / "浅" / project.root.relative_to(tmp_path / "库")))

    def test_without_git(self, project: Project, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
        three(project, git)
        catalog = now(project)
        monkeypatch.setenv("PATH", "")
        made = editions(project, head(project.root), catalog)
        assert [(edition.date, edition.commit) for edition in made] == [(LATER[2], None)]

    def test_of_a_git_that_fails_is_an_error(self, project: Project, git: Git) -> None:
        catalog = now(project)
        for pack in (Path(git("rev-parse", "--absolute-git-dir").strip()) / "objects").glob("??"):
            shutil.rmtree(pack)
        with pytest.raises(MissingError) as said:
            editions(project, "0" * 40, catalog)
        assert "git" in said.value.message and said.value.help

    def test_of_a_git_that_takes_too_long_is_an_error(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(commits, "_SECONDS", 0)
        with pytest.raises(MissingError):
            found(project)


class TestMemory:
    def test_a_second_time_nothing_is_examined(
        self, project: Project, git: Git, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        three(project, git)
        catalog = now(project)
        before = editions(project, head(project.root), catalog)
        monkeypatch.setattr(intake, "examine", lambda project, task: pytest.fail("examined again"))
        after = editions(project, head(project.root), catalog)
        assert [(e.date, e.commit, e.unread, e.catalog.records) for e in after] == [
            (e.date, e.commit, e.unread, e.catalog.records) for e in before
        ]


class TestAtARevision:
    def test_is_the_catalog_of_that_commit(self, project: Project, git: Git) -> None:
        ids = three(project, git)
        git("tag", "第一版", ids[0])
        for revision in (ids[0], "HEAD~2", "第一版", ids[0][:10]):
            edition = at(project, revision, now(project))
            assert (edition.date, edition.commit) == (LATER[0], ids[0])
            assert edition.catalog.permit_by_id["public-place-hygiene"].name == "甲"

    @pytest.mark.parametrize("revision", ["HEAD~9", "无此标签", "--help", "", "HEAD:catalogs", "a\0b"])
    def test_that_does_not_exist_is_a_usage_error(self, project: Project, revision: str) -> None:
        with pytest.raises(UsageError):
            at(project, revision, now(project))

    def test_without_a_catalog_is_a_usage_error(self, project: Project, git: Git) -> None:
        file = project.root / DISTRICT
        text = file.read_text()
        file.unlink()
        commit(git)
        file.write_text(text)
        with pytest.raises(UsageError, match="没有目录"):
            at(project, "HEAD", now(project))


class TestOnADay:
    @pytest.mark.parametrize(
        ("day", "name"), [(LATER[0], "甲"), ("2030-01-31", "甲"), (LATER[1], "乙"), ("2099-12-31", "丙")]
    )
    def test_is_the_committed_edition_in_force(self, project: Project, git: Git, day: str, name: str) -> None:
        three(project, git)
        named(project, "没有提交")
        assert on(project, day, now(project)).catalog.permit_by_id["public-place-hygiene"].name == name

    def test_before_the_first_one_is_a_usage_error_that_names_it(self, project: Project) -> None:
        first = found(project)[0].date
        with pytest.raises(UsageError, match=first):
            on(project, "1999-01-01", now(project))

    def test_where_no_catalog_was_committed_is_a_usage_error(self, tmp_path: Path, git: Git) -> None:
        made = Project(district(tmp_path / "库").resolve())
        git("init", "--quiet")
        git("commit", "--quiet", "--allow-empty", "-m", "空")
        with pytest.raises(UsageError, match="没有目录"):
            on(made, LATER[0], now(made))
