"""`docgen check` as its users run it: what is shown, what fails, what is mended, what is old."""

import json
from pathlib import Path

import pytest
from commandline import Run
from districts import replace
from junitparser import JUnitXml

from docgen.errors import Exit

HEALTH = "catalogs/health/public-place-hygiene.yaml"


@pytest.fixture
def permit(project: Path) -> Path:
    """With one error (DG301)."""
    replace(project / HEALTH, "promised: 0", "promised: 30")
    return project / HEALTH


def codes(out: str) -> set[str]:
    return {finding["code"] for finding in json.loads(out)["findings"]}


class TestReports:
    def test_several_are_written_in_one_run(self, run: Run, permit: Path, project: Path) -> None:
        files = {style: project / "报告" / f"x.{style}" for style in ("sarif", "junit", "gitlab", "json", "text")}
        words = [word for style, file in files.items() for word in ("--output", f"{style}={file}")]
        code, out, _ = run("check", *words)
        assert code == Exit.FINDINGS
        assert "DG301" in {r["ruleId"] for r in json.loads(files["sarif"].read_bytes())["runs"][0]["results"]}
        assert "DG301" in {issue["check_name"] for issue in json.loads(files["gitlab"].read_bytes())}
        assert HEALTH in [suite.name for suite in JUnitXml.fromfile(str(files["junit"]))]
        assert "DG301" in codes(files["json"].read_text(encoding="utf-8"))
        assert files["text"].read_text(encoding="utf-8") == out

    @pytest.mark.parametrize("style", ["gitlab", "sarif"])
    def test_a_format_may_go_to_stdout(self, run: Run, permit: Path, style: str) -> None:
        assert json.loads(run("check", "--format", style)[1])

    @pytest.mark.parametrize("target", ["sarif", "sarif=", "word=x.doc", "=x"])
    def test_a_wrong_target_is_refused_before_any_work(self, run: Run, project: Path, target: str) -> None:
        code, _, err = run("check", "--output", target)
        assert code == Exit.USAGE and "样式=文件" in err
        assert not (project / ".docgen").exists()

    def test_every_rule_in_sarif_is_explained(self, run: Run, permit: Path) -> None:
        (sarif,) = json.loads(run("check", "--format", "sarif")[1])["runs"]
        assert all(rule["help"]["text"] for rule in sarif["tool"]["driver"]["rules"])


class TestSelection:
    @pytest.mark.parametrize("words", [("--select", "DG301"), ("--select", "dg301，DG9"), ("--select", "DG30")])
    def test_select_shows_only_these(self, run: Run, permit: Path, words: tuple[str, ...]) -> None:
        code, out, _ = run("check", "--format", "json", *words)
        assert code == Exit.FINDINGS and codes(out) == {"DG301"}

    def test_ignore_hides_these(self, run: Run, permit: Path) -> None:
        code, out, _ = run("check", "--format", "json", "--ignore", "DG30")
        assert code == Exit.OK and "DG301" not in codes(out)

    def test_ignore_is_stronger_than_select(self, run: Run, permit: Path) -> None:
        assert codes(run("check", "--format", "json", "--select", "DG3", "--ignore", "DG301")[1]) == set()

    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_a_code_that_no_rule_has_is_refused(self, run: Run, project: Path, option: str) -> None:
        code, _, err = run("check", option, "DG3,DG099")
        assert code == Exit.USAGE and "DG099" in err


@pytest.mark.parametrize(
    ("select", "level", "code"),
    [
        ("DG301", "error", Exit.FINDINGS),
        ("DG502", "error", Exit.OK),
        ("DG502", "warning", Exit.FINDINGS),
        ("DG405", "warning", Exit.OK),
        ("DG405", "info", Exit.FINDINGS),
    ],
)
def test_the_level_that_fails_can_be_chosen(run: Run, permit: Path, select: str, level: str, code: Exit) -> None:
    """An error, a warning (the transferred permit in no batch) and a hint (a law that is 未核)."""
    (permit.parents[1] / "transfers/health-1.yaml").unlink()
    done, out, _ = run("check", "--format", "json", "--select", select, "--fail-on", level)
    assert (done, codes(out)) == (code, {select})


