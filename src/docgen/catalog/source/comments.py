"""A comment that was hardly meant as one -> DG116: ` #3号` behind a value is lost to every YAML parser, in silence.

A comment whose `#` is followed by a space stays what it looks like.
"""

from collections.abc import Iterator
from re import MULTILINE
from re import compile as regex

from docgen.catalog.source.positions import columns
from docgen.catalog.source.problem import Patches, Problem

_TIGHT = regex(r"(?<=[^ \t\r\n])[ \t]+(#[^ \t\r\n#!][^\r\n]*)", MULTILINE)
_LONGEST_SHOWN = 20
_HELP = "是内容的，给整个值加英文引号；是注释的，在 # 后面加一个空格。"


def lost_text(body: str, marks: bytes) -> Iterator[Problem]:
    """In a text that libyaml has read to its end. Quoted values end where their quotes do: nothing of them is lost."""
    if " #" not in body and "\t#" not in body:
        return
    comments = list(_TIGHT.finditer(body))
    starts, ends = columns(marks)
    start_of = dict(zip(ends, starts, strict=True))  # of nodes that end together, the innermost comes last
    for comment in comments:
        start = _value_before(start_of, comment.start(), comment.start(1))
        if start is not None and body[start] not in "\"'|>[{":
            yield _lost(body, start, comment.start(1), comment.start() + len(comment[0].rstrip()))


def _value_before(start_of: dict[int, int], start: int, sign: int) -> int | None:
    """Where the value before a comment begins; where there is none, as in `note: #3`, at the sign itself."""
    if any(start_of.get(at) == at for at in range(start, sign + 1)):
        return sign
    return start_of.get(start)


def _lost(body: str, start: int, sign: int, end: int) -> Problem:
    shown = body[sign : min(end, sign + _LONGEST_SHOWN)] + ("…" if end - sign > _LONGEST_SHOWN else "")
    message = f"「{shown}」前面有空格，被当作注释，没有读进来。"
    return Problem("DG116", message, _HELP, sign, end, patches=_quoted(body, start, end), is_guess=True)


def _quoted(body: str, start: int, end: int) -> Patches:
    written = body[start:end]
    quote = next((quote for quote in "\"'" if quote not in written), None)
    if quote is None or "\n" in written or (quote == '"' and "\\" in written):
        return ()
    return (start, start, quote), (end, end, quote)
