"""The files to copy for CI: their platforms take them, and their commands do what the table says."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from districts import ROOT, district

CI = ROOT / "docs/ci"
BIN = Path(sys.executable).parent
FILES = {"github.yml": "vendor.github-workflows", "gitlab-ci.yml": "vendor.gitlab-ci"}


def commands(file: str) -> list[str]:
    return re.findall(r"(?:run:|-) (docgen .*)", (CI / file).read_text(encoding="utf-8"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")
    return district(tmp_path / "区")


@pytest.mark.parametrize(("file", "schema"), FILES.items())
def test_the_platform_takes_the_file(file: str, schema: str) -> None:
    words = [BIN / "check-jsonschema", "--builtin-schema", schema, CI / file]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", FILES)
def test_every_command_runs_and_leaves_what_is_collected(project: Path, file: str) -> None:
    assert len(commands(file)) == 2
    for command in commands(file):
        done = subprocess.run(command, shell=True, cwd=project, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert list((project / "output").rglob("*.docx"))
    if file == "github.yml":
        assert "检查了" in (project / "docgen-check.txt").read_text(encoding="utf-8")
    else:
        assert (project / "junit.xml").is_file()
        assert isinstance(json.loads((project / "gl-code-quality.json").read_bytes()), list)


def test_the_readme_names_both_files_and_the_way_without_internet() -> None:
    text = (CI / "README.md").read_text(encoding="utf-8")
    assert all(f"[{file}]({file})" in text for file in FILES)
    assert "docgen hooks install" in text
