"""A file is the old one or the new one, never half of either."""

import os
from pathlib import Path
from threading import Thread

import pytest

from docgen.errors import MissingError
from docgen.machine import placing


def test_a_file_is_made_with_its_folders(tmp_path: Path) -> None:
    placing.put(tmp_path / "a" / "b.json", b"x")
    assert (tmp_path / "a" / "b.json").read_bytes() == b"x"
    assert os.listdir(tmp_path / "a") == ["b.json"]


def test_permissions_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    placing.put(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_link_leads_where_it_led(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_bytes(b"old")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    placing.put(tmp_path / "link.yaml", b"new")
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == b"new"


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.yaml").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(MissingError, match="写不进文件"):
        placing.put(tmp_path / "a.yaml", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.yaml": b"old"}


def test_what_goes_to_a_pipe_goes_through_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    placing.put(pipe, "报告".encode())
    reader.join()
    assert read == ["报告".encode()] and pipe.is_fifo()


def test_a_device_stays_one_and_what_it_does_not_take_is_said(tmp_path: Path) -> None:
    placing.put(Path("/dev/null"), b"x")
    assert Path("/dev/null").is_char_device()
    with pytest.raises(MissingError, match="写不进文件 /dev/full"):
        placing.put(Path("/dev/full"), b"x" * 100_000)
    assert Path("/dev/full").is_char_device()
