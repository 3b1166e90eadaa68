"""The README's way without internet, word for word: wheels made here, installed there from that folder alone."""

import os
import re
import shlex
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from districts import ROOT

RECIPE = re.compile(r"`(pip (?:wheel|install --no-index) [^`]*)`")


@pytest.mark.slow
def test_the_recipe_of_the_readme_installs_a_docgen_that_works(tmp_path: Path) -> None:
    text = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    gather, install = RECIPE.findall(text)
    checkout, elsewhere = tmp_path / "docgen", tmp_path / "内网"
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in tracked.split("\0"):
        if name.startswith(("src/", "templates/", "schemas/", "catalogs/")) or name in ("pyproject.toml", "README.md"):
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            (checkout / name).write_bytes((ROOT / name).read_bytes())
    run(checkout, sys.executable, "-m", *shlex.split(gather))
    elsewhere.mkdir()
    (checkout / "安装包").rename(elsewhere / "安装包")
    venv.create(elsewhere / "环境", with_pip=True)
    python = elsewhere / "环境/bin/python"
    run(elsewhere, python, "-m", *shlex.split(install))
    run(elsewhere, python, "-m", "docgen", "init", "样例", "--sample")
    assert "检查了 67 个文件" in run(elsewhere / "样例", python, "-m", "docgen", "check")
    for extra in ("pygls", "watchfiles", "jsonschema_rs"):
        run(elsewhere, python, "-c", f"import {extra}")


def run(folder: Path, *words: str | Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout
