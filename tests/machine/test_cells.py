"""What a terminal shows of a line: nothing that moves its cursor, and never more cells than there is room for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.machine.cells import visible, width, window, wrapped


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("公共场所", 8), ("（一）", 6), ("“甲”", 4), ("e\u0301", 1), ("㐀", 2), ("𠮷", 2), ("…", 1)],
)
def test_width(text: str, cells: int) -> None:
    assert width(visible(text)) == cells


@given(st.text(max_size=60), st.data(), st.integers(20, 60))
def test_a_window_has_room_for_what_it_shows(line: str, data: st.DataObject, room: int) -> None:
    focus = data.draw(st.integers(0, len(line)))
    seen = window(line, focus, room)
    assert width(seen.text) <= room
    before, cells = seen.stretch(focus, min(focus + 1, len(line)))
    assert before >= 0 and cells >= 1


@given(st.text(max_size=40))
def test_nothing_visible_moves_the_cursor(text: str) -> None:
    assert not {"\n", "\r", "\x1b", "\t", "\u202e"} & set(visible(text))


@pytest.mark.parametrize("room", [20, 33, 60])
@pytest.mark.parametrize(
    "text",
    [
        "检查整个目录，一次说完全部问题；写了路径时只报告这些文件。",
        "run docgen check --select DG3,DG403 now",
        "甲 （默认：info）《法》。" * 5,
    ],
)
def test_wrapped_lines_fit_and_lose_nothing(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= room + 4 for line in lines)
    assert not any(line[0] in "，。；：）》" for line in lines)
