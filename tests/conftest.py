"""Fixtures for all tests: golden files, rewritten with `pytest --accept`; git in a folder of its own."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from repository import Git, git_in

pytest_plugins = ["browser", "commandline", "places"]

# Hundreds of child processes import docgen: they share one bytecode cache, whatever the machine's own settings are.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")

# A shell ignores Ctrl-C for what it starts in the background, and children inherit that; `docgen serve` is ended by it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("here", deadline=None)  # no test depends on how fast this machine is just now
settings.register_profile("ci", derandomize=True, deadline=None)  # what a submission is judged by must not be chance
settings.load_profile("ci" if os.environ.get("CI") else "here")


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
    """A site with a past, made once for all processes of a run; tests only read it."""
    from livedin import lived_in

    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with FileLock(shared / "site.lock"):
        address = shared / "site.txt"
        if not address.exists():
            address.write_text(str(lived_in(shared / "site")))
        return Path(address.read_text())
