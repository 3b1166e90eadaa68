"""The commands as a user runs them: words in, report and exit code out."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from commandline import Run
from districts import ROOT, replace

from docgen.cli import COMMANDS
from docgen.errors import Exit
from docgen.machine.cells import width


def test_check_is_clean_on_the_sample_and_says_how_many_files_it_read(run: Run, project: Path) -> None:
    code, out, _ = run("check")
    assert code == Exit.OK
    assert f"检查了 {len(list(project.rglob('*.yaml')))} 个文件" in out


def test_check_reports_an_error_with_file_line_and_remedy(run: Run, project: Path) -> None:
    replace(project / "catalogs/health/public-place-hygiene.yaml", "promised: 0", "promised: 30")
    code, out, _ = run("check")
    line = (project / "catalogs/health/public-place-hygiene.yaml").read_text().split("promised: 30")[0].count("\n") + 1
    assert code == Exit.FINDINGS
    assert f"catalogs/health/public-place-hygiene.yaml:{line}:" in out
    assert "DG301" in out and "出路" in out


def test_check_of_one_file_is_silent_about_the_others(run: Run, project: Path) -> None:
    replace(project / "catalogs/health/public-place-hygiene.yaml", "promised: 0", "promised: 30")
    assert run("check", "catalogs/transfers")[0] == Exit.OK
    assert run("check", "catalogs/health")[0] == Exit.FINDINGS
    assert run("check", "catalogs/health/public-place-hygiene.yaml")[0] == Exit.FINDINGS
    assert run("check", "catalogs/nowhere")[0] == Exit.USAGE


@pytest.mark.parametrize("style", ["json", "github"])
def test_check_speaks_to_machines(run: Run, project: Path, style: str) -> None:
    replace(project / "catalogs/health/public-place-hygiene.yaml", "promised: 0", "promised: 30")
    _, out, _ = run("check", "--format", style)
    if style == "json":
        assert "DG301" in {finding["code"] for finding in json.loads(out)["findings"]}
    else:
        assert out.startswith("::error file=catalogs/health/public-place-hygiene.yaml,line=")


def test_a_second_check_says_the_same_from_the_cache(run: Run, project: Path) -> None:
    first = run("check")
    assert (project / ".docgen").is_dir()
    assert run("check") == first


def test_build_writes_every_document_and_a_manifest(run: Run, project: Path) -> None:
    code, out, _ = run("build")
    assert code == Exit.OK
    manifest = json.loads((project / "output/manifest.json").read_text())
    written = {p.relative_to(project / "output").as_posix() for p in (project / "output").rglob("*.docx")}
    assert written == {entry["path"] for entry in manifest["files"]}
    assert {path.split("/")[0] for path in written} == {"health"}
    assert f"{len(written)} 个文件" in out


def test_building_twice_gives_identical_bytes(run: Run, project: Path) -> None:
    run("build", "--formats", "docx,html,odt,txt")
    first = {p: p.read_bytes() for p in (project / "output").rglob("*") if p.is_file()}
    shutil.rmtree(project / "output")
    shutil.rmtree(project / ".output.docgen")
    shutil.rmtree(project / ".docgen")
    run("build", "--formats", "docx,html,odt,txt", "--jobs", "2")
    assert {p: p.read_bytes() for p in (project / "output").rglob("*") if p.is_file()} == first


def test_only_what_changed_is_rendered_again(run: Run, project: Path) -> None:
    run("build")
    assert "新生成 0 个" in run("build")[1]
    replace(project / "catalogs/transfers/health-1.yaml", "第一批", "首批")
    _, out, _ = run("build")
    made = json.loads((project / "output/manifest.json").read_text())["files"]
    of_the_batch = [entry for entry in made if "catalogs/transfers/health-1.yaml" in entry["records"]]
    assert f"新生成 {len(of_the_batch)} 个" in out


def test_a_selection_leaves_the_other_documents_alone(run: Run, project: Path) -> None:
    run("build")
    before = {p.relative_to(project): p.stat().st_ino for p in (project / "output").rglob("*.docx")}
    replace(project / "catalogs/health/department.yaml", "曲靖市沾益区卫生健康局", "曲靖市沾益区卫生健康局（试）")
    replace(project / "catalogs/health/department.yaml", "aliases: [", "aliases: [曲靖市沾益区卫生健康局, ")
    assert run("build", "--select", "transfer:health-1")[0] == Exit.OK
    after = {p.relative_to(project): p.stat().st_ino for p in (project / "output").rglob("*.docx")}
    assert set(after) == set(before)
    changed = {path.name for path in after if after[path] != before[path]}
    assert changed and all("health-1" in name for name in changed)


def test_formats_stand_beside_the_docx_and_go_when_not_asked_for(run: Run, project: Path) -> None:
    run("build", "--formats", "docx,txt")
    assert len(list((project / "output").rglob("*.txt"))) == len(list((project / "output").rglob("*.docx")))
    run("build")
    assert not list((project / "output").rglob("*.txt"))


def test_as_of_a_day_before_the_transfer_nothing_has_moved(run: Run, project: Path) -> None:
    replace(project / "catalogs/transfers/health-1.yaml", "rules:\n", 'effective_on: "2026-12-01"\nrules:\n')
    run("build", "--as-of", "2026-11-30", "--formats", "txt", "--select", "department:health")
    before = {p.name: p.read_text() for p in (project / "output").rglob("*.txt")}
    run("build", "--as-of", "2026-12-01", "--formats", "txt", "--select", "department:health")
    after = {p.name: p.read_text() for p in (project / "output").rglob("*.txt")}
    assert set(before) == set(after)
    assert any(before[name] != after[name] for name in before)


def test_output_may_lie_elsewhere(run: Run, project: Path, tmp_path: Path) -> None:
    assert run("build", "--output", tmp_path / "交付")[0] == Exit.OK
    assert (tmp_path / "交付" / "manifest.json").is_file()
    assert not (project / "output").exists()


def test_explain_tells_why_and_how_to_mend(run: Run) -> None:
    code, out, _ = run("explain", "dg301")
    assert code == Exit.OK
    assert all(heading in out for heading in ("为什么", "错例", "对例", "怎么改"))
    assert "DG301" in run("explain")[1]
    assert run("explain", "DG999")[0] == Exit.USAGE


def test_a_new_project_with_the_sample_checks_and_builds(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", tmp_path / "新项目", "--sample")[0] == Exit.OK
    monkeypatch.chdir(tmp_path / "新项目")
    assert run("check")[0] == Exit.OK


def test_new_files_can_be_filled_in_step_by_step(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init", tmp_path / "甲区", "--name", "甲区", "--code", "530303")
    monkeypatch.chdir(tmp_path / "甲区")
    assert run("new", "permit", "water/abstraction")[0] == Exit.USAGE
    assert run("new", "department", "water", "--name", "甲区水务局", "--short", "区水务局")[0] == Exit.OK
    assert run("new", "permit", "water/abstraction", "--name", "取水许可")[0] == Exit.OK
    assert run("new", "permit", "abstraction")[0] == Exit.USAGE
    assert run("new", "transfer", "water-1", "--department", "water")[0] == Exit.OK
    assert run("new", "transfer", "water-1", "--department", "water")[0] == Exit.REFUSED
    code, out, _ = run("check")
    assert code == Exit.FINDINGS
    assert "DG9" not in out


def test_doctor_finds_what_is_required(run: Run) -> None:
    code, out, _ = run("doctor", "--format", "json")
    assert code == Exit.OK
    assert {"pandoc", "SM3"} <= {item["name"] for item in json.loads(out)["items"]}
    assert "pandoc" in run("doctor")[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_chinese_help(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == Exit.OK
    assert "用法" in out and "选项" in out


@pytest.mark.parametrize(
    "words", [("chek",), ("check", "--formt"), ("build", "--formats", "pdf"), ("build", "--as-of", "昨天")]
)
def test_a_wrong_word_is_said_in_chinese(run: Run, project: Path, words: tuple[str, ...]) -> None:
    code, _, err = run(*words)
    assert code == Exit.USAGE
    assert "错误：" in err
    assert "Error" not in err and "Usage" not in err


def test_a_defect_of_docgen_is_owned_up_to(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from docgen.pipeline import check

    monkeypatch.setattr(check, "check", lambda *args: 1 / 0)
    code, _, err = run("check")
    assert code == Exit.INTERNAL
    assert "内部错误" in err and "ZeroDivisionError" in err


def test_an_interruption_is_no_defect(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from docgen.pipeline import check

    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "check", interrupted)
    assert run("check")[0] == Exit.INTERRUPTED


def test_data_goes_to_stdout_and_the_rest_to_stderr(run: Run, project: Path) -> None:
    _, out, err = run("build")
    assert out.count("\n") == 1
    assert "待手工填写" in err


@pytest.mark.slow
def test_the_wheel_works_in_an_empty_folder(tmp_path: Path) -> None:
    """Built, installed beside nothing of this checkout, and run as `docgen` and as `python -m docgen`."""
    wheel = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path / "w", ROOT],
        capture_output=True,
        text=True,
    )
    assert wheel.returncode == 0, wheel.stderr
    (file,) = (tmp_path / "w").glob("permit_docgen-*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(file) as archive:
        archive.extractall(site)
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {"PYTHONPATH": str(site)}

    def docgen(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "docgen", *words]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True)

    assert docgen("init", "样例", "--sample").returncode == 0
    assert docgen("check", "-C", "样例").returncode == 0
    built = docgen("build", "-C", "样例")
    assert built.returncode == 0, built.stderr
    assert len(list((tmp_path / "样例/output").rglob("*.docx"))) >= 28
    where = subprocess.run(
        [sys.executable, "-c", "import docgen; print(docgen.__file__)"],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert where.stdout.startswith(str(site))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("chek",), "check"),
        (("Publish",), "publish"),
        (("laws", "serach", "x"), "search"),
        (("new", "permi"), "permit"),
    ],
)
def test_a_command_that_nobody_knows_is_answered_with_the_one_that_was_meant(
    run: Run, words: tuple[str, ...], meant: str
) -> None:
    code, _, err = run(*words)
    assert code == Exit.USAGE and f"是不是 {meant}？" in err


def test_a_sample_takes_no_other_name(run: Run, tmp_path: Path) -> None:
    code, _, err = run("init", tmp_path / "区", "--sample", "--name", "某区")
    assert code == Exit.USAGE and "沾益区" in err and not (tmp_path / "区").exists()


def test_laws_are_searched_by_several_words(run: Run, project: Path) -> None:
    assert "城镇排水与污水处理条例" in run("laws", "search", "排水", "污水")[1]
    assert run("laws", "search", "排水 污水")[1] == run("laws", "search", "排水", "污水")[1]


@pytest.mark.parametrize("columns", ["60", "100"])
def test_help_fits_the_terminal(columns: str) -> None:
    env = {**os.environ, "COLUMNS": columns}
    for words in ((), ("check",), ("publish",), ("laws", "add")):
        command = [sys.executable, "-m", "docgen", *words, "--help"]
        out = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
        assert all(width(line) <= int(columns) for line in out.splitlines() if "[" not in line), words


SURROUNDINGS = [
    {"TERM": "dumb"},
    {"FORCE_COLOR": "1"},
    {"NO_COLOR": "1"},
    {"PYTHONIOENCODING": "gbk"},
    {"PYTHONIOENCODING": "ascii"},
]
COMMANDS = """
check
build
diff HEAD
explain DG301
laws search 卫生
laws audit
doctor
new permit health/x
publish --to ../www --dry-run
releases --at ../www
hooks uninstall
verify ../none
rollback --at ../www
--help
chek
"""


@pytest.mark.parametrize("surroundings", SURROUNDINGS, ids=lambda settings: "-".join(*settings.items()))
@pytest.mark.parametrize("command", COMMANDS.split("\n")[1:-1])
def test_every_command_speaks_wherever_it_runs(project: Path, command: str, surroundings: dict[str, str]) -> None:
    """A console of another encoding shows what it can; nothing ends in a traceback."""
    words = [sys.executable, "-m", "docgen", *command.split()]
    done = subprocess.run(words, cwd=project, env={**os.environ, **surroundings}, capture_output=True)
    said = (done.stdout + done.stderr).decode(surroundings.get("PYTHONIOENCODING", "utf-8"), "replace")
    assert done.returncode != Exit.INTERNAL and "Traceback" not in said, said
    assert said
