"""`docgen publish`, `releases`, `rollback`, `verify` as a user runs them."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from commandline import Run
from districts import ROOT, replace
from jsonschema import Draft202012Validator

from docgen.errors import Exit, RenderError

REPORT = Draft202012Validator(json.loads((ROOT / "schemas/publish-report.schema.json").read_bytes()))


def result(run: Run, *words: str | Path) -> dict[str, Any]:
    code, out, err = run(*words, "--format", "json")
    report = json.loads(out)
    assert not list(REPORT.iter_errors(report)), (code, err)
    return report["result"]


def changed(project: Path) -> None:
    """The catalog of a later day."""
    replace(project / "catalogs/district.yaml", 'dated: "2026-11-23"', 'dated: "2026-11-24"')


def test_from_the_catalog_to_the_public_and_back(run: Run, project: Path, tmp_path: Path) -> None:
    www = tmp_path / "www"
    code, out, _ = run("publish", "--to", www, "--dry-run")
    assert code == Exit.OK
    assert "第一次发布" in out
    assert not www.exists() or not any(www.iterdir())
    code, out, _ = run("publish", "--to", www)
    assert code == Exit.OK
    assert "全部一致" in out
    assert (www / "current/index.html").is_file()
    changed(project)
    assert "/" in result(run, "publish", "--to", www, "--dry-run")["preview"]["changed"]
    second = result(run, "publish", "--to", www)
    assert second["sent"]["new"] > 0
    assert second["before"].startswith("2026-11-23-")
    listed = result(run, "releases", "--at", www)["releases"]
    assert [one["is_current"] for one in listed] == [True, False]
    back = result(run, "rollback", "--at", www)
    assert (back["release"], back["before"]) == (second["before"], second["release"])
    assert result(run, "verify", www)["difference"] == {"missing": [], "extra": [], "changed": [], "renamed": []}


def test_a_catalog_with_errors_is_not_published(run: Run, project: Path, tmp_path: Path) -> None:
    (project / "catalogs/health/department.yaml").write_text("id: health\nname：没有空格\n", encoding="utf-8")
    code, _, err = run("publish", "--to", tmp_path / "www")
    assert code == Exit.FINDINGS
    assert "目录有错误，没有发布" in err
    assert not (tmp_path / "www/current").exists()


def test_what_was_changed_afterwards_is_named(run: Run, project: Path, tmp_path: Path) -> None:
    www = tmp_path / "www"
    run("publish", "--to", www)
    site = (www / "current").resolve()
    (site / "index.html").write_text("改过", encoding="utf-8")
    (site / "多出的.html").write_text("x", encoding="utf-8")
    (site / "404.html").unlink()
    code, out, _ = run("verify", www)
    assert code == Exit.FINDINGS
    assert "缺少 404.html" in out
    assert "多出 多出的.html" in out
    assert "改动 index.html" in out
    assert "不要使用" in out
    code, _, err = run("verify", tmp_path)
    assert (code, "不是网站" in err) == (Exit.USAGE, True)


def test_a_signed_site_names_its_signer(run: Run, project: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], check=True)
    signers = tmp_path / "signers"
    signers.write_text(f"li@bureau {key.with_suffix('.pub').read_text()}")
    target = tmp_path / "网站.zip"
    run("publish", "--to", target, "--sign", key)
    assert result(run, "verify", target)["signed"] == "签名完好"
    found = result(run, "verify", target, "--allowed-signers", signers)
    assert (found["signed"], found["signer"]) == ("签名有效", "li@bureau")
    signers.write_text("")
    code, out, _ = run("verify", target, "--allowed-signers", signers)
    assert (code, "签名人不在名单" in out) == (Exit.FINDINGS, True)


def test_a_web_address_that_shows_something_else_is_told(run: Run, project: Path, tmp_path: Path) -> None:
    code, out, err = run("publish", "--to", tmp_path / "www", "--check-url", "http://127.0.0.1:1/")
    assert code == Exit.REFUSED
    assert "从网上抽查 22 个文件，22 个不对" in out
    assert "出路" in err


def test_a_bad_address_is_told_before_anything_is_made(run: Run, project: Path) -> None:
    code, _, err = run("publish", "--to", "ftp://host/www")
    assert (code, "可用：" in err) == (Exit.USAGE, True)
    assert not (project / ".docgen/site").exists()


def test_a_site_that_cannot_be_made_is_not_blamed_on_the_place(run: Run, project: Path, tmp_path: Path) -> None:
    (project / ".docgen").mkdir()
    (project / ".docgen/site").write_text("in the way")
    code, _, err = run("publish", "--to", tmp_path / "www")
    assert (code, "写不进网站文件夹" in err, str(tmp_path / "www") in err) == (Exit.ENVIRONMENT, True, False)


def test_what_is_offered_is_made_for_it_whatever_lies_in_output(run: Run, project: Path, tmp_path: Path) -> None:
    www = tmp_path / "www"
    assert run("publish", "--to", www)[0] == Exit.OK
    first = sorted(path.name for path in (www / "current/documents").rglob("*.docx"))
    assert len(first) >= 2 and not (project / "output").exists()
    replace(project / "catalogs/health/public-place-hygiene.yaml", "validity: 4年", "validity: 5年")
    replace(project / "catalogs/district.yaml", '"2026-11-23"', '"2026-11-24"')
    assert run("publish", "--to", www)[0] == Exit.OK
    assert sorted(path.name for path in (www / "current/documents").rglob("*.docx")) == first


def test_a_document_that_cannot_be_made_stops_the_publication(
    run: Run, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docgen.documents import rendering

    def refuse(*words: object) -> None:
        raise RenderError("印不出来")

    monkeypatch.setattr(rendering, "view_of", refuse)
    code, _, err = run("publish", "--to", tmp_path / "www", "-j", "1")
    assert code == Exit.REFUSED and "印不出来" in err and "没有做成" in err
    assert not (tmp_path / "www/current").exists()


def test_warnings_are_shown_and_hints_are_counted(run: Run, project: Path, tmp_path: Path) -> None:
    replace(
        project / "catalogs/health/public-place-hygiene.yaml", "name: 公共场所卫生许可\n", "name: 公共场所卫生许可。\n"
    )
    code, _, err = run("publish", "--to", tmp_path / "www")
    assert code == Exit.OK and "警告" in err
    assert "提示 DG" not in err and re.search(r"另有提示 [0-9]+ 项", err)


def test_a_refusal_shows_the_errors_first(run: Run, project: Path, tmp_path: Path) -> None:
    file = project / "catalogs/health/public-place-hygiene.yaml"
    replace(file, "name: 公共场所卫生许可\n", "name: 公共场所卫生许可。\n")
    replace(file, "promised: 0", "promised: 30")
    for words in (("publish", "--to", tmp_path / "www"), ("build",)):
        code, out, err = run(*words)
        assert code == Exit.FINDINGS
        said = out + err
        assert 0 < said.index("错误 DG") < said.index("警告 DG") < said.index("另有提示")
