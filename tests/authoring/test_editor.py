"""An author with an editor: the real yaml-language-server on what `docgen init` and `docgen new` write."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from districts import ROOT
from languageserver import Editor, editor

from docgen.authoring import scaffold
from docgen.catalog.units import UNITS
from docgen.project import Project

_SERVER = ROOT / ".node/node_modules/.bin/yaml-language-server"
_PERMIT = "catalogs/health/public-place-hygiene.yaml"

pytestmark = pytest.mark.skipif(
    not _SERVER.exists() or not shutil.which("node"),
    reason="yaml-language-server is not installed: sh tools/prepare.sh system-test, where npm is",
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return scaffold.start(tmp_path_factory.mktemp("编辑") / "样例 一", with_sample=True, values={})


@pytest.fixture(scope="module")
def author(sample: Project) -> Iterator[Editor]:
    with editor((_SERVER, "--stdio"), sample.root) as session:
        yield session


def text_of(project: Project, file: str = _PERMIT) -> str:
    return (project.root / file).read_text(encoding="utf-8")


def without_modeline(text: str) -> str:
    first, _, rest = text.partition("\n")
    assert first.startswith("# yaml-language-server: $schema=")
    return rest


def test_no_file_of_the_sample_is_complained_about(author: Editor, sample: Project) -> None:
    files = [path.relative_to(sample.root).as_posix() for path in sorted(sample.catalogs.rglob("*.yaml"))]
    said = author.open_all(dict.fromkeys(files))
    assert len(said) >= 28
    assert {file: diagnostics for file, diagnostics in said.items() if diagnostics} == {}


def test_a_key_explains_itself_in_chinese_with_the_article_behind_it(author: Editor) -> None:
    author.open(_PERMIT)
    said = author.hover(_PERMIT, at="statutory:")
    assert "法定时限" in said
    assert "行政许可法第四十二条" in said


def test_values_to_choose_from_are_offered_in_chinese(author: Editor, sample: Project) -> None:
    author.open(_PERMIT, text_of(sample).replace("status: 划转", "status: "))
    assert {"划转", "保留", "取消"} <= set(author.completions(_PERMIT, after="status: "))


def test_keys_that_may_stand_there_are_offered(author: Editor, sample: Project) -> None:
    author.open(_PERMIT, text_of(sample) + "fe")
    assert "fee" not in text_of(sample).split() and "fee" in author.completions(_PERMIT, after="\nfe")


def test_a_wrong_key_is_marked_in_chinese_where_it_stands(author: Editor, sample: Project) -> None:
    (said,) = author.open(_PERMIT, text_of(sample).replace("level: 县", "levle: 县"))
    assert "levle" in said["message"]
    assert any("一" <= character <= "鿿" for character in said["message"])
    line = text_of(sample).split("level: 县")[0].count("\n")
    assert said["range"]["start"] == {"line": line, "character": 0}


def test_a_value_out_of_the_list_is_answered_with_the_list(author: Editor, sample: Project) -> None:
    (said,) = author.open(_PERMIT, text_of(sample).replace("level: 县", "level: 区"))
    assert "乡" in said["message"] and "县" in said["message"]


@pytest.mark.parametrize(
    "file",
    [
        "catalogs/district.yaml",
        "catalogs/calendar/2026.yaml",
        "catalogs/health/department.yaml",
        "catalogs/transfers/health-1.yaml",
        _PERMIT,
    ],
)
def test_the_settings_find_the_schema_of_a_file_without_a_modeline(author: Editor, sample: Project, file: str) -> None:
    bare = without_modeline(text_of(sample, file))
    assert author.open(file, bare) == []
    said = author.open(file, bare + "wrong_key: 1\n")
    assert [diagnostic["message"] for diagnostic in said if "wrong_key" in diagnostic["message"]]


def test_new_files_find_their_schema_and_ask_for_what_is_missing(tmp_path: Path) -> None:
    started = scaffold.start(tmp_path / "甲区", with_sample=False, values={"schema_version": "1"})
    scaffold.add(started, UNITS["permit"], {"department": "water", "id": "permit", "status": "划转"})
    scaffold.add(started, UNITS["transfer"], {"id": "water-1"})
    with editor((_SERVER, "--stdio"), started.root) as author:
        author.open("catalogs/water/permit.yaml")
        author.open("catalogs/transfers/water-1.yaml")
        assert "名称" in author.hover("catalogs/water/permit.yaml", at="name:")
        assert author.hover("catalogs/transfers/water-1.yaml", at="id:")
