"""A cache can only save time."""

from pathlib import Path

import pytest

from docgen.machine import cache


def test_what_was_stored_is_loaded(tmp_path: Path) -> None:
    cache.store(tmp_path / "deep" / "c", {"a": 1})
    assert cache.load(tmp_path / "deep" / "c", dict[str, int]) == {"a": 1}


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x82"])
def test_a_damaged_cache_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "c").write_bytes(damage)
    assert cache.load(tmp_path / "c", dict[str, int]) is None


def test_another_docgens_cache_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.store(tmp_path / "c", {"a": 1})
    monkeypatch.setattr(cache, "tool", lambda: "0.0.0 other")
    assert cache.load(tmp_path / "c", dict[str, int]) is None


def test_a_cache_of_another_shape_is_not_believed(tmp_path: Path) -> None:
    cache.store(tmp_path / "c", {"a": "x"})
    assert cache.load(tmp_path / "c", dict[str, int]) is None


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache.store(tmp_path / "file" / "c", {"a": 1})
    assert cache.load(tmp_path / "file" / "c", dict[str, int]) is None
