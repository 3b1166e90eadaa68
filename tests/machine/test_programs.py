"""Programs are found in the search path, and where Windows puts them."""

from pathlib import Path

import pytest

from docgen.machine import programs


def test_a_program_of_the_path_is_found() -> None:
    assert programs.find("sh")
    assert programs.find("no-such-program") is None


def test_libreoffice_is_found_in_the_folder_of_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert programs.find("soffice") is None
    place = tmp_path / "LibreOffice/program/soffice.exe"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"")
    assert programs.find("soffice") == str(place)
