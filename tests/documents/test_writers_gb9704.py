"""The figures of GB/T 9704-2012 as data, and the lengths that follow from them."""

from pathlib import Path

import pytest

from docgen.documents.writers.gb9704 import LAYOUT, Layout, load, parse
from docgen.errors import UsageError
from docgen.project import Project

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def layout() -> Layout:
    return load(Project(ROOT))


def test_every_figure_names_its_clause(layout: Layout) -> None:
    assert [name for name, figure in layout.figures.items() if not figure.clause] == []


def test_every_typeface_has_a_font(layout: Layout) -> None:
    named = {str(f.value) for name, f in layout.figures.items() if name.endswith(".typeface")}
    assert named <= set(layout.fonts)


def test_a_length_in_millimetres_comes_out_in_points(layout: Layout) -> None:
    assert layout.length("paper.width") == pytest.approx(595.28, abs=0.01)


def test_a_length_in_characters_counts_running_text(layout: Layout) -> None:
    assert layout.length("date.right") == 4 * 16


def test_a_length_in_lines_counts_the_grid(layout: Layout) -> None:
    assert layout.length("title.above") == 2 * layout.line_pitch


def test_22_lines_fill_the_page_and_fit(layout: Layout) -> None:
    spare = layout.length("area.height") - layout.number("grid.lines") * layout.line_pitch
    assert 0 <= spare < layout.line_pitch / 10


def test_28_characters_fill_the_line(layout: Layout) -> None:
    assert layout.character_pitch * 28 == pytest.approx(layout.length("area.width"))


def test_a_figure_that_the_standard_does_not_have_is_a_mistake(layout: Layout) -> None:
    with pytest.raises(KeyError):
        layout.length("margin.middle")


def test_a_strength_must_be_one_of_the_four(tmp_path: Path) -> None:
    file = tmp_path / "gb9704.yaml"
    file.write_text((ROOT / LAYOUT).read_text(encoding="utf-8").replace("strength: 规定", "strength: 大概"), "utf-8")
    with pytest.raises(UsageError, match="大概"):
        parse(file)
