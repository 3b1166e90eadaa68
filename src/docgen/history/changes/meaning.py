"""实质变更 or 文字修订: what only its form has changed in, and which fields no applicant has to know.

After the change notes of GOV.UK: major is what affects what people must know or do, minor is the rest.
What the public must be told of follows 办法第三条、第九条、第十八条.
"""

from collections.abc import Container
from re import Match
from re import compile as regex

from docgen.law import citation

_EDITORIAL = frozenset(
    {
        *("note", "quote", "sources", "unknown", "allow", "history"),
        *("code", "previous_codes", "index_number", "ecert_code", "theme", "parent"),
        "push",
    }
)
"""Remarks, origins and records of what is decided elsewhere; numbers and shelves to find a permit by; what the two
sides tell each other. Whatever is not named here is 实质: better a field announced in vain than one concealed."""

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width letters, digits and marks -> half-width ones."""
_MARKS = regex(
    "[\\s\u200b-\u200f\u202a-\u202e\u2060\ufeff，。、；：！？“”‘’「」『』（）【】《》〈〉…—·,.;:!?\"'()\\[\\]]+"
)
_NUMERALS = frozenset("0123456789零〇一二三四五六七八九十百千万半")


def is_editorial(field: str) -> bool:
    """Whether a change of this key, or of anything below it, is never 实质."""
    return field in _EDITORIAL


def meaning(text: str, laws: Container[str]) -> str:
    """The same for texts that differ in form only: width of characters, spaces, punctuation; for citations also
    第8条 and 第八条, and the names by which the 法规库 knows one law. Marks between numerals stay: 1.5 is not 15.
    """
    mentions = citation.parse_list(text)
    if mentions:
        return "、".join(_place(mention, laws) for mention in mentions)
    return _MARKS.sub(_said, text.translate(_NARROW))


def _said(marks: Match[str]) -> str:
    before, after = marks.string[: marks.start()][-1:], marks.string[marks.end() :][:1]
    return marks[0] if before in _NUMERALS and after in _NUMERALS else ""


def _place(mention: citation.Mention, laws: Container[str]) -> str:
    cited = mention.citation
    known = citation.find(cited.title, laws)
    through = f"至{mention.through.place}" if mention.through else ""
    return f"《{known.title if known else cited.title}》{cited.place}{through}"
