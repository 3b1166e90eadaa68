"""A kind of place is one module: it is found by the scheme of an address or the ending of a file."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from districts import ROOT
from places import quiet
from sites import site

from docgen.errors import MissingError, UsageError
from docgen.publishing import places
from docgen.publishing.publish import Options, publish

MODULE = '''
"""The memory of this process: nothing is kept from one run to the next."""

from contextlib import contextmanager, nullcontext

from docgen.publishing.contract import Pointer, Sent

FORM = "memory://名字"
_PLACES = {}


@contextmanager
def at(target):
    yield _PLACES.setdefault(target, MemoryPlace(target))


class MemoryPlace:
    def __init__(self, name):
        self.name, self._made, self._events = name, {}, []

    def hold(self, owner_, is_forced):
        return nullcontext()

    def current(self):
        return Pointer(self._events[-1].release) if self._events else None

    def releases(self):
        return tuple(self._made)

    def put(self, site, before):
        self._made[site.release.id] = dict(site.contents())
        return Sent(len(site.names()), 0)

    def switch(self, event, before):
        self._events.append(event)
        return ""

    def record(self, event):
        pass

    def journal(self):
        return tuple(self._events)

    def files(self, release):
        return iter(self._made[release].items())

    def read(self, release, path):
        return self._made[release][path]

    def prune(self, keep):
        return ()
'''


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """One more module in the folder of places."""
    (tmp_path / "more").mkdir()
    (tmp_path / "more/memory.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.setattr(places, "__path__", [*places.__path__, str(tmp_path / "more")])
    yield "memory://here"
    sys.modules.pop(f"{places.__name__}.memory", None)


def test_one_module_adds_a_kind_of_place(memory: str, tmp_path: Path) -> None:
    made = site(tmp_path / "site")
    with places.at(memory) as place:
        done = publish(place, made, Options(root=made.folder), quiet)
    assert done.is_proven
    with places.at(memory) as place:
        assert place.current().release == made.release.id


def test_an_address_that_nobody_takes_names_all_forms(memory: str) -> None:
    with pytest.raises(UsageError) as refused, places.at("ftp://host/www"):
        pass
    for form in ("文件夹", "….zip", "sftp://", "s3://", "git+ssh://", "memory://名字"):
        assert form in refused.value.help


def test_a_kind_whose_component_is_missing_is_listed_as_that(memory: str, tmp_path: Path) -> None:
    (tmp_path / "more/gone.py").write_text(
        "from docgen.errors import MissingError\nraise MissingError('没有安装甲。', '请安装。')\n", encoding="utf-8"
    )
    with pytest.raises(UsageError) as refused, places.at("ftp://host/www"):
        pass
    assert "gone://…（没有安装甲）" in refused.value.help
    with pytest.raises(MissingError, match="没有安装甲"), places.at("gone://x"):
        pass


def test_every_kind_of_place_stands_in_the_guide() -> None:
    guide = (ROOT / "docs/publishing.md").read_text(encoding="utf-8")
    modules = {path.stem for path in Path(places.__file__).parent.glob("*.py")} - {"__init__", "folder"}
    assert {name for name in modules if f"{name}://" not in guide and f"{name}+" not in guide} <= {"zip"}
    assert ".zip" in guide
