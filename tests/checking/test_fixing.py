"""Round after round in memory, and on disk only when it is asked for."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from districts import district, replace
from msgspec import structs

from docgen.catalog.contents import Contents
from docgen.checking import edits, fixing
from docgen.checking.verdict import Verdict
from docgen.findings import Edit, Finding
from docgen.project import Project

HEALTH = "catalogs/health/public-place-hygiene.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(district(tmp_path / "区").resolve())


def everything(finding: Finding) -> bool:
    return True


def spoil(project: Project) -> Path:
    """Three rounds: YAML, then the schema, then a rule."""
    file = project.root / HEALTH
    replace(file, "id: public-place-hygiene", "id：public-place-hygiene")
    replace(file, "status: 划转", "status: 已划转")
    replace(file, "regulator: 区卫生健康局", "regulator: 区卫健局  # 注")
    return file


def test_what_one_fix_brings_to_light_is_mended_too(project: Project) -> None:
    file = spoil(project)
    fixed = fixing.fix(project, 1, everything)
    assert (fixed.fix_total, list(fixed.changes), fixed.refused) == (3, [HEALTH], ())
    assert not fixed.verdict.has_errors
    fixing.write(project, fixed)
    text = file.read_text(encoding="utf-8")
    assert "id: public-place-hygiene" in text and "status: 划转" in text and "regulator: 区卫生健康局  # 注" in text


def test_nothing_is_written_before_it_is_asked_for(project: Project) -> None:
    before = spoil(project).read_bytes()
    fixing.fix(project, 1, everything)
    assert (project.root / HEALTH).read_bytes() == before


def test_a_second_run_changes_nothing(project: Project) -> None:
    spoil(project)
    fixing.write(project, fixing.fix(project, 1, everything))
    assert fixing.fix(project, 1, everything).changes == {}


def test_only_what_is_wanted_is_mended(project: Project) -> None:
    spoil(project)
    fixed = fixing.fix(project, 1, lambda finding: finding.is_safely_fixable)
    assert fixed.fix_total == 1
    assert {f.code for f in fixed.verdict.findings if f.fix} == {"DG204"}


def test_a_file_that_was_saved_meanwhile_is_left_alone(project: Project) -> None:
    file = spoil(project)
    fixed = fixing.fix(project, 1, everything)
    replace(file, "name: ", "name:  ")
    mine = file.read_bytes()
    assert fixing.write(project, fixed) == (HEALTH,)
    assert file.read_bytes() == mine


def test_a_harmful_fix_is_refused_once_and_others_go_on(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(project)
    second = "catalogs/health/department.yaml"
    harmful = Finding("DG403", "x", second, fix=(Edit(0, 0, "nmae: x\n"),))
    check = fixing.check.check

    def with_harm(*arguments: object) -> object:
        checked = check(*arguments)  # type: ignore[arg-type]
        findings = tuple(sorted((*checked.verdict.findings, harmful), key=lambda finding: finding.file))
        return type(checked)(structs.replace(checked.verdict, findings=findings), checked.catalog, checked.kinds)

    monkeypatch.setattr(fixing.check, "check", with_harm)
    fixed = fixing.fix(project, 1, everything)
    assert (fixed.refused, list(fixed.changes)) == ((second,), [HEALTH])


def test_rounds_are_limited(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two fixes that undo each other come to an end."""

    def seesaw(content: bytes, file: str, findings: list[Finding]) -> edits.Edited:
        return edits.Edited(content + b"#\n", tuple(findings))

    spoil(project)
    monkeypatch.setattr(fixing.edits, "apply", seesaw)
    fixed = fixing.fix(project, 1, everything)
    assert fixed.fix_total == 20
    fixing.write(project, fixed)
    assert fixed.verdict.digest == Contents.of(project).digest


@pytest.mark.parametrize("convert", [lambda text: text, lambda text: "\ufeff" + text.replace("\n", "\r\n"), str.rstrip])
def test_the_diff_can_be_applied(project: Project, convert: Callable[[str], str]) -> None:
    """By git, to the byte, with CRLF, BOM, and without a line end at the end."""
    file = spoil(project)
    file.write_bytes(convert(file.read_text(encoding="utf-8")).encode())
    fixed = fixing.fix(project, 1, everything)
    assert fixed.fix_total == 3
    patch = fixing.diff(fixed).encode()
    subprocess.run(["git", "apply", "-"], cwd=project.root, input=patch, check=True, capture_output=True)
    assert file.read_bytes() == fixed.changes[HEALTH][1]


def test_a_change_in_the_last_line_without_a_line_end_is_marked() -> None:
    fixed = fixing.Fixed(Verdict("", (), (), 1, 1), {"a.yaml": (b"x: 1\na: 1", b"x: 1\na: 2")}, 1, ())
    assert fixing.diff(fixed).count("\\ No newline at end of file\n") == 2


def test_the_verdict_holds_for_the_next_check(project: Project) -> None:
    spoil(project)
    fixed = fixing.fix(project, 1, everything)
    fixing.write(project, fixed)
    assert fixing.verdict.known(project, Contents.of(project).digest) == fixed.verdict
