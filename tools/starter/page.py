"""Layout -> the section of a page, and its page number (5.2, 7.5 and 8)."""

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.documents.writers.gb9704 import Layout
from starter.markup import Element, R, field, run, twips, w


@dataclass(frozen=True)
class Page:
    """Points. The 版心 is `text_width` by `text_height`."""

    width: float
    height: float
    top: float
    left: float
    text_width: float
    text_height: float

    @property
    def right(self) -> float:
        return self.width - self.left - self.text_width

    @property
    def bottom(self) -> float:
        return self.height - self.top - self.text_height

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height


def upright(layout: Layout) -> Page:
    names = ("paper.width", "paper.height", "margin.top", "margin.left", "area.width", "area.height")
    return Page(*(layout.length(name) for name in names))


def turned(layout: Layout) -> Page:
    """The upright page with its left edge on top, as clause 8 binds it."""
    page = upright(layout)
    return Page(page.height, page.width, page.left, page.bottom, page.text_height, page.text_width)


def section(layout: Layout, page: Page, parts: Mapping[tuple[str, str], str]) -> Element:
    """`parts`: (header or footer, default or even or first) -> relation id."""
    references = [w(f"{part}Reference", type=kind) for part, kind in parts]
    for reference, relation in zip(references, parts.values(), strict=True):
        reference.set(f"{{{R}}}id", relation)
    return w(
        "sectPr",
        *references,
        w("pgSz", w=twips(page.width), h=twips(page.height), orient="landscape" if page.is_landscape else None),
        w("pgMar", **_margins(layout, page), gutter=0),
        w("titlePg") if any(kind == "first" for _, kind in parts) else None,
        _grid(layout, page),
    )


def _grid(layout: Layout, page: Page) -> Element:
    """A letter has its lines from its styles: LibreOffice would begin under its letterhead with half a line."""
    return w("docGrid", type="lines" if page.is_landscape else None, linePitch=twips(layout.line_pitch))


def _margins(layout: Layout, page: Page) -> dict[str, int]:
    edges = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    distances = {"header": layout.length("letter.mark_top"), "footer": _folio_bottom(layout)}
    return {name: twips(points) for name, points in {**edges, **distances}.items()}


def folio(layout: Layout, page: Page, is_even: bool) -> Element:
    """— 1 —, one character in from the outer edge. In a landscape page it stands where the upright page has it."""
    number = _number(layout, is_even)
    if not page.is_landscape:
        return w("ftr", number)
    return w("ftr", _turned(layout, page, number), w("p", w("pPr", w("pStyle", val="Folio"))))


def _number(layout: Layout, is_even: bool) -> Element:
    dash, indent = layout.text("folio.dash"), twips(layout.length("folio.size"))
    side = {"left": indent} if is_even else {"right": indent}
    properties = w("pPr", w("pStyle", val="Folio"), w("ind", **side), w("jc", val="left" if is_even else "right"))
    return w("p", properties, run(f"{dash} "), *field("PAGE"), run(f" {dash}"))


def _turned(layout: Layout, page: Page, number: Element) -> Element:
    """A table of one cell beside the 版心, as high as it, written from top to bottom."""
    size = twips(layout.length("folio.size"))
    x = page.left - layout.length("folio.below") - layout.length("folio.size") / 2
    place = w("tblpPr", vertAnchor="page", horzAnchor="page", tblpX=twips(x), tblpY=twips(page.top))
    air = w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa"))
    cell = w("tc", w("tcPr", w("tcW", w=size, type="dxa"), w("textDirection", val="tbRl")), number)
    return w(
        "tbl",
        w("tblPr", place, w("tblW", w=size, type="dxa"), w("tblLayout", type="fixed"), air),
        w("tblGrid", w("gridCol", w=size)),
        w("tr", w("trPr", w("trHeight", val=twips(page.text_height), hRule="exact")), cell),
    )


def _folio_bottom(layout: Layout) -> float:
    """From the lower edge of the upright page to the number's line, whose dash stands in its middle."""
    return upright(layout).bottom - layout.length("folio.below") - layout.length("folio.size") / 2
