"""output/ changes all at once or not at all, and loses nothing that docgen did not write."""

import json
from pathlib import Path

import outputs
import pytest
from killing import killed_at, steps
from outputs import build

from docgen.documents import output
from docgen.errors import MissingError, RefusedError
from docgen.machine import exchange


def contents(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "output"


def test_what_no_job_makes_any_more_is_removed(folder: Path) -> None:
    build(folder, {"a/1.docx": "一", "a/2.docx": "二"})
    build(folder, {"a/2.docx": "二"})
    assert set(contents(folder)) == {"a/2.docx", "manifest.json"}


def test_a_foreign_file_stays_where_it_is(folder: Path) -> None:
    build(folder, {"a/1.docx": "一"})
    (folder / "a" / "会议记录.txt").write_text("勿删")
    (folder / "own").symlink_to("a")
    build(folder, {"b/1.docx": "二"})
    assert contents(folder)["a/会议记录.txt"] == "勿删"
    assert (folder / "own").is_symlink()


def test_a_document_changed_by_hand_is_put_aside_not_overwritten(folder: Path) -> None:
    build(folder, {"a/清单.docx": "一"})
    (folder / "a/清单.docx").write_text("一，已填日期")
    saved = build(folder, {"a/清单.docx": "一"})
    assert saved == ("a/清单（手工修改）.docx",)
    assert contents(folder)["a/清单（手工修改）.docx"] == "一，已填日期"
    assert contents(folder)["a/清单.docx"] == "一"


def test_two_hand_changes_in_a_row_are_both_kept(folder: Path) -> None:
    for text in ("甲", "乙"):
        build(folder, {"清单.docx": "一"})
        (folder / "清单.docx").write_text(text)
    build(folder, {"清单.docx": "一"})
    assert {contents(folder)[f"清单（手工修改{n}）.docx"] for n in ("", "2")} == {"甲", "乙"}


def test_a_new_document_does_not_overwrite_a_foreign_file_of_its_name(folder: Path) -> None:
    build(folder, {"a.docx": "一"})
    (folder / "b.docx").write_text("别人的")
    build(folder, {"a.docx": "一", "b.docx": "二"})
    assert contents(folder)["b.docx"] == "二"
    assert contents(folder)["b（手工修改）.docx"] == "别人的"


def test_nothing_is_current_until_everything_stands_as_it_was_made(folder: Path) -> None:
    build(folder, {"a.docx": "一"}, inputs="x")
    with output.hold(folder) as out:
        assert out.is_current("x")
        assert not out.is_current("y")
    (folder / "a.docx").unlink()
    with output.hold(folder) as out:
        assert not out.is_current("x")


def test_the_manifest_names_every_file_with_both_digests(folder: Path) -> None:
    build(folder, {"a.docx": "abc"})
    (entry,) = json.loads((folder / "manifest.json").read_text())["files"]
    assert entry["sha256"].startswith("ba7816bf")
    assert entry["sm3"].startswith("66c7f0f4")  # GB/T 32905-2016, appendix A.1


def test_a_folder_with_other_peoples_files_is_refused(folder: Path) -> None:
    folder.mkdir()
    (folder / "论文.docx").write_text("x")
    with pytest.raises(RefusedError, match="已有别的文件"), output.hold(folder):
        pass
    assert contents(folder) == {"论文.docx": "x"}


def test_a_damaged_manifest_is_refused_not_overwritten(folder: Path) -> None:
    build(folder, {"a.docx": "一"})
    (folder / "manifest.json").write_text("{")
    with pytest.raises(RefusedError, match="损坏"), output.hold(folder):
        pass


def test_a_second_build_at_the_same_time_is_refused(folder: Path) -> None:
    with output.hold(folder), pytest.raises(RefusedError, match="另一个 docgen"), output.hold(folder):
        pass
    with output.hold(folder):
        pass


def test_an_error_while_rendering_leaves_the_old_output(folder: Path) -> None:
    build(folder, {"a.docx": "一"})
    with pytest.raises(ZeroDivisionError), output.hold(folder) as out:
        output.write(out.staging, "a.docx", "二".encode())
        _ = 1 / 0
    assert contents(folder)["a.docx"] == "一"
    with output.hold(folder) as out:
        assert not out.staging.exists()


def test_a_full_disk_is_said_and_the_old_output_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder, {"a.docx": "一"})
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    monkeypatch.setattr(Path, "write_bytes", lambda self, data: full.open("wb", buffering=0).write(data))
    with pytest.raises(MissingError, match="磁盘空间不足"):
        build(folder, {"a.docx": "二"})
    monkeypatch.undo()
    assert contents(folder)["a.docx"] == "一"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MissingError, match=r"出错|权限"), output.hold(tmp_path / "file" / "output"):
        pass


def test_without_an_exchange_call_a_killed_switch_is_undone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder, {"a.docx": "一"})
    monkeypatch.setattr(exchange, "_exchange", lambda one, other: False)
    rename = Path.rename

    def killed(self: Path, target: Path) -> Path:
        if self.name == "next":
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        build(folder, {"a.docx": "二"})
    monkeypatch.undo()
    assert not folder.exists()
    with output.hold(folder):
        assert contents(folder)["a.docx"] == "一"


_BUILDER = """
import sys
from pathlib import Path
sys.path.append(sys.argv[3])
from outputs import build
folder = Path(sys.argv[1])
build(folder, {f"{n % 5}/{n}.docx": sys.argv[2] for n in range(60)})
"""
STEPS = ("/docgen/documents/output.py", "/docgen/machine/exchange.py")


def test_killed_at_any_step_the_output_is_whole(folder: Path, tmp_path: Path) -> None:
    """Always sixty files of one and the same turn."""
    support = Path(outputs.__file__).parent
    every = steps(_BUILDER, STEPS, folder, "0", support, most=16, note=tmp_path / "steps.json")
    turns = set()
    for turn, step in enumerate(every, start=1):
        killed_at(step, _BUILDER, STEPS, folder, str(turn), support)
        found = {path: text for path, text in contents(folder).items() if path != "manifest.json"}
        assert len(found) == 60, step
        assert len(set(found.values())) == 1, step
        files = json.loads((folder / "manifest.json").read_text())["files"]
        assert {entry["input"] for entry in files} == set(found.values())
        turns.add(found["0/0.docx"] == str(turn))
    assert turns == {True, False}
