"""`docgen diff` as a user runs it."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from districts import ROOT, district, replace
from jsonschema import Draft202012Validator
from repository import Git, commit

from docgen.cli import main
from docgen.errors import Exit

PERMIT = "catalogs/health/public-place-hygiene.yaml"
REPORT = Draft202012Validator(json.loads((ROOT / "schemas/diff-report.schema.json").read_bytes()))
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path, git: Git) -> Path:
    """One commit, and a material that has been changed since."""
    folder = district(tmp_path / "库")
    git("init", "--quiet")
    commit(git)
    replace(folder / PERMIT, "copies: 1", "copies: 3")
    return folder


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """docgen in this process -> exit code, stdout, stderr."""

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["docgen", "diff", *words, "--jobs", "1", "-C", str(project)])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capsys.readouterr()
        return int(end.value.code or 0), out, err

    return call


def test_without_words_it_is_what_was_not_committed(run: Run) -> None:
    code, out, err = run()
    assert code == Exit.OK
    assert "公共场所卫生许可（public-place-hygiene）" in out and "份数：1 份 → 3 份" in out
    assert "dated" in err  # the catalog's date was not changed


def test_the_exit_code_is_asked_for(run: Run, git: Git) -> None:
    assert run("--exit-code")[0] == Exit.FINDINGS
    commit(git)
    assert run("--exit-code")[0] == Exit.OK
    assert run("HEAD~1", "HEAD", "--exit-code")[0] == Exit.FINDINGS


def test_json_is_as_its_schema_says(run: Run) -> None:
    Draft202012Validator.check_schema(REPORT.schema)
    code, out, _ = run("--format", "json")
    report = json.loads(out)
    REPORT.validate(report)
    (change,) = report["result"]["departments"][0]["changes"]
    assert code == Exit.OK and change["id"] == "public-place-hygiene"
    (detail,) = change["details"]
    assert (detail["field"], detail["before"], detail["after"]) == ("materials", "1 份", "3 份")
    assert report["result"]["head"]["commit"] is None


def test_every_kind_and_action_is_in_the_schema() -> None:
    from typing import get_args

    from docgen.history.changes.change import Action, Kind

    properties = REPORT.schema["$defs"]
    assert properties["change"]["properties"]["kind"]["enum"] == list(get_args(Kind))
    assert properties["detail"]["properties"]["action"]["enum"] == list(get_args(Action))


@pytest.mark.parametrize("word", ["无此版本", "1999-01-01", "2026-13-01"])
def test_what_is_not_there_is_a_wrong_word(run: Run, word: str) -> None:
    code, out, err = run(word)
    assert (code, out) == (Exit.USAGE, "")
    assert "错误：" in err and "出路：" in err


def test_in_no_repository(run: Run, project: Path) -> None:
    (project / ".git").rename(project / "away")
    code, out, err = run()
    assert (code, out) == (Exit.USAGE, "") and "git init" in err
