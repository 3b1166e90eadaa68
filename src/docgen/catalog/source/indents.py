"""An indent that is no row of spaces -> DG107."""

from bisect import bisect_left
from collections.abc import Iterator
from re import MULTILINE
from re import compile as regex

from docgen.catalog.source.positions import columns
from docgen.catalog.source.problem import Problem

FOREIGN_INDENT = regex(r"[ ]*(?:-[ ]+)*-?[\t\u3000\u00a0]")
_WIDE_INDENT = regex(r"^[ ]*(?:-[ ]+)*[\u3000\u00a0]", MULTILINE)
_TABS = regex(r"^[ \t]*(?:-[ \t]+)*", MULTILINE)
_NAMES = {"\t": " Tab 键", "\u3000": "全角空格", "\u00a0": "不间断空格（粘贴网页文字时常带来）"}


def foreign_indent(body: str, at: int) -> Problem:
    """Mended by two spaces, one behind a dash, and every tab of the file at once; how wide it was meant is a guess."""
    help = "请把它换成普通的半角空格，每层两个；VS Code 里可以用命令「将缩进转换为空格」处理 Tab。"
    message = f"这里用了{_NAMES[body[at]]}，YAML 的缩进只认半角空格。"
    places = sorted({at, *_tabs(body)}) if body[at] == "\t" else [at]
    if len(places) > 1:
        help = f"这个文件里共有 {len(places)} 处。{help}"
    patches = tuple((place, place + 1, " " if body[place - 1 : place] == "-" else "  ") for place in places)
    return Problem("DG107", message, help, at, at + 1, patches=patches, is_guess=True)


def _tabs(body: str) -> Iterator[int]:
    """Every tab in an indent, also behind the dash of a list."""
    for indent in _TABS.finditer(body) if "\t" in body else ():
        yield from (at for at in range(*indent.span()) if body[at] == "\t")


def wide_indents(body: str, marks: bytes) -> Iterator[Problem]:
    """Wide spaces before a key or value, which YAML takes for its first letters."""
    if "\u3000" not in body and "\u00a0" not in body:
        return
    starts, _ = columns(marks)
    for found in _WIDE_INDENT.finditer(body):
        at = found.end() - 1
        if starts[bisect_left(starts, at) : bisect_left(starts, at + 1)]:
            yield foreign_indent(body, at)
