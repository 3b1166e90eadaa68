"""Layout -> the styles of a list and those of a letter: every size and distance is a figure of the standard."""

from collections.abc import Callable
from math import floor
from typing import Any

from docgen.documents.writers.gb9704 import Layout
from starter.styles import CharacterStyle, Style

_LEADING = 1.3
_AIR = 2.0  # points under a paragraph of a cell: what a line has above its characters
_TAG = 9.0  # points: tags are read in the template only
_DATE = 7  # 字, as wide as 2026年11月23日
_LONG_NAME = 18  # 字, the longest name of a 发文机关 that a date is centred under


def of_a_list(layout: Layout, is_dense: bool = False) -> tuple[Style, ...]:
    """Running text, titles, and the inside of a table."""
    running, title = _running(layout), layout.length("title.size")
    cell = layout.length("table.size_dense" if is_dense else "table.size")
    song, annex = layout.text("title.typeface"), layout.text("annex.typeface")
    hei, kai = layout.text("level1.typeface"), layout.text("level2.typeface")
    return (
        *_shared(layout, cell),
        Style("DocTitle", "清单标题", song, title, "center", line=title * _LEADING, keep_next=True),
        running("SubTitle", "清单副标题", kai, align="center", after=6, keep_next=True),
        running("SheetTitle", "表题", hei, before=8, after=3, keep_next=True, outline=0),
        Style("SheetNote", "表注", layout.text("text.typeface"), cell, before=3, after=3, line=cell * _LEADING),
        running("AnnexLabel", "附表序号", annex, keep_next=True),
        running("AnnexTitle", "附表标题", song, align="center", after=6, keep_next=True, outline=0),
    )


def of_a_letter(layout: Layout) -> tuple[Style, ...]:
    """From the 发文机关标志 down to the 抄送 (10.1)."""
    running, indent = _running(layout), layout.number("text.indent") * layout.character_pitch
    title, above = layout.length("title.size"), layout.length("letter.title_above")
    hei, kai, body = (layout.text(f"level{level}.typeface") for level in (1, 2, 3))
    return (
        *_shared(layout, layout.length("table.size")),
        *_head(layout),
        Style("DocTitle", "公文标题", layout.text("title.typeface"), title, "center", above, line=title * _LEADING),
        running("Recipient", "主送机关", before=layout.length("recipient.above")),
        running("BodyText", "正文段落", align="both", first=indent),
        running("Level1", "第一层标题", hei, first=indent, keep_next=True, outline=0),
        running("Level2", "第二层标题", kai, first=indent, keep_next=True, outline=1),
        running("Level3", "第三层标题", body, first=indent, keep_next=True, outline=2),
        *_attachments(layout),
        *_signing(layout),
        running("Note", "附注", first=layout.number("note.indent") * layout.character_pitch),
        _copy_to(layout),
    )


def of_characters(layout: Layout) -> tuple[CharacterStyle, ...]:
    """What a letter sets off in its text."""
    return (
        CharacterStyle("Strong", "加重", layout.text("text.typeface"), is_bold=True),
        CharacterStyle("Emphasis", "楷体字", layout.text("level2.typeface")),
        CharacterStyle("Urgent", "黑体字", layout.text("urgency.typeface")),
    )


def _running(layout: Layout) -> Callable[..., Style]:
    """Styles in the size of the text, 28 characters to the line and 22 lines to the page.

    Each character gives up a little, in twentieths of a point, and each line has its height. A grid would do the same
    in Word, but LibreOffice gives each character two cells of it, and begins under a letterhead with a line of its own.
    """
    size = layout.length("text.size")
    tracking = floor((layout.character_pitch - size) * 20) / 20

    def style(id: str, name: str, typeface: str = "", line: float = layout.line_pitch, **rest: Any) -> Style:
        face = typeface or layout.text("text.typeface")
        return Style(id, name, face, size, line=line, is_exact=True, tracking=tracking, **rest)

    return style


def _shared(layout: Layout, cell: float) -> tuple[Style, ...]:
    """Running text, the inside of a table, tags and page numbers."""
    body, song = layout.text("text.typeface"), layout.text("folio.typeface")
    line, folio = cell * _LEADING, layout.length("folio.size")
    return (
        _running(layout)("Normal", "Normal", align="both"),
        Style("CellHead", "表头", layout.text("table.head"), cell, "center", after=_AIR, line=line),
        Style("CellText", "表内文字", body, cell, after=_AIR, line=line),
        Style("CellCentre", "表内居中", body, cell, "center", after=_AIR, line=line),
        Style("Tag", "标记", body, _TAG, line=_TAG * _LEADING, colour="808080"),
        Style("Folio", "页码", song, folio, line=folio, is_exact=True, latin=song),
    )


def _head(layout: Layout) -> tuple[Style, ...]:
    running, text, mark = _running(layout), layout.length("text.size"), layout.length("mark.size")
    song, narrow = layout.text("mark.typeface"), round(layout.number("mark.narrow"))
    red: dict[str, Any] = {"align": "center", "line": mark, "is_exact": True, "colour": layout.text("mark.colour")}
    below, right = layout.length("letter.number_below"), layout.length("area.width")
    return (
        Style("Mark", "发文机关标志", song, mark, **red),
        Style("NarrowMark", "发文机关标志（长）", song, mark, scale=narrow, **red),
        running("LetterNumber", "发文字号", before=below, line=text, right_tab=right),
        running("Secrecy", "密级和紧急程度", layout.text("urgency.typeface")),
    )


def _attachments(layout: Layout) -> tuple[Style, ...]:
    """附件说明 (7.3.4): what a name takes more than a line for begins under its first character."""
    running, character, above = _running(layout), layout.character_pitch, layout.length("attachments.above")
    label = (layout.number("attachments.indent") + 3) * character
    return (
        running("Attachment", "附件说明", before=above, left=label, first=-3 * character),
        running("FirstAttachment", "附件说明（首行）", before=above, left=label + character, first=-4 * character),
        running("NextAttachment", "附件说明（续行）", left=label + character, first=-character),
    )


def _signing(layout: Layout) -> tuple[Style, ...]:
    """署名 centred on the date, the date 4 字 from the right (7.3.5.1), and two lines for the top of the seal."""
    running, characters = _running(layout), layout.number("grid.characters")
    widths = {"": 2 * layout.number("date.right") + _DATE, "Long": _LONG_NAME}
    styles = []
    for length, width in widths.items():
        place = {"align": "center", "left": (characters - width) * layout.character_pitch}
        suffix = "（长）" if length else ""
        styles += [
            running(f"Signer{length}", f"发文机关署名{suffix}", before=2 * layout.line_pitch, keep_next=True, **place),
            running(f"Date{length}", f"成文日期{suffix}", **place),
        ]
    return tuple(styles)


def _copy_to(layout: Layout) -> Style:
    size = layout.length("imprint.size")
    indent = layout.number("imprint.indent") * size
    label = 3 * size
    return Style(
        *("CopyTo", "抄送机关", layout.text("text.typeface"), size), left=indent + label, right=indent, first=-label
    )
