"""Layout -> settings.xml and fontTable.xml: how Word and WPS treat the file."""

from docgen.documents.writers.gb9704 import Font, Layout
from starter.markup import Element, w

_WORD_2013 = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
}


def settings() -> Element:
    """Odd and even pages differ; punctuation is set close; no compatibility mode."""
    modes = (
        w("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
        for name, value in _WORD_2013.items()
    )
    return w(
        "settings",
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        w("compat", w("balanceSingleByteDoubleByteWidth"), w("useFELayout"), *modes),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def fonts(layout: Layout) -> Element:
    """Every font with the one to take in its place, so that a PC without it does not pick any."""
    chinese = (_font(font, "86") for font in layout.fonts.values())
    return w("fonts", *chinese, _font(layout.latin, "00"))


def _font(font: Font, charset: str) -> Element:
    return w("font", w("altName", val=font.instead), w("charset", val=charset), name=font.name)
