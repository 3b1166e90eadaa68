"""What this machine has, and what to do about the rest."""

import sys

import pytest

from docgen.machine import doctor


def test_everything_required_is_here_and_named_with_its_version() -> None:
    items = {item.name: item for item in doctor.examine()}
    assert items["Python"].found == sys.version.split()[0]
    assert all(item.found for item in items.values() if item.is_required)


def test_whatever_is_missing_says_how_to_get_it() -> None:
    assert all(item.remedy for item in doctor.examine())


def test_a_program_that_is_not_there_is_missing_not_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    items = {item.name: item for item in doctor.examine()}
    assert items["git"].found is None
    assert items["公文字体"].found is None
