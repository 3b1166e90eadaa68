"""Layout -> styles.xml: the styles of a template, each with its Chinese font."""

from dataclasses import dataclass
from math import floor

from docgen.writers.gb9704 import Layout
from docgen.writers.starter.markup import Element, twips, w

_LEADING = 1.3
_AIR = 2.0  # points under a paragraph of a cell: what a line has above its characters
_TAG = 9.0  # points: tags are read in the template only


@dataclass(frozen=True)
class Style:
    """A paragraph style. `typeface` is a key of `Layout.fonts`; lengths in points; `line` at least, else the grid."""

    id: str
    name: str
    typeface: str
    size: float
    align: str = "both"
    before: float = 0
    after: float = 0
    indent: int = 0
    line: float | None = None
    keep_next: bool = False
    outline: int | None = None
    colour: str | None = None
    tracking: float = 0


def list_styles(layout: Layout, is_dense: bool = False) -> tuple[Style, ...]:
    """Those of a list: running text, titles, and the inside of a table."""
    text, folio = layout.length("text.size"), layout.length("folio.size")
    cell = layout.length("table.size_dense" if is_dense else "table.size")
    body, song = layout.text("text.typeface"), layout.text("title.typeface")
    hei, kai = layout.text("level1.typeface"), layout.text("level2.typeface")
    line = cell * _LEADING
    return (
        Style("Normal", "Normal", body, text, tracking=_tracking(layout)),
        Style("DocTitle", "清单标题", song, layout.length("title.size"), "center", keep_next=True),
        Style("SubTitle", "清单副标题", kai, text, "center", after=6, keep_next=True),
        Style("SheetTitle", "表题", hei, text, "left", before=8, after=3, keep_next=True, outline=0),
        Style("SheetNote", "表注", body, cell, "left", before=3, after=3, line=line),
        Style("AnnexLabel", "附表序号", layout.text("annex.typeface"), text, "left", keep_next=True),
        Style("AnnexTitle", "附表标题", song, text, "center", after=6, keep_next=True, outline=0),
        Style("CellHead", "表头", layout.text("table.head"), cell, "center", after=_AIR, line=line),
        Style("CellText", "表内文字", body, cell, "left", after=_AIR, line=line),
        Style("CellCentre", "表内居中", body, cell, "center", after=_AIR, line=line),
        Style("Tag", "标记", body, _TAG, "left", line=_TAG * _LEADING, colour="808080"),
        Style("Folio", "页码", layout.text("folio.typeface"), folio, line=folio),
    )


def _tracking(layout: Layout) -> float:
    """What each character of running text gives up, so that a line takes 28 of them: whole twentieths of a point.

    A grid of characters would do the same in Word, but LibreOffice then gives each character two cells.
    """
    return floor((layout.character_pitch - layout.length("text.size")) * 20) / 20


def sheet(layout: Layout, styles: tuple[Style, ...]) -> Element:
    """The whole of styles.xml."""
    defaults = w("docDefaults", w("rPrDefault", _characters(layout, styles[0])), w("pPrDefault", w("pPr")))
    return w("styles", defaults, *(_style(layout, style) for style in styles), _table_style(layout, styles[0]))


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
        w("widowControl"),
        w("autoSpaceDE", val=0),
        w("autoSpaceDN", val=0),
        w("snapToGrid", val=0) if style.line else None,
        w(
            "spacing",
            before=twips(style.before) or None,
            after=twips(style.after) or None,
            line=twips(style.line) if style.line else None,
            lineRule="atLeast" if style.line else None,
        ),
        w("ind", firstLineChars=style.indent * 100, firstLine=twips(style.indent * style.size))
        if style.indent
        else None,
        w("jc", val=style.align),
        w("outlineLvl", val=style.outline) if style.outline is not None else None,
    )


def _characters(layout: Layout, style: Style) -> Element:
    latin, half_points = layout.latin.name, round(style.size * 2)
    return w(
        "rPr",
        w("rFonts", ascii=latin, hAnsi=latin, eastAsia=layout.fonts[style.typeface].name, cs=latin),
        w("color", val=style.colour) if style.colour else None,
        w("spacing", val=twips(style.tracking)) if style.tracking else None,
        w("sz", val=half_points),
        w("szCs", val=half_points),
        w("lang", val="en-US", eastAsia="zh-CN") if style.id == "Normal" else None,
    )


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
