"""templates/_layouts/gb9704.yaml -> Layout: every figure of GB/T 9704-2012, with its clause and its strength."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from docgen.catalog.source import read
from docgen.errors import UsageError
from docgen.project import Project

LAYOUT = "templates/_layouts/gb9704.yaml"
Strength = Literal["规定", "一般", "推荐", "习惯"]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: `value` in `unit` (mm, pt, 字, 行, %; a name without one), allowed to miss by `tolerance`."""

    title: str
    value: int | float | str
    clause: str
    strength: Strength
    unit: Literal["mm", "pt", "字", "行", "%"] | None = None
    tolerance: float | None = None


class Font(msgspec.Struct, frozen=True):
    """A typeface's font by name, and the name to take where that font is missing."""

    name: str
    instead: str


class Layout(msgspec.Struct, frozen=True):
    """The whole standard as data. Lengths come out in points; 字 and 行 count in pitches of the grid."""

    standard: str
    title: str
    figures: Mapping[str, Figure]
    fonts: Mapping[str, Font]
    latin: Font

    def number(self, name: str) -> float:
        """As the standard writes it. KeyError: the standard has no such figure."""
        return float(self.figures[name].value)

    def length(self, name: str) -> float:
        """Points."""
        match self.figures[name].unit:
            case "mm":
                return self.number(name) * 72 / 25.4
            case "字":
                return self.number(name) * self.number("text.size")
            case "行":
                return self.number(name) * self.line_pitch
        return self.number(name)

    def text(self, name: str) -> str:
        return str(self.figures[name].value)

    def font(self, name: str) -> str:
        """The font behind a figure that names a typeface, e.g. `title.typeface` -> 方正小标宋简体."""
        return self.fonts[self.text(name)].name

    @property
    def line_pitch(self) -> float:
        """Points from line to line: cut to whole twentieths, so that the last line of a page still fits."""
        return int(self.length("area.height") / self.number("grid.lines") * 20) / 20

    @property
    def character_pitch(self) -> float:
        """Points from character to character."""
        return self.length("area.width") / self.number("grid.characters")


def load(project: Project) -> Layout:
    """UsageError when the file is missing or is not a layout."""
    path = project.find(LAYOUT)
    if path is None:
        raise UsageError(f"找不到版面数据 {LAYOUT}", "请从 docgen 的发行包里恢复这个文件。")
    return parse(path)


def parse(path: Path) -> Layout:
    """UsageError when the file is not a layout."""
    content = read(path.read_bytes(), LAYOUT)
    try:
        return msgspec.convert(content.data, Layout)
    except msgspec.ValidationError as error:
        raise UsageError(f"版面数据 {LAYOUT} 写得不对：{error}", "请对照文件开头的说明改正。") from error
