"""Finished bytes -> their text, read by another parser than the one that made them; and the proof that it is whole.

What a part must say is known exactly: the template's own text and every printed value, in turn.
What it does say is read from the finished file. The two must be the same, character by character.
"""

import re
from collections.abc import Iterable, Iterator
from xml.parsers.expat import ExpatError, ParserCreate

from docgen.documents.writers.ledger import Ledger

_TAG = re.compile(r"<[^>]*>")
_BREAKS = {"w:br": "\n", "w:tab": "\t"}
_BREAK = re.compile(r"<(w:br|w:tab)(?: [^>]*)?/>")
_AROUND = 12


def characters(xml: bytes) -> str:
    """All text of a part, without line breaks and tabs. ExpatError when it is not well-formed."""
    parser = ParserCreate()
    found: list[str] = []
    parser.buffer_text = True
    parser.CharacterDataHandler = found.append
    parser.Parse(xml, True)
    return "".join(found)


def lines(xml: bytes) -> str:
    """The same with `w:br` as a line feed and `w:tab` as a tab; three times slower."""
    parser = ParserCreate()
    found: list[str] = []
    parser.buffer_text = True
    parser.CharacterDataHandler = found.append
    parser.EndElementHandler = lambda name: found.append(_BREAKS[name]) if name in _BREAKS else None
    parser.Parse(xml, True)
    return "".join(found)


class Literals(dict[str, str]):
    """A piece of template XML -> the text in it; remembered, because every record prints the same pieces."""

    def __missing__(self, piece: str) -> str:
        text = self[piece] = plain(piece)
        return text


def plain(piece: str, with_breaks: bool = False) -> str:
    """The text of a piece of XML that may begin or end inside a tag."""
    opened, closed = piece.find("<"), piece.find(">")
    if closed >= 0 and (opened < 0 or closed < opened):
        piece = piece[closed + 1 :]
    if piece.rfind("<") > piece.rfind(">"):
        piece = piece[: piece.rfind("<")]
    if with_breaks:
        piece = _BREAK.sub(lambda match: _BREAKS[match[1]], piece)
    text = _TAG.sub("", piece)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&#13;", "\r").replace("&amp;", "&")


def prove(xml: bytes, pieces: Iterable[str], ledger: Ledger, literals: Literals) -> str | None:
    """What is wrong with a part that was printed in these pieces; None when it says exactly what it should.

    Of the pieces those that are printed values are Markup; their texts, as the data has them, are the ledger's.
    """
    values = iter(ledger.values)
    if ledger.has_breaks:
        expected = "".join([plain(p, True) if type(p) is str else next(values) for p in pieces])
    else:
        expected = "".join([literals[p] if type(p) is str else next(values) for p in pieces])
    try:
        actual = lines(xml) if ledger.has_breaks else characters(xml)
    except ExpatError as error:
        return f"生成的 XML 不完整（{error}）"
    return difference(expected, actual)


def difference(expected: str, actual: str) -> str | None:
    """Where two texts part, in words; None when they do not."""
    if actual == expected:
        return None
    at = next(_differing(expected, actual), min(len(expected), len(actual)))
    near = slice(max(0, at - _AROUND), at + _AROUND)
    return f"应为“{expected[near]}”，文档里是“{actual[near]}”"


def _differing(expected: str, actual: str) -> Iterator[int]:
    return (at for at, (a, b) in enumerate(zip(expected, actual, strict=False)) if a != b)
