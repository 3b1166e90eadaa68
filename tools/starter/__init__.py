"""Starter -> bytes of a Word template that conforms to GB/T 9704-2012 and is free of what nobody asked for.

spec        what a starter is told: texts, tables, controls
lists       columns and parties -> the tables that handover documents are made of
looks       layout -> the styles of a list, and those of a letter
styles      styles -> styles.xml
page        layout -> page, grid and page numbers
letterhead  layout -> mark and red lines of a letter's first page
settings    layout -> settings.xml, fontTable.xml
theme       layout -> theme1.xml
body        texts and tables -> document.xml
package     parts -> DOCX, the same bytes every time
"""

from docgen.documents.writers.gb9704 import Layout
from starter import letterhead, looks
from starter.body import Body
from starter.markup import Element, twips, w
from starter.package import pack, relation
from starter.page import folio, section, turned, upright
from starter.settings import fonts, settings
from starter.spec import Starter
from starter.styles import sheet
from starter.theme import theme

__all__ = ["build"]


def build(starter: Starter, layout: Layout) -> bytes:
    """A template to be opened in Word or WPS, and rendered by docxtpl."""
    is_letter = starter.form == "letter"
    page = upright(layout) if is_letter else turned(layout)
    margins = {
        ("footer", "default"): folio(layout, page, is_even=False),
        ("footer", "even"): folio(layout, page, is_even=True),
    }
    if is_letter:
        margins |= {("header", "first"): letterhead.header(layout), ("footer", "first"): letterhead.footer(layout)}
    parts = {f"{part}{number}": content for number, ((part, _), content) in enumerate(margins.items(), start=1)}
    relations = {place: relation(part) for place, part in zip(margins, parts, strict=True)}
    content = Body(layout, twips(page.text_width)).elements(starter.blocks)
    document = w("document", w("body", *content, section(layout, page, relations)))
    return pack(document, {**_still(starter, layout), **parts}, starter.title)


def _still(starter: Starter, layout: Layout) -> dict[str, Element]:
    """Parts that hold no text."""
    is_letter = starter.form == "letter"
    styles = looks.of_a_letter(layout) if is_letter else looks.of_a_list(layout, starter.is_dense)
    characters = looks.of_characters(layout) if is_letter else ()
    return {
        "styles": sheet(layout, styles, characters),
        "settings": settings(),
        "fontTable": fonts(layout),
        "theme1": theme(layout),
    }
