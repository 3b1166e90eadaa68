"""Starter -> bytes of a Word template that conforms to GB/T 9704-2012 and is free of what nobody asked for.

spec       what a starter is told: texts, tables, controls
lists      columns and parties -> the tables that handover documents are made of
styles     layout -> styles.xml
page       layout -> page, grid and page numbers
settings   layout -> settings.xml, fontTable.xml
body       texts and tables -> document.xml
package    parts -> DOCX, the same bytes every time
"""

from docgen.writers.gb9704 import Layout
from docgen.writers.starter.body import Body
from docgen.writers.starter.markup import twips, w
from docgen.writers.starter.package import pack, relation
from docgen.writers.starter.page import folio, section, turned, upright
from docgen.writers.starter.settings import fonts, settings
from docgen.writers.starter.spec import Starter
from docgen.writers.starter.styles import list_styles, sheet
from docgen.writers.starter.theme import theme

__all__ = ["build"]


def build(starter: Starter, layout: Layout) -> bytes:
    """A template to be opened in Word or WPS, and rendered by docxtpl."""
    page = turned(layout) if starter.landscape else upright(layout)
    parts = {
        "styles": sheet(layout, list_styles(layout, starter.is_dense)),
        "settings": settings(),
        "fontTable": fonts(layout),
        "theme1": theme(layout),
        "footer1": folio(layout, page, is_even=False),
        "footer2": folio(layout, page, is_even=True),
    }
    footers = {("footer", "default"): relation("footer1"), ("footer", "even"): relation("footer2")}
    content = Body(layout, twips(page.text_width)).elements(starter.blocks)
    document = w("document", w("body", *content, section(layout, page, footers)))
    return pack(document, parts, starter.title)
