"""Tags as Word and WPS write them -> each whole in one run, its quotes as Jinja2 reads them.

Word cuts a tag where its spelling was checked, a bookmark set, a letter corrected. docxtpl would throw away what
stands between the pieces; here the tag's text moves into its first run, and everything else stays where it is.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from docgen.documents.writers.archive import Element
from docgen.documents.writers.cleaning import W
from docgen.documents.writers.dialect import TAG
from docgen.documents.writers.parts import Part

_WHOLE = re.compile(rf"{TAG.pattern}|\{{_[{{%]|[}}%]_\}}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FAMILIES = ('"“”', "'‘’")
_QUOTE = re.compile("[" + "".join(_FAMILIES) + "]")
_AFTER = re.compile(r"\s*(?:[)\],|}%~=!<>+*/:.-]|(?:and|or|else|if|is|in|not)\b|$)")
"""What follows the end of a string in a tag."""
_ESCAPES = {"“": "\\u201c", "”": "\\u201d", "‘": "\\u2018", "’": "\\u2019", '"': "\\x22"}


def join(part: Part) -> None:
    """Changes the part. What its tags say, and how they are shown in messages, stays."""
    if not part.is_word:
        for entry in part.root.iter():
            if entry.text and TAG.search(entry.text):
                entry.text = TAG.sub(lambda tag: straightened(tag[0]), entry.text)
        return
    for paragraph in part.root.iter(f"{W}p"):
        _join(own_texts(paragraph))
    for cell in part.root.iter(f"{W}tc"):
        _prepare(cell)


def own_texts(paragraph: Element) -> list[Element]:
    """Its `w:t`, without those of a text box anchored in it."""
    return [text for text in paragraph.iter(f"{W}t") if next(text.iterancestors(f"{W}p")) is paragraph]


def text_at(paragraph: Element, at: int) -> Element:
    """The `w:t` in which the character of the paragraph's text stands."""
    for text in own_texts(paragraph):
        at -= len(text.text or "")
        if at < 0:
            return text
    raise IndexError(at)


@lru_cache(maxsize=1024)
def straightened(tag: str) -> str:
    """The tag with its strings in straight quotes; curly quotes inside a string are text and stay.

    Word curls quotes as they are typed, so a string may begin and end with either: it ends at the first quote of its
    family that something can follow which stands behind a string. A string that does not end is left as it is.
    """
    pieces = (f'"{"".join(_ESCAPES.get(c, c) for c in text)}"' if is_string else text for text, is_string in _cut(tag))
    return tag[:2] + "".join(pieces) + tag[-2:]


def unpaired(tag: str) -> str | None:
    """The first quote that no string begins or ends with."""
    outside = "".join(text for text, is_string in _cut(tag) if not is_string)
    quote = _QUOTE.search(outside)
    return quote[0] if quote else None


def _cut(tag: str) -> Iterator[tuple[str, bool]]:
    """The inside of a tag: strings without their quotes, and what lies between them."""
    inner, begun, at = tag[2:-2], 0, 0
    while quote := _QUOTE.search(inner, at):
        at = quote.start()
        end = _end(inner, at, next(family for family in _FAMILIES if quote[0] in family))
        if end is None:
            at += 1
            continue
        yield inner[begun:at], False
        yield inner[at + 1 : end], True
        begun = at = end + 1
    yield inner[begun:], False


def _end(inner: str, start: int, family: str) -> int | None:
    if inner[start] == family[0] and (straight := inner.find(family[0], start + 1)) > 0:
        return straight
    ends = (at for at in range(start + 1, len(inner)) if inner[at] in family and _AFTER.match(inner, at + 1))
    return next(ends, None)


def _join(texts: list[Element]) -> None:
    """From the last tag to the first, so that the places of those before it stay."""
    whole = "".join(text.text or "" for text in texts)
    if "{" not in whole and "}" not in whole:
        return
    for tag in reversed(list(_WHOLE.finditer(whole))):
        _move(texts, tag.start(), tag.end(), straightened(tag[0]) if len(tag[0]) > 3 else tag[0])


def _move(texts: list[Element], start: int, end: int, tag: str) -> None:
    """An emptied `w:t` closes itself: docxtpl takes an open and empty one for what it left behind."""
    at, is_placed = 0, False
    for text in texts:
        own = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(own))
        if first < last:
            text.text = (own[:first] + ("" if is_placed else tag) + own[last:]) or None
            if last - first < end - start:
                text.set(_SPACE, "preserve")
            is_placed = True
        at += len(own)


def _prepare(cell: Element) -> None:
    """docxtpl writes the colour and the span of a cell into properties that it finds, and into nothing else."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = cell.makeelement(f"{W}tcPr")
        cell.insert(0, properties)
    if len(properties) == 0:
        properties.text = ""  # written as two tags: docxtpl does not see one that closes itself
    coloured = any("cellbg" in (text.text or "") for text in cell.iter(f"{W}t"))
    if coloured and properties.find(f"{W}shd") is None:  # docxtpl takes the first out, be it a word's
        properties.insert(0, properties.makeelement(f"{W}shd", {f"{W}val": "clear"}))
