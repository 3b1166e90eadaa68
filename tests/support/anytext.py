"""Any text that a catalog may hold: for the promise that nothing is lost."""

import re

from hypothesis import strategies as st

_NASTY = (
    *("{{", "}}", "{_{", "}_}", "{%", "%}", "{#", "#}", "]]>", "<", ">", "&", "&lt;", "&#13;", "<w:br/>", "</w:t>"),
    *("\r\n", "\r", "\t", "\n", "  ", "\u3000", "\xa0", "\u2028", "\x85", "\x7f"),
    *("\x00", "\x07", "\x0b", "\x0c", "\x1b", "\ud800", "\udfff", "\ufffe", "\uffff"),
    *("👩‍👧", "e\u0301", "\u202e", "\u200d", "\u200b", "\ufeff", "𠮷", "\ue000", "\ue001\ue010", "沾益", "'", '"'),
    *(
        "*",
        "**",
        "_",
        "# ",
        "|",
        "\\",
        "1. ",
        "- ",
        ":::",
        "---",
        "```",
        "$x$",
        "[a](b)",
        "^",
        "~",
        "@x",
        "<b>",
        "    ",
    ),
)
_PIECES = st.lists(st.sampled_from(_NASTY) | st.text(max_size=8), max_size=8).map("".join)
_LONG = _PIECES.map(lambda text: ((text or "公文") * 10_000)[:10_000])

ANY_TEXT = _PIECES | _LONG
ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, and the carriage return, which no parser gives back."""
