"""Layout -> what only the first page of a letter has: 发文机关标志 and red lines in pairs (10.1)."""

from docgen.documents.writers.gb9704 import Layout
from starter.markup import Element, twips, w
from starter.page import upright
from starter.paragraphs import control, paragraph
from starter.spec import Control

_GAP = 1.5  # points between the two lines of a pair
_LONG = 12  # characters; a longer name is set in narrow ones


def header(layout: Layout) -> Element:
    """The mark, and 4 mm under it the upper pair, thick above thin. The page's header begins 30 mm down."""
    issuer = '{{ letter.issuer | or_blank("发文机关标志", 8) }}'
    page, width = upright(layout), layout.length("letter.rule_width")
    beside = (page.width - width) / 2
    return w(
        "hdr",
        control(Control(f"if letter.issuer and letter.issuer | length > {_LONG}")),
        paragraph(issuer, "NarrowMark"),
        control(Control("else")),
        paragraph(issuer, "Mark"),
        control(Control("endif")),
        _rule(
            layout,
            ("thick", "thin"),
            w("spacing", before=twips(layout.length("letter.rule_above")), line=twips(_GAP), lineRule="exact"),
            w("ind", left=twips(beside - page.left), right=twips(beside - page.right)),
        ),
    )


def footer(layout: Layout) -> Element:
    """The lower pair: thin above thick, 20 mm from the edge of the page."""
    height = layout.length("letter.rule_thin") + _GAP + layout.length("letter.rule_thick")
    y = layout.length("paper.height") - layout.length("letter.rule_bottom") - height
    place = {"vAnchor": "page", "hAnchor": "page", "xAlign": "center", "y": twips(y)}
    frame = w("framePr", w=twips(layout.length("letter.rule_width")), wrap="around", **place)
    flat = w("spacing", line=twips(_GAP), lineRule="exact")
    return w("ftr", _rule(layout, ("thin", "thick"), flat, frame=frame), paragraph("", "Folio"))


def _rule(layout: Layout, pair: tuple[str, str], *shape: Element, frame: Element | None = None) -> Element:
    """A paragraph of almost no height between two borders; these are measured in eighths of a point."""
    colour = layout.text("mark.colour")
    sides = (
        w(side, val="single", sz=round(layout.length(f"letter.rule_{weight}") * 8), space=0, color=colour)
        for side, weight in zip(("top", "bottom"), pair, strict=True)
    )
    return w("p", w("pPr", w("pStyle", val="Folio"), frame, w("pBdr", *sides), *shape))
