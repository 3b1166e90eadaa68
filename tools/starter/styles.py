"""Styles -> styles.xml: each with its Chinese font, and none that nobody asked for."""

from dataclasses import dataclass

from docgen.documents.writers.gb9704 import Layout
from starter.markup import Element, twips, w


@dataclass(frozen=True)
class Style:
    """A paragraph style. `typeface` is a key of `Layout.fonts`; lengths in points; `first` hangs where it is negative.

    `latin` is the typeface of digits and letters, where it is not that of all text.
    `line` is the height of a line, at least or exact; without it lines keep to the grid.
    `tracking` is added to each character, mostly less than nothing. `right_tab` is where a tab
    leads to; `scale` the width of characters, percent.
    """

    id: str
    name: str
    typeface: str
    size: float
    align: str = "left"
    before: float = 0
    after: float = 0
    first: float = 0
    left: float = 0
    right: float = 0
    line: float | None = None
    is_exact: bool = False
    keep_next: bool = False
    outline: int | None = None
    colour: str | None = None
    tracking: float = 0
    right_tab: float | None = None
    scale: int | None = None
    latin: str | None = None


@dataclass(frozen=True)
class CharacterStyle:
    """A style for a few characters of a paragraph."""

    id: str
    name: str
    typeface: str
    is_bold: bool = False


def sheet(layout: Layout, styles: tuple[Style, ...], characters: tuple[CharacterStyle, ...]) -> Element:
    """The whole of styles.xml; the first style is everybody's default."""
    defaults = w("docDefaults", w("rPrDefault", _characters(layout, styles[0])), w("pPrDefault", w("pPr")))
    return w(
        "styles",
        defaults,
        *(_style(layout, style) for style in styles),
        *(_character_style(layout, style) for style in characters),
        _table_style(layout, styles[0]),
    )


def _style(layout: Layout, style: Style) -> Element:
    is_default = style.id == "Normal"
    return w(
        "style",
        w("name", val=style.name),
        w("qFormat"),
        _paragraph(style),
        _characters(layout, style),
        type="paragraph",
        default=1 if is_default else None,
        customStyle=None if is_default else 1,
        styleId=style.id,
    )


def _paragraph(style: Style) -> Element:
    return w(
        "pPr",
        w("keepNext") if style.keep_next else None,
        w("widowControl", val=0),  # a page has its 22 lines, be one of them the last of a paragraph
        w("tabs", w("tab", val="right", pos=twips(style.right_tab))) if style.right_tab else None,
        w("autoSpaceDE", val=0),
        w("autoSpaceDN", val=0),
        w("snapToGrid", val=0) if style.line else None,
        _spacing(style),
        _indent(style),
        w("jc", val=style.align),
        w("outlineLvl", val=style.outline) if style.outline is not None else None,
    )


def _spacing(style: Style) -> Element:
    rule = ("exact" if style.is_exact else "atLeast") if style.line else None
    height = twips(style.line) if style.line else None
    return w(
        "spacing", before=twips(style.before) or None, after=twips(style.after) or None, line=height, lineRule=rule
    )


def _indent(style: Style) -> Element | None:
    sides = {"left": style.left, "right": style.right, "hanging" if style.first < 0 else "firstLine": abs(style.first)}
    lengths = {side: twips(points) for side, points in sides.items() if points}
    return w("ind", **lengths) if lengths else None


def _characters(layout: Layout, style: Style) -> Element:
    half_points = round(style.size * 2)
    return w(
        "rPr",
        _fonts(layout, style.typeface, style.latin),
        w("color", val=style.colour) if style.colour else None,
        w("spacing", val=twips(style.tracking)) if style.tracking else None,
        w("w", val=style.scale) if style.scale else None,
        w("sz", val=half_points),
        w("szCs", val=half_points),
        w("lang", val="en-US", eastAsia="zh-CN") if style.id == "Normal" else None,
    )


def _fonts(layout: Layout, typeface: str, latin: str | None = None) -> Element:
    """`hint` is for what stands in both kinds of fonts: “ ” … —."""
    name = layout.fonts[latin].name if latin else layout.latin.name
    return w("rFonts", hint="eastAsia", ascii=name, hAnsi=name, eastAsia=layout.fonts[typeface].name, cs=name)


def _character_style(layout: Layout, style: CharacterStyle) -> Element:
    look = w("rPr", _fonts(layout, style.typeface), w("b") if style.is_bold else None)
    return w("style", w("name", val=style.name), look, type="character", customStyle=1, styleId=style.id)


def _table_style(layout: Layout, text: Style) -> Element:
    """Thin black rules on all sides, and a little air inside the cells."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = (w(side, val="single", sz=4, space=0, color="auto") for side in sides)
    air = (w(side, w=width, type="dxa") for side, width in (("top", 28), ("left", 68), ("bottom", 28), ("right", 68)))
    return w(
        "style",
        w("name", val="清单表格"),
        _characters(layout, text),
        w("tblPr", w("tblBorders", *rules), w("tblCellMar", *air)),
        type="table",
        customStyle=1,
        styleId="Grid",
    )
