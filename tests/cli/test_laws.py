"""`docgen laws` as a user runs it."""

import json
import sys
from pathlib import Path

import pytest
from commandline import Run
from districts import ROOT
from jsonschema import Draft202012Validator

from docgen.errors import Exit

REPORT = Draft202012Validator(json.loads((ROOT / "schemas/laws-report.schema.json").read_bytes()))
PUBLIC_PLACE = "《公共场所卫生管理条例》"


def test_search_lists_level_status_articles_and_doubts(run: Run, project: Path) -> None:
    code, out, _ = run("laws", "search", "公共场所")
    assert code == Exit.OK
    assert "《公共场所卫生管理条例》  行政法规  2019-04-23 版  现行  19 条" in out and "存疑" in out


def test_show_draws_an_article(run: Run, project: Path) -> None:
    code, out, _ = run("laws", "show", "《行政许可法》第四十二条")
    assert code == Exit.OK
    assert "第四十二条：2 款" in out and "2004-07-01 起施行" in out


def test_what_is_not_there_is_a_wrong_word(run: Run, project: Path) -> None:
    code, out, err = run("laws", "show", "《行政许可法》第九十条")
    assert (code, out) == (Exit.USAGE, "")
    assert "共 83 条" in err and "出路" in err


def test_cited_names_the_department_the_permit_and_the_line(run: Run, project: Path) -> None:
    code, out, _ = run("laws", "cited", f"{PUBLIC_PLACE}第八条")
    assert code == Exit.OK
    assert "区卫生健康局" in out and "公共场所卫生许可" in out and "catalogs/health/public-place-hygiene.yaml:" in out


def test_audit_says_what_cannot_be_told(run: Run, project: Path) -> None:
    code, out, _ = run("laws", "audit")
    assert code == Exit.OK
    assert "未收《公共场所卫生管理条例实施细则》" in out and "没有日期" in out


@pytest.mark.parametrize(
    "words",
    [
        ("search", "许可"),
        ("search", "没有这部法"),
        ("show", "行政许可法"),
        ("show", "《环境影响评价法》第二十二条"),
        ("cited", PUBLIC_PLACE),
        ("cited", "《没有这部法》第一条"),
        ("audit",),
    ],
)
def test_json_keeps_its_schema(run: Run, project: Path, words: tuple[str, ...]) -> None:
    code, out, _ = run("laws", *words, "--format", "json")
    assert code == Exit.OK
    report = json.loads(out)
    assert report["command"] == f"laws {words[0]}"
    assert [error.message for error in REPORT.iter_errors(report)] == []


def test_the_schema_of_the_report_refuses_another_commands_result(run: Run, project: Path) -> None:
    report = json.loads(run("laws", "search", "许可", "--format", "json")[1])
    assert not REPORT.is_valid({**report, "command": "laws audit"})


def test_a_law_that_is_added_is_known_at_once(run: Run, project: Path) -> None:
    words = (
        "甲市停车管理条例",
        "--level",
        "地方性法规",
        "--articles",
        "2",
        "--shape",
        "[[0],[0,3]]",
        "--source",
        "公报",
    )
    code, out, _ = run("laws", "add", *words)
    assert code == Exit.OK and "已写入 catalogs/laws.jsonl" in out
    assert "第二条：2 款（第二款 3 项）" in run("laws", "show", "甲市停车管理条例第二条")[1]
    assert run("laws", "add", *words)[0] == Exit.REFUSED
    assert run("laws", "update", "《甲市停车管理条例》", "--effective", "2026-12-01", "--source", "公报")[0] == Exit.OK
    assert "2026-12-01 起施行" in run("laws", "show", "甲市停车管理条例")[1]


@pytest.mark.parametrize(
    "words",
    [
        ("add", "甲条例", "--level", "地方性法规", "--articles", "2"),
        ("add", "甲条例", "--level", "条例", "--articles", "2", "--source", "公报"),
        ("add", "甲条例", "--level", "地方性法规", "--articles", "2", "--source", "公报", "--shape", "一"),
        ("add", "甲条例", "--level", "地方性法规", "--articles", "2", "--source", "公报", "--effective", "明天"),
        ("update", "甲条例", "--source", "公报"),
    ],
)
def test_a_row_that_is_not_whole_is_refused(run: Run, project: Path, words: tuple[str, ...]) -> None:
    code, _, err = run("laws", *words)
    assert code == Exit.USAGE and "错误：" in err
    assert not (project / "catalogs/laws.jsonl").exists()


def test_the_levels_are_those_of_the_schema() -> None:
    from docgen.cli.laws import _LEVELS

    document = json.loads((ROOT / "schemas/law.schema.json").read_bytes())
    assert list(_LEVELS) == document["properties"]["level"]["enum"]


def test_show_does_not_wait_for_what_it_does_not_need() -> None:
    """A quarter of a second, most of it Python's own start: nothing that reads YAML, schemas or Word."""
    import subprocess

    words = (
        "import sys; sys.argv = ['docgen', 'laws', 'show', '行政许可法', '-C', sys.argv[1]]; from docgen.cli import cli"
    )
    heavy = "{'jsonschema', 'ruamel.yaml', 'lxml', 'docxtpl', 'jinja2', 'rich', 'docgen.rules'}"
    script = f"{words}; cli.main(standalone_mode=False); print(*sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script, ROOT], capture_output=True, text=True)
    assert (done.returncode, done.stderr.strip()) == (0, "")
