"""Layout -> theme1.xml: Word asks for one; ours offers black and white and the fonts of the standard."""

from lxml import etree

from docgen.documents.writers.gb9704 import Layout
from starter.markup import Element

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DARK = ("dk1", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
_ORDER = ("dk1", "lt1", "dk2", "lt2", *_DARK[2:])


def theme(layout: Layout) -> Element:
    root = _a("theme", name="GB/T 9704")
    elements = _a("themeElements", parent=root)
    _colours(_a("clrScheme", parent=elements, name="黑白"))
    fonts = _a("fontScheme", parent=elements, name="公文")
    for part in ("majorFont", "minorFont"):
        _fonts(_a(part, parent=fonts), layout)
    _formats(_a("fmtScheme", parent=elements, name="无"))
    return root


def _colours(scheme: Element) -> None:
    for name in _ORDER:
        _a("srgbClr", parent=_a(name, parent=scheme), val="000000" if name in _DARK else "FFFFFF")


def _fonts(part: Element, layout: Layout) -> None:
    for script, typeface in (("latin", layout.latin.name), ("ea", layout.font("text.typeface")), ("cs", "")):
        _a(script, parent=part, typeface=typeface)


def _formats(scheme: Element) -> None:
    """Three of each, as the schema wants them."""
    for name in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"):
        formats = _a(name, parent=scheme)
        for _ in range(3):
            match name:
                case "lnStyleLst":
                    _fill(_a("ln", parent=formats))
                case "effectStyleLst":
                    _a("effectLst", parent=_a("effectStyle", parent=formats))
                case _:
                    _fill(formats)


def _fill(parent: Element) -> None:
    _a("schemeClr", parent=_a("solidFill", parent=parent), val="phClr")


def _a(tag: str, parent: Element | None = None, **attributes: str) -> Element:
    element = etree.Element(f"{{{_A}}}{tag}", attributes, nsmap={"a": _A})
    if parent is not None:
        parent.append(element)
    return element
