"""Marks -> where every key and value stands: lines and columns in characters, from 1, end exclusive."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from docgen.catalog.source import Positions, read
from docgen.findings import Pointer, Span

ROOT = Path(__file__).parents[2]
PERMITS = sorted((ROOT / "catalogs").glob("*/*.yaml"))


def positions(text: str) -> Positions:
    source = read(text.encode(), "x.yaml")
    assert source.findings == (), source.findings
    return source.positions


def place(text: str, *pointer: str | int) -> tuple[int, int, int, int]:
    span = positions(text).value(pointer)
    assert span
    return (span.line, span.column, span.end_line, span.end_column)


class TestValue:
    def test_counts_characters_after_chinese(self) -> None:
        assert place("a: {中文: 食品, b: x}\n", "a", "b") == (1, 16, 1, 17)

    def test_counts_an_astral_character_once(self) -> None:
        assert place("a: [𠀀𠀁, b]\n", "a", 1) == (1, 9, 1, 10)

    def test_includes_its_quotes(self) -> None:
        assert place('a: "食\\t品"\n', "a") == (1, 4, 1, 10)

    def test_in_brackets_reaches_behind_the_bracket(self) -> None:
        assert place("a: [b, {c: d}]\n", "a") == (1, 4, 1, 15)

    def test_of_a_block_mapping_ends_with_its_last_child(self) -> None:
        assert place("a:\n  b: 1\n  c: [x]\n\n# d\ne: 2\n", "a") == (2, 3, 3, 9)

    def test_of_a_block_list_ends_with_its_last_child(self) -> None:
        assert place("a:\n  - b\n  - c: d\n\ne: 2\n", "a") == (2, 3, 3, 9)

    def test_of_a_list_that_is_not_indented_begins_at_its_dash(self) -> None:
        assert place("a:\n- b\n- c\n", "a") == (2, 1, 3, 4)

    def test_of_a_block_text_ends_with_its_last_word(self) -> None:
        assert place("a: |\n  x\n  yz\n\nb: 1\n", "a") == (1, 4, 3, 5)

    def test_of_a_text_over_two_lines_spans_both(self) -> None:
        assert place("a: x\n  y\nb: 1\n", "a") == (1, 4, 2, 4)

    def test_that_is_empty_stands_behind_its_colon(self) -> None:
        assert place("a:\nb: 1\n", "a") == (1, 3, 1, 3)

    def test_of_the_root_is_the_whole_mapping(self) -> None:
        assert place("# c\na: 1\nb: 2\n") == (2, 1, 3, 5)

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_is_found_behind_any_line_end(self, end: str) -> None:
        assert place(f"a: 1{end}b:{end}  - 食{end}  - c{end}", "b", 1) == (4, 5, 4, 6)

    def test_is_found_in_brackets_with_an_address(self) -> None:
        assert place("a: {u: https://x.cn, 中: y}\n", "a", "中") == (1, 25, 1, 26)
        assert place("a: {u: https://x.cn, 中: y}\n", "a", "u") == (1, 8, 1, 20)

    def test_that_does_not_exist_is_at_its_nearest_ancestor(self) -> None:
        text = "a:\n  - b: 1\n  - c: 2\n"
        assert place(text, "a", 1, "d", "e") == place(text, "a", 1)

    def test_is_unknown_in_a_file_without_data(self) -> None:
        assert read(b"a: 1\na: 2\n", "x").positions.value(()) is None


class TestKey:
    def test_is_the_key_alone(self) -> None:
        assert positions("a:\n  中文: 1\n").key(("a", "中文")) == Span(2, 3, 2, 5)

    def test_includes_its_quotes(self) -> None:
        assert positions('{"a b": 1}\n').key(("a b",)) == Span(1, 2, 1, 7)

    def test_of_a_list_item_is_the_item(self) -> None:
        assert positions("a: [b, c]\n").key(("a", 1)) == Span(1, 8, 1, 9)

    def test_that_does_not_exist_is_that_of_its_nearest_ancestor(self) -> None:
        assert positions("a:\n  b: 1\n").key(("a", "c")) == Span(1, 1, 1, 2)


class TestRaw:
    def test_is_what_the_author_wrote(self) -> None:
        assert positions("code: 000123\n").raw(("code",)) == "000123"

    def test_keeps_quotes_and_escapes(self) -> None:
        assert positions('a: "x\\ty"\n').raw(("a",)) == '"x\\ty"'

    def test_of_what_does_not_exist_is_empty(self) -> None:
        assert positions("a: 1\n").raw(("b",)) == ""

    def test_keeps_a_wide_space_at_the_end(self) -> None:
        assert positions("a: 食品\u3000\n").raw(("a",)) == "食品\u3000"


class TestEdit:
    @pytest.mark.parametrize("bom", ["", "\ufeff"])
    def test_replaces_the_value_and_nothing_else(self, bom: str) -> None:
        source = read((bom + "a: 1\r\ncode: 000123 # 号\r\nb: {中: 2}\r\n").encode(), "x")
        edit = source.positions.edit(("code",), '"000123"')
        assert edit
        edited = source.text[: edit.start] + edit.text + source.text[edit.end :]
        assert edited == bom + 'a: 1\r\ncode: "000123" # 号\r\nb: {中: 2}\r\n'

    def test_of_what_does_not_exist_is_none(self) -> None:
        assert positions("a: 1\n").edit(("b",), "x") is None


def nodes(data: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    yield pointer, data
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for name, child in children:
        yield from nodes(child, (*pointer, name))


@pytest.mark.parametrize("file", PERMITS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_text_at_every_value_reads_as_that_value(file: Path) -> None:
    source = read(file.read_bytes(), file.name)
    for pointer, value in nodes(source.data):
        raw = source.positions.raw(pointer)
        if not isinstance(value, dict | list) and "\n" not in raw:
            assert read(f"a: {raw}\n".encode(), "x").data == {"a": value}, pointer


@pytest.mark.parametrize("file", PERMITS[::6], ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_key_stands_where_the_round_trip_loader_says(file: Path) -> None:
    source = read(file.read_bytes(), file.name)
    theirs = YAML().load(file.read_text(encoding="utf-8"))
    for pointer, value in nodes(theirs):
        for key in value if isinstance(value, dict) else ():
            span = source.positions.key((*pointer, key))
            assert span
            assert (span.line - 1, span.column - 1) == tuple(value.lc.key(key)), (*pointer, key)
