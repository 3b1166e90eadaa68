"""docgen in an editor, through the protocol: what is typed is checked before it is saved."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from districts import district, replace
from languageserver import Editor, Message, editor

HEALTH = "catalogs/health/public-place-hygiene.yaml"
BATCH = "catalogs/transfers/health-1.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return district(tmp_path / "区 一")


@pytest.fixture
def author(folder: Path) -> Iterator[Editor]:
    with editor((sys.executable, "-m", "docgen", "lsp"), folder) as session:
        yield session


def text_of(folder: Path, file: str = HEALTH) -> str:
    return (folder / file).read_text(encoding="utf-8")


def codes(said: list[Message]) -> set[str]:
    return {diagnostic["code"] for diagnostic in said if diagnostic["severity"] == 1}


def applied(text: str, action: Message) -> str:
    """Columns count UTF-16 units, as the protocol has it when nobody says otherwise."""
    (edits,) = action["edit"]["changes"].values()
    lines = [line.encode("utf-16-le") for line in text.splitlines(keepends=True)]
    for edit in sorted(edits, key=lambda edit: str(edit["range"]), reverse=True):
        start, end = edit["range"]["start"], edit["range"]["end"]
        assert start["line"] == end["line"]
        line = lines[start["line"]]
        new = edit["newText"].encode("utf-16-le")
        lines[start["line"]] = line[: 2 * start["character"]] + new + line[2 * end["character"] :]
    return b"".join(lines).decode("utf-16-le")


def test_what_is_typed_is_checked_before_it_is_saved(folder: Path, author: Editor) -> None:
    good = text_of(folder)
    assert codes(author.open(HEALTH)) == set()
    said = author.type(HEALTH, good.replace("promised: 0", "promised: 30"))
    assert "DG301" in codes(said)
    marked = next(diagnostic for diagnostic in said if diagnostic["code"] == "DG301")
    assert marked["range"]["start"]["line"] == good.split("promised: 0")[0].count("\n")
    assert marked["source"] == "docgen" and "出路" in marked["message"]
    assert codes(author.type(HEALTH, good)) == set()
    assert text_of(folder) == good


def test_a_change_in_one_open_file_is_marked_in_the_other(folder: Path, author: Editor) -> None:
    author.open_all({HEALTH: None, BATCH: None})
    author.type(HEALTH, text_of(folder).replace("id: public-place-hygiene", "id: another-name"))
    assert codes(author.said_of(BATCH))


def test_broken_yaml_is_marked_and_not_the_end(folder: Path, author: Editor) -> None:
    assert codes(author.open(HEALTH, "id：x\nname: [\n"))
    assert codes(author.type(HEALTH, text_of(folder))) == set()


def test_a_quick_fix_gives_what_fix_would_write(folder: Path, author: Editor) -> None:
    good = text_of(folder)
    bad = good.replace("name: 公共场所卫生许可\n", "name：公共场所卫生许可\n", 1)
    author.open(HEALTH, bad)
    (action,) = author.fixes(HEALTH, at="name：")
    assert action["isPreferred"] and action["kind"] == "quickfix"
    assert applied(bad, action) == good
    assert author.fixes(HEALTH, at="level:") == []


def test_a_citation_shows_its_article_from_the_library(author: Editor) -> None:
    author.open(HEALTH)
    said = author.hover(HEALTH, at="公共场所卫生管理条例》第四条第二款")
    assert "行政法规" in said and "第四条" in said and "款" in said
    assert author.hover(HEALTH, at="level:") == ""


def test_a_closed_file_counts_as_it_is_on_disk(folder: Path, author: Editor) -> None:
    author.open(HEALTH, text_of(folder).replace("promised: 0", "promised: 30"))
    assert codes(author.open(HEALTH)) == set()
    replace(folder / HEALTH, "promised: 0", "promised: 30")
    assert "DG301" in codes(author.open(HEALTH))


def test_without_pygls_it_is_said_how_to_install_it_without_a_network(folder: Path) -> None:
    block = "import sys; sys.modules['pygls'] = None; from docgen.cli import main; main()"
    ended = subprocess.run([sys.executable, "-c", block, "lsp"], capture_output=True, text=True, encoding="utf-8")
    assert ended.returncode == 3
    assert "pygls" in ended.stderr and "pip download pygls" in ended.stderr and "Traceback" not in ended.stderr


def test_it_ends_with_the_editor(folder: Path) -> None:
    ended = subprocess.run([sys.executable, "-m", "docgen", "lsp"], input=b"", cwd=folder, timeout=30)
    assert ended.returncode == 0
