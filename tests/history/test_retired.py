"""What a real repository deleted is known, whatever else is not; without a history nothing is said."""

import shutil
from pathlib import Path

import pytest
from districts import district, replace
from repository import Git, commit, write

from docgen.catalog.contents import Contents
from docgen.catalog.model import Retired
from docgen.checking.check import check
from docgen.history import retired as history
from docgen.machine.revision import head
from docgen.project import Project

OLD = "catalogs/health/food-hygiene.yaml"


def permit(name: str = "食品卫生许可", id: str = "food-hygiene") -> str:
    return f"id: {id}\nname: {name}\nstatus: 取消\nbasis:\n  - {{cite: 《食品卫生法》, role: 设定依据}}\n"


@pytest.fixture(params=["", "数据 一/区"], ids=["at the top", "in a subfolder"])
def project(request: pytest.FixtureRequest, tmp_path: Path, git: Git) -> Project:
    made = Project((tmp_path / "库" / request.param).resolve())
    (made.catalogs / "health").mkdir(parents=True)
    git("init", "--quiet", "--initial-branch=main")
    write(made, "catalogs/district.yaml", "name: 沾益区\n")
    write(made, OLD, permit())
    commit(git)
    return made


def delete(project: Project, git: Git, file: str = OLD) -> None:
    (project.root / file).unlink()
    commit(git)


def retired(project: Project) -> tuple[Retired, ...]:
    return history.retired(project, head(project.root))


def names(project: Project) -> list[str]:
    return [old.name for old in retired(project)]


class TestWhatWasDeleted:
    def test_is_told_with_its_last_name_its_file_and_the_day(self, project: Project, git: Git) -> None:
        write(project, OLD, permit("食品经营卫生许可"))
        commit(git)
        delete(project, git)
        assert retired(project) == (Retired("permit", "food-hygiene", "食品经营卫生许可", OLD, "2024-03-01"),)

    def test_stays_known_when_another_takes_its_place(self, project: Project, git: Git) -> None:
        delete(project, git)
        write(project, OLD, permit("餐饮服务许可"))
        commit(git)
        assert names(project) == ["食品卫生许可"]

    def test_may_come_back_under_its_name_and_change_it_later(self, project: Project, git: Git) -> None:
        delete(project, git)
        write(project, OLD, permit())
        commit(git)
        write(project, OLD, permit("食品经营许可"))
        commit(git)
        assert retired(project) == ()

    def test_is_nothing_when_it_only_moved(self, project: Project, git: Git) -> None:
        write(project, "catalogs/agriculture/other.yaml", permit("另一项", id="other"))
        commit(git)
        shutil.move(project.catalogs / "health", project.catalogs / "market")
        commit(git)
        assert retired(project) == ()
        delete(project, git, "catalogs/agriculture/other.yaml")
        assert names(project) == ["另一项"]

    def test_is_known_when_its_file_was_renamed_with_a_new_id(self, project: Project, git: Git) -> None:
        (project.root / OLD).unlink()
        write(project, "catalogs/health/food-safety.yaml", permit(id="food-safety"))
        commit(git)
        assert [old.id for old in retired(project)] == ["food-hygiene"]

    def test_is_known_by_a_name_in_chinese(self, project: Project, git: Git) -> None:
        write(project, "catalogs/卫生 健康/食品 卫生.yaml", permit("甲", id="jia"))
        commit(git)
        delete(project, git, "catalogs/卫生 健康/食品 卫生.yaml")
        assert [(old.id, old.file) for old in retired(project)] == [("jia", "catalogs/卫生 健康/食品 卫生.yaml")]

    def test_may_be_a_department_or_a_batch(self, project: Project, git: Git) -> None:
        write(project, "catalogs/water/department.yaml", "id: water\nname: 区水务局\n")
        write(project, "catalogs/transfers/water-1.yaml", "id: water-1\ntitle: 第一批\n")
        commit(git)
        shutil.rmtree(project.catalogs / "water")
        shutil.rmtree(project.catalogs / "transfers")
        commit(git)
        found = {(old.unit, old.id, old.name) for old in retired(project)}
        assert found == {("department", "water", "区水务局"), ("transfer", "water-1", "第一批")}

    @pytest.mark.parametrize("text", ["id: [\n", "- a\n", "id: 1\nname: 2\n", ""])
    def test_is_left_out_when_it_does_not_say_what_it_was(self, project: Project, git: Git, text: str) -> None:
        write(project, "catalogs/health/x.yaml", text)
        commit(git)
        delete(project, git, "catalogs/health/x.yaml")
        assert retired(project) == ()

    def test_by_a_merge_is_known_and_a_side_branch_keeps_its_own(self, project: Project, git: Git) -> None:
        git("checkout", "--quiet", "-b", "side")
        write(project, "catalogs/health/draft.yaml", permit("草稿", id="draft"))
        commit(git)
        delete(project, git, "catalogs/health/draft.yaml")
        delete(project, git)
        git("checkout", "--quiet", "main")
        git("merge", "--quiet", "--no-ff", "-m", "合并", "side")
        assert names(project) == ["食品卫生许可"]


class TestSilent:
    def test_without_a_repository(self, tmp_path: Path) -> None:
        assert history.retired(Project(tmp_path), "0" * 40) == ()

    def test_before_the_first_commit(self, tmp_path: Path, git: Git) -> None:
        git("init", "--quiet", cwd=tmp_path)
        assert retired(Project(tmp_path)) == ()

    def test_without_git(self, project: Project, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
        delete(project, git)
        monkeypatch.setenv("PATH", "")
        assert retired(project) == ()

    def test_when_git_takes_too_long(self, project: Project, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
        delete(project, git)
        monkeypatch.setattr(history, "_SECONDS", 0)
        assert retired(project) == ()

    def test_in_a_shallow_clone(self, project: Project, git: Git, tmp_path: Path) -> None:
        delete(project, git)
        git("clone", "--quiet", "--depth=2", (tmp_path / "库").as_uri(), str(tmp_path / "浅"), cwd=tmp_path)
        assert retired(Project(tmp_path / "浅" / project.root.relative_to(tmp_path / "库"))) == ()


class TestMemory:
    def test_answers_without_git_until_head_moves(
        self, project: Project, git: Git, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        delete(project, git)
        before = retired(project)
        monkeypatch.setenv("PATH", "")
        assert before and retired(project) == before

    def test_is_not_asked_about_another_commit(self, project: Project, git: Git) -> None:
        assert retired(project) == ()
        delete(project, git)
        assert names(project) == ["食品卫生许可"]

    def test_is_the_same_from_inside_a_hook(self, project: Project, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
        delete(project, git)
        monkeypatch.setenv("GIT_DIR", "/nowhere")
        assert names(project) == ["食品卫生许可"]


def test_a_verdict_from_before_a_commit_does_not_stand_after_it(project: Project, git: Git) -> None:
    before = Contents.of(project).digest
    commit(git)
    assert Contents.of(project).digest != before


def test_a_check_finds_the_id_that_is_used_again(tmp_path: Path, git: Git) -> None:
    project = Project(district(tmp_path / "库").resolve())
    git("init", "--quiet")
    file = next(path for path in (project.catalogs / "health").glob("*.yaml") if path.stem != "department")
    commit(git)
    text = file.read_text(encoding="utf-8")
    delete(project, git, file.relative_to(project.root).as_posix())
    file.write_text(text, encoding="utf-8")
    replace(file, "name: ", "name: 新的")
    assert "DG427" in {finding.code for finding in check(project, Contents.of(project), 1).verdict.findings}
