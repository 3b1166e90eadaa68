"""Names and values -> WordprocessingML elements."""

import re
from typing import Any

from lxml import etree

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: Element | None, **attributes: Any) -> Element:
    """`w("sz", val=32)` is `<w:sz w:val="32"/>`; children and attributes that are None are left out."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap={"w": W, "r": R})
    for name, value in attributes.items():
        if value is not None:
            element.set(f"{{{W}}}{name}", str(value))
    element.extend(child for child in children if child is not None)
    return element


def run(text: str, style: str = "") -> Element:
    """Characters of one look; a tab in `text` is a tab."""
    look = w("rPr", w("rStyle", val=style)) if style else None
    return w("r", look, *(w("tab") if piece == "\t" else _text(piece) for piece in re.split("(\t)", text) if piece))


def _text(text: str) -> Element:
    element = w("t")
    element.text = text
    element.set(_SPACE, "preserve")
    return element


def field(instruction: str) -> list[Element]:
    """A field that Word computes, e.g. PAGE; shown as 1 until then."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set(_SPACE, "preserve")
    marks = [w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    return [marks[0], w("r", code), marks[1], run("1"), marks[2]]


def twips(points: float) -> int:
    return round(points * 20)


def millimetres(value: float) -> float:
    """In points."""
    return value * 72 / 25.4
