"""What libyaml lets pass and YAML 1.2 forbids -> DG102 or DG107.

An editor marks it, and some of it loses text in silence.
"""

from array import array
from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.source.indents import foreign_indent
from docgen.catalog.source.positions import Lines, columns
from docgen.catalog.source.problem import Problem

_STUCK = regex(r"""#(?<=["'\]}|>0-9+-]#)""")
_HEAD_OF_BLOCK = regex(r"[|>][-+0-9]{0,2}\Z")
_SUNK = regex(r"[|>][-+0-9]{0,2}[ ]*\r?\n((?:[ ]*\r?\n)+)([ ]+)#")
_BEFORE_KEY = regex(r"[ ]*(?:-[ ]+)*")
_OPENING = regex(r"""["'\[{](?<![^ \n\r].)""")


def tolerated(body: str, marks: bytes) -> Iterator[Problem]:
    """In a text that libyaml has read to its end."""
    starts, ends = columns(marks)
    yield from _stuck(body, starts, ends)
    yield from _sunk(body, starts)
    yield from _shallow(body, starts, ends)


def _stuck(body: str, starts: "array[int]", ends: "array[int]") -> Iterator[Problem]:
    """`"甲"#2号`: from the # on it is a comment, which nobody may have meant."""
    for found in _STUCK.finditer(body):
        at = found.start()
        head = _HEAD_OF_BLOCK.search(body, max(0, at - 3), at)
        if head.start() in starts if head else at in ends:
            help = "是说明的，在 # 前面加一个空格；是文字的一部分的，把它放进引号里。"
            yield Problem("DG102", "「#」紧跟在值的后面，从它起都不算内容。", help, at, at + 1)


def _sunk(body: str, starts: "array[int]") -> Iterator[Problem]:
    """Empty lines that are deeper than the text below: the text does not belong to them any more."""
    for found in _SUNK.finditer(body) if " \n" in body or " \r" in body else ():
        deepest = max(len(line) for line in found[1].splitlines())
        if deepest > len(found[2]) and found.start() in starts:
            help = "请删掉空行里的空格，下面的文字比键多缩进两格。"
            yield Problem("DG102", "空行里的空格比下面的文字还多，文字不算在内。", help, found.start(1), found.end(1))


def _shallow(body: str, starts: "array[int]", ends: "array[int]") -> Iterator[Problem]:
    """Quotes and brackets that go on below must stay to the right of their key."""
    end_of, lines, outer = dict(zip(starts, ends, strict=True)), None, 0
    for found in _OPENING.finditer(body):
        start = found.start()
        end = end_of.get(start, 0)
        if start >= outer and end:
            outer = end
            if body.find("\n", start, end) >= 0:
                lines = lines or Lines(body)
                yield from _left_of_key(lines, start, end)


def _left_of_key(lines: Lines, start: int, end: int) -> Iterator[Problem]:
    """The first line that does not. A closing bracket may stand below its key."""
    column, first = _column(lines.before(start)), lines.number(start)
    for number in range(first + 1, lines.number(end - 1) + 1):
        text = lines.text(number)
        content = text.lstrip(" ")
        if content.strip() and len(text) - len(content) <= column and content[0] not in "]}#":
            at = lines.starts[number] + len(text) - len(content)
            if content[0] == "\t":
                yield foreign_indent(lines.body, at)
            else:
                help = "请比这个值的键多缩进两格。"
                yield Problem("DG102", "这一行接着上一行的值，却没有缩进。", help, at, at + len(content.rstrip()))
            return


def _column(before: str) -> int:
    """Of the key in what stands before a value, or of the dash; -1 where there is neither."""
    own = _BEFORE_KEY.match(before)
    if before.startswith("---") or own is None:
        return -1
    return before.rfind("-") if own.end() == len(before) else own.end()
