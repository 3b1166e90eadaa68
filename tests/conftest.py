"""Fixtures for all tests: golden files, rewritten with `pytest --accept`; git in a folder of its own."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from repository import Git, git_in

pytest_plugins = ["browser", "commandline", "places"]

settings.register_profile("ci", derandomize=True, deadline=None)  # what a submission is judged by must not be chance
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite golden files; review the diff")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Holds a text against its golden file, or makes it the golden file."""

    def hold(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"{path.name} is missing: run pytest --accept"
        assert text == path.read_bytes().decode()

    return hold


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """In `tmp_path / "库"`, which the test makes."""
    return git_in(tmp_path / "库", monkeypatch)


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a past, made once; tests only read it."""
    from livedin import lived_in

    return lived_in(tmp_path_factory.mktemp("site"))
