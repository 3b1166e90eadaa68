"""The hooks for pre-commit, run by the real pre-commit in a scratch repository, without any network."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from districts import ROOT, district, replace
from ruamel.yaml import YAML

HEALTH = "catalogs/health/public-place-hygiene.yaml"
BIN = Path(sys.executable).parent
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
Commit = Callable[[str], subprocess.CompletedProcess[str]]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")
    folder = district(tmp_path / "库")
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    (folder / ".gitignore").write_text(".docgen/\n")
    return folder


@pytest.fixture
def commit(repository: Path) -> Commit:
    """Commits everything with one of our hooks: as it is shipped, but from this environment instead of a fresh one."""

    def call(hook: str) -> subprocess.CompletedProcess[str]:
        local = {"repo": "local", "hooks": [HOOKS[hook] | {"language": "system"}]}
        with (repository / ".pre-commit-config.yaml").open("w", encoding="utf-8") as file:
            YAML().dump({"repos": [local]}, file)
        subprocess.run([BIN / "pre-commit", "install"], cwd=repository, check=True, capture_output=True)
        subprocess.run(["git", "add", "."], cwd=repository, check=True)
        words = [
            "git",
            "-c",
            "user.name=测试",
            "-c",
            "user.email=test@example.invalid",
            "commit",
            "--quiet",
            "-m",
            "改",
        ]
        return subprocess.run(words, cwd=repository, capture_output=True, text=True)

    return call


@pytest.mark.parametrize("hook", HOOKS)
def test_a_good_catalog_passes_every_hook(commit: Commit, hook: str) -> None:
    done = commit(hook)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("hook", HOOKS)
def test_an_error_stops_the_commit(repository: Path, commit: Commit, hook: str) -> None:
    replace(repository / HEALTH, "promised: 0", "promised: 30")
    done = commit(hook)
    assert done.returncode != 0
    assert "DG301" in done.stdout + done.stderr


def test_files_that_were_not_touched_are_only_the_whole_checks_business(repository: Path, commit: Commit) -> None:
    replace(repository / HEALTH, "promised: 0", "promised: 30")
    (repository / ".gitignore").write_text(f".docgen/\n{HEALTH}\n")
    assert commit("docgen-check").returncode == 0
    replace(repository / "catalogs/health/department.yaml", "\n", "\n# 已核对\n")
    assert commit("docgen-check-project").returncode != 0


def test_what_can_be_mended_is_mended_and_left_to_look_at(repository: Path, commit: Commit) -> None:
    before = (repository / HEALTH).read_bytes()
    replace(repository / HEALTH, "id: public-place-hygiene", "id：public-place-hygiene")
    done = commit("docgen-fix")
    assert done.returncode != 0
    assert "files were modified by this hook" in done.stdout + done.stderr
    assert (repository / HEALTH).read_bytes() == before


def test_every_hook_of_this_repository_runs_a_program_that_make_test_installs() -> None:
    (local,) = YAML(typ="safe").load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    programs = {hook["entry"].split()[0] for hook in local["hooks"]}
    assert {Path(program).parent.as_posix() for program in programs} == {".venv/bin"}
    assert all((BIN / Path(program).name).exists() for program in programs)


@pytest.mark.parametrize(
    ("kind", "file"), [("manifest", ".pre-commit-hooks.yaml"), ("config", ".pre-commit-config.yaml")]
)
def test_pre_commit_takes_the_files_as_they_are(kind: str, file: str) -> None:
    done = subprocess.run([BIN / "pre-commit", f"validate-{kind}", ROOT / file], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