class TestFixes:
    @pytest.fixture(autouse=True)
    def spoil(self, project: Path) -> None:
        """Something safe and something unsafe."""
        replace(project / HEALTH, "id: public-place-hygiene", "id：public-place-hygiene")
        replace(project / HEALTH, "regulator: 区卫生健康局", "regulator: 区卫健局")

    def test_fix_mends_what_is_safe_and_counts_the_rest(self, run: Run, project: Path) -> None:
        code, out, err = run("check", "--fix")
        text = (project / HEALTH).read_text(encoding="utf-8")
        assert code == Exit.FINDINGS and "DG403" in out and "DG108" not in out
        assert "id: public-place-hygiene" in text and "区卫健局" in text
        assert "自动改正 1 处，改动 1 个文件" in err and "另有 1 处" in err

    def test_unsafe_fixes_mend_both_and_pass(self, run: Run, project: Path) -> None:
        code, _, err = run("check", "--unsafe-fixes")
        assert code == Exit.OK and "自动改正 2 处" in err
        assert "区卫健局" not in (project / HEALTH).read_text(encoding="utf-8")

    def test_fixing_twice_changes_nothing_more(self, run: Run, project: Path) -> None:
        run("check", "--unsafe-fixes")
        once = (project / HEALTH).read_bytes()
        assert "自动改正 0 处" in run("check", "--fix", "--unsafe-fixes")[2]
        assert (project / HEALTH).read_bytes() == once

    @pytest.mark.parametrize("words", [("--diff",), ("--fix", "--diff")])
    def test_diff_shows_and_changes_nothing(self, run: Run, project: Path, words: tuple[str, ...]) -> None:
        before = (project / HEALTH).read_bytes()
        code, out, err = run("check", *words)
        assert code == Exit.FINDINGS
        assert out.startswith(f"--- a/{HEALTH}\n+++ b/{HEALTH}\n")
        assert "\n-id：public-place-hygiene\n+id: public-place-hygiene\n" in out
        assert "没有改动文件" in err and (project / HEALTH).read_bytes() == before

    def test_the_report_says_which_option_mends_it(self, run: Run, project: Path) -> None:
        assert "docgen check --fix\n" in run("check")[1]
        assert "docgen check --unsafe-fixes（" in run("check", "--fix")[1]

    @pytest.mark.parametrize("words", [("--select", "DG403"), ("--ignore", "DG108"), ("catalogs/transfers",)])
    def test_only_what_is_shown_is_mended(self, run: Run, project: Path, words: tuple[str, ...]) -> None:
        before = (project / HEALTH).read_bytes()
        run("check", "--fix", *words)
        assert (project / HEALTH).read_bytes() == before


class TestBaseline:
    def test_old_findings_are_counted_and_do_not_fail(self, run: Run, permit: Path) -> None:
        code, _, err = run("check", "--write-baseline", "旧账.json")
        assert code == Exit.OK and "旧账.json" in err
        code, out, _ = run("check", "--baseline", "旧账.json")
        assert code == Exit.OK and "DG301" not in out
        assert "旧账" in out.splitlines()[-1]

    def test_a_line_above_makes_no_new_finding(self, run: Run, permit: Path) -> None:
        run("check", "--write-baseline", "旧账.json")
        permit.write_text("# 新的一行\n" + permit.read_text(encoding="utf-8"), encoding="utf-8")
        assert run("check", "--baseline", "旧账.json")[0] == Exit.OK

    def test_a_new_finding_fails(self, run: Run, permit: Path) -> None:
        run("check", "--write-baseline", "旧账.json")
        replace(permit, "regulator: 区卫生健康局", "regulator: 区卫健局")
        code, out, _ = run("check", "--baseline", "旧账.json", "--format", "json")
        assert code == Exit.FINDINGS and codes(out) == {"DG403"}
        assert json.loads(out)["summary"]["old"] > 0

    def test_what_is_mended_is_said_so_that_the_baseline_can_shrink(self, run: Run, permit: Path) -> None:
        run("check", "--select", "DG301", "--write-baseline", "旧账.json")
        replace(permit, "promised: 30", "promised: 0")
        _, out, _ = run("check", "--baseline", "旧账.json")
        assert "旧账里已改好 1 项" in out and "--write-baseline" in out

    def test_outside_the_paths_nothing_is_said(self, run: Run, permit: Path) -> None:
        run("check", "--write-baseline", "旧账.json")
        replace(permit, "promised: 30", "promised: 0")
        out = run("check", "--baseline", "旧账.json", "catalogs/transfers")[1]
        assert "旧账" not in out

    def test_part_of_a_catalog_makes_no_baseline(self, run: Run, permit: Path) -> None:
        assert run("check", "catalogs/health", "--write-baseline", "旧账.json")[0] == Exit.USAGE
        assert not Path("旧账.json").exists()

    def test_a_missing_baseline_is_refused(self, run: Run, project: Path) -> None:
        code, _, err = run("check", "--baseline", "没有.json")
        assert code == Exit.USAGE and "--write-baseline" in err


def test_help_tells_all_of_it_in_chinese(run: Run) -> None:
    out = run("check", "--help")[1]
    for option in ("--select", "--ignore", "--fail-on", "--output", "--fix", "--unsafe-fixes", "--diff", "--baseline"):
        line = next(line for line in out.splitlines() if line.split()[:1] == [option])
        assert any("\u4e00" <= character <= "\u9fff" for character in line)


def test_a_clean_catalog_is_one_screen_when_asked_for(run: Run, project: Path) -> None:
    whole = run("check")[1]
    for words in (("-q",), ("--min-severity", "warning")):
        code, out, _ = run("check", *words)
        assert code == Exit.OK and out.count("\n") == 1 and "较轻的没有列出" in out
    assert whole.count("\n") > 24
    assert "提示 DG" not in run("check", "-q", "--format", "github")[1]


def test_what_is_not_listed_still_fails_when_it_is_to(run: Run, project: Path) -> None:
    assert run("check", "-q", "--fail-on", "info")[0] == Exit.FINDINGS
