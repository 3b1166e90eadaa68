"""Changes that nobody accepted or rejected: Word shows them struck out or coloured, with the name of who made them."""

from collections.abc import Iterator

from docgen.documents.writers.archive import Element
from docgen.documents.writers.cleaning import W
from docgen.documents.writers.codes import REVISED
from docgen.documents.writers.contract import Fault, Tag
from docgen.documents.writers.places import Places

_TEXT = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_MARKS = frozenset(
    W + name
    for name in (
        "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange",
        "trPrChange", "tcPrChange", "tblPrExChange", "numberingChange",
    )
)  # fmt: skip
_HELP = "请在 Word 或 WPS 的“审阅”里接受（或拒绝）所有修订，关掉修订，再保存。"
_SHOWN = 60


def unaccepted(root: Element, places: Places) -> Iterator[Fault]:
    """DG713, once for each paragraph."""
    seen = set()
    for element in root.iter(*_TEXT, *_MARKS):
        place = places.around(element)
        if place not in seen:
            seen.add(place)
            yield Fault(REVISED, "留有未接受的修订", Tag(_text(element), place), _HELP)


def _text(element: Element) -> str:
    """What was put in or struck out."""
    return "".join(text.text or "" for text in element.iter(f"{W}t", f"{W}delText")).strip()[:_SHOWN]
