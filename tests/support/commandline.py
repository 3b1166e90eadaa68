"""docgen's commands in this process, and a small project to run them in: fixtures for the tests of `docgen.cli`."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from districts import district

Run = Callable[..., tuple[int, str, str]]
"""Words -> exit code, standard output, standard error."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    def call(*words: str | Path) -> tuple[int, str, str]:
        from docgen.cli import main

        monkeypatch.setattr(sys, "argv", ["docgen", *map(str, words)])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capfd.readouterr()
        return int(end.value.code or 0), out, err

    return call


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One department's permits; the current folder."""
    folder = district(tmp_path / "区")
    monkeypatch.chdir(folder)
    return folder
