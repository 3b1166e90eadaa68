"""A colon that looks like the end of a key and is none -> DG108 or DG109, and the edit that fixes it."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.source.positions import columns
from docgen.catalog.source.problem import Problem

_KEY_COLONS = (regex(r"：(?<=[a-z0-9_ -]：)"), regex(r":(?![\s/:])(?<=[a-z0-9_ -]:)"))
_KEY = regex(r"[a-z][a-z0-9_-]*[ ]?")
_KEY_AT_LINE_START = regex(rf"[\r\n][ ]*(?:-[ ]+)*{_KEY.pattern}\Z")
_LONGEST_KEY = 64
_LITERAL = "如果冒号本来就是文字的一部分，请给整句加英文引号。"


def separator(body: str, colon: int) -> Problem:
    """DG108 or DG109, by the colon that stands there, with its edit."""
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
