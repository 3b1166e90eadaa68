"""A colon that looks like the end of a key and is none -> DG108 or DG109, and the edit that fixes it."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.source.positions import columns
from docgen.catalog.source.problem import Problem

WIDE = "\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\N{NARROW NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{FIGURE SPACE}"
"""Spaces that look like one and are none to YAML; pasted from Word or a web page."""
_KEY_COLONS = (
    regex(r"：(?<=[a-z0-9_ -]：)"),
    regex(r":(?![\s/:])(?<=[a-z0-9_ -]:)"),
    regex(rf":(?=[{WIDE}])(?<=[a-z0-9_ -]:)"),
)
_KEY = regex(r"[a-z][a-z0-9_-]*[ ]?")
_KEY_AT_LINE_START = regex(rf"[\r\n][ ]*(?:-[ ]+)*{_KEY.pattern}\Z")
_LONGEST_KEY = 64
_LITERAL = "如果冒号本来就是文字的一部分，请给整句加英文引号。"


def separator(body: str, colon: int) -> Problem:
    """DG108 or DG109, by the colon that stands there, with its edit."""
    after = len(body[colon + 1 :]) - len(body[colon + 1 :].lstrip(WIDE))
    if after:
        end = colon + 1 + after
        message = "冒号后面的空格不是普通空格（多半是从 Word 或网页粘贴来的），YAML 会把整段当成一句话。"
        patches = ((colon, end, ": "),)
        return Problem("DG109", message, "请改成键盘上的空格。" + _LITERAL, colon, end, patches=patches)
    patches = ((colon, colon + 1, ":" if body[colon + 1 : colon + 2].isspace() else ": "),)
    if body[colon] == "：":
        message, help = "键后面用了中文冒号「：」，YAML 只认英文冒号加空格。", "请改成英文冒号加一个空格。"
        return Problem("DG108", message, help + _LITERAL, colon, colon + 1, patches=patches)
    message, help = "冒号后面缺一个空格，YAML 会把整段当成一句话。", "请在冒号后面加一个空格。"
    return Problem("DG109", message, help + _LITERAL, colon, colon + 1, patches=patches)


def swallowed(body: str, marks: bytes) -> Iterator[Problem]:
    """DG108 and DG109 that YAML takes for plain text: `name：食品` is one string to every parser."""
    colons = [found.start() for kind in _KEY_COLONS for found in kind.finditer(body)]
    starts, ends = columns(marks) if colons else (array("I"), array("I"))
    for colon in colons:
        node = bisect_right(starts, colon) - 1
        if node < 0 or ends[node] <= colon or body[starts[node]] in "\"'|>[{":
            continue
        has_no_value = node + 1 < len(starts) and starts[node + 1] == ends[node + 1]
        if _begins_line(body, colon) or (has_no_value and _KEY.fullmatch(body, starts[node], colon)):
            yield separator(body, colon)


def _begins_line(body: str, colon: int) -> bool:
    """Whether nothing but a key stands before the colon; the file begins like a line."""
    before = body[colon - _LONGEST_KEY : colon] if colon > _LONGEST_KEY else "\n" + body[:colon]
    return _KEY_AT_LINE_START.search(before) is not None
