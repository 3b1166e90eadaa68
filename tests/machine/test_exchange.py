"""A finished folder takes the place of the old one in one step."""

import sys
from pathlib import Path

import pytest

from docgen.machine import exchange


def folder(at: Path, text: str) -> Path:
    at.mkdir()
    (at / "f").write_text(text)
    return at


@pytest.mark.parametrize("has_system_call", [True, False])
def test_the_new_folder_stands_and_the_old_one_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_system_call: bool
) -> None:
    if has_system_call and not sys.platform.startswith("linux"):
        pytest.skip("only Linux exchanges two folders in one call")
    if not has_system_call:
        monkeypatch.setattr(exchange, "_exchange", lambda one, other: False)
    place = folder(tmp_path / "place", "old")
    exchange.put(folder(tmp_path / "next", "new"), place, tmp_path / "aside")
    assert (place / "f").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["place"]


def test_linux_exchanges_in_one_call(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux exchanges two folders in one call")
    one, other = folder(tmp_path / "1", "1"), folder(tmp_path / "2", "2")
    assert exchange._exchange(one, other)
    assert (one / "f").read_text() == "2"


def test_recover_brings_back_what_was_set_aside(tmp_path: Path) -> None:
    aside = folder(tmp_path / "aside", "old")
    exchange.recover(tmp_path / "place", aside)
    assert (tmp_path / "place" / "f").read_text() == "old"


def test_recover_removes_what_was_replaced(tmp_path: Path) -> None:
    place, aside = folder(tmp_path / "place", "new"), folder(tmp_path / "aside", "old")
    exchange.recover(place, aside)
    assert (place / "f").read_text() == "new"
    assert not aside.exists()
