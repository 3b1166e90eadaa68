"""A finished DOCX -> what its reader sees, ready for other formats: no hidden text, boxes after their paragraph.

Word and WPS do this themselves when they show a document; programs that convert one print what is hidden, and lose
either the box or the paragraph that it is anchored in. Numbers that Word counts are in no text: they cannot be kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docgen.documents.writers import splice
from docgen.documents.writers.archive import Element, parse
from docgen.documents.writers.cleaning import W, written
from docgen.errors import RenderError

_MAIN, _STYLES = "word/document.xml", "word/styles.xml"
_OFF = frozenset(("0", "false", "off", "none"))
_BOX = f"{W}txbxContent"
_DRAWN = tuple(f"{{*}}{name}" for name in ("AlternateContent", "drawing", "pict"))
_CHARACTERS = {f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}", f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}


@dataclass(frozen=True)
class Readable:
    """`content` is a DOCX of the same `body`."""

    body: Element
    content: bytes


def readable(content: bytes) -> Readable:
    """RenderError for what other formats cannot say: numbers that Word counts, notes at the foot of a page."""
    files = _files(content)
    root = parse(files[_MAIN], _MAIN)
    styles = _Styles(parse(files[_STYLES], _STYLES) if _STYLES in files else None)
    for run in list(root.iter(f"{W}r")):
        if styles.hides(run):
            _drop(run)
    for paragraph in list(root.iter(f"{W}p")):
        if styles.numbers(paragraph):
            _refuse("用了 Word 的自动编号", "请在模板里把编号打成文字，如 {{ loop.index }}.")
        _hoist(paragraph)
    if next(root.iter(f"{W}footnoteReference", f"{W}endnoteReference"), None) is not None:
        _refuse("有脚注或尾注", "请在模板里把注写进正文。")
    (body,) = root.iter(f"{W}body")
    return Readable(body, splice.frame({**files, _MAIN: written(root)}).filled({}))


def text(paragraph: Element) -> str:
    """What a paragraph says; line breaks and tabs as such."""
    return "".join(_said(paragraph))


def _said(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter(f"{W}t", *_CHARACTERS):
        if element.tag == f"{W}tab" and element.getparent().tag != f"{W}r":  # type: ignore[union-attr]
            continue  # a tab stop
        yield element.text or "" if element.tag == f"{W}t" else _CHARACTERS[str(element.tag)]


class _Styles:
    """Which styles hide their text, and which number their paragraphs."""

    def __init__(self, root: Element | None) -> None:
        styles = {} if root is None else {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
        self._hiding = {id for id in styles if self._first(styles, id, f"{W}rPr/{W}vanish", _is_on)}
        self._numbering = {id for id in styles if self._first(styles, id, f"{W}pPr/{W}numPr", _counts)}

    @staticmethod
    def _first(styles: dict[str | None, Element], id: str | None, path: str, holds: object) -> bool:
        """Of the style and those that it is based on, what the first says that says anything."""
        seen: set[str | None] = set()
        while id in styles and id not in seen:
            seen.add(id)
            found = styles[id].find(path)
            if found is not None:
                return bool(holds(found))  # type: ignore[operator]
            id = _value(styles[id].find(f"{W}basedOn"))
        return False

    def hides(self, run: Element) -> bool:
        own = run.find(f"{W}rPr/{W}vanish")
        if own is not None:
            return _is_on(own)
        paragraph = next(run.iterancestors(f"{W}p"), None)
        ids = {_value(run.find(f"{W}rPr/{W}rStyle"))}
        if paragraph is not None:
            ids.add(_value(paragraph.find(f"{W}pPr/{W}pStyle")))
        return bool(ids & self._hiding)

    def numbers(self, paragraph: Element) -> bool:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        return _counts(own) if own is not None else _value(paragraph.find(f"{W}pPr/{W}pStyle")) in self._numbering


def _is_on(element: Element) -> bool:
    return element.get(f"{W}val") not in _OFF


def _counts(numbering: Element) -> bool:
    """`numId` 0 takes the numbers of a style away."""
    return _value(numbering.find(f"{W}numId")) not in (None, "0")


def _value(element: Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def _hoist(paragraph: Element) -> None:
    """Of a box that is there twice, for old and new programs, the first; pictures stay where they are."""
    for drawn in list(paragraph.iter(*_DRAWN)):
        box = next(drawn.iter(_BOX), None)
        holder = paragraph.getparent()
        if box is None or holder is None or drawn.getroottree().getroot() is None:
            continue
        if next(drawn.iterancestors(*_DRAWN), None) is not None:
            continue
        at = holder.index(paragraph)
        holder[at + 1 : at + 1] = list(box)
        _drop(drawn)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _refuse(reason: str, help: str) -> None:
    raise RenderError(f"文书里{reason}，换成别的格式会变样或丢掉", help)


def _files(content: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except BadZipFile as error:
        raise RenderError(f"不是完好的 Word 文档：{error}", "请重新生成。") from None
