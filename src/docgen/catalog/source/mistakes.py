"""Where the parser stopped -> the mistake behind it, in words of the author and on the line to change."""

from collections.abc import Callable
from re import compile as regex

from docgen.catalog.source import refusals
from docgen.catalog.source.brackets import is_tight_key
from docgen.catalog.source.building import Tree
from docgen.catalog.source.colons import WIDE, separator
from docgen.catalog.source.conflicts import conflicts
from docgen.catalog.source.indents import FOREIGN_INDENT, foreign_indent
from docgen.catalog.source.parse_error import ParseError
from docgen.catalog.source.problem import Problem

_FULL_WIDTH = regex(r"[ ]*(?:-[ ]+)*[\w-]{1,20}[ ]*(：)")
_TIGHT = regex(rf"[ ]*(?:-[ ]+)*[\w-]{{1,20}}[ ]*(:)(?=[^\s/]|[{WIDE}])")
_QUOTED_KEY = regex(r"""[ ]*(?:-[ ]+)*["'].*["']""")
_PAIR = regex(r"[ ]*(?:-[ ]+)*[^\s#][^#]*?:(?:\s|$)")
_KEY_AT = regex(r"([ ]*)(?:-[ ]+)*([A-Za-z_][\w-]*):")
_CLOSING = {"[": "]", "{": "}"}
_QUOTE = "请给整个值加英文引号。"


def diagnose(body: str, tree: Tree) -> Problem:
    """The mistake that stopped the parser; DG102 with a plain sentence when nothing better is known."""
    stop = ParseError.of(body, tree)
    return next(filter(None, (look(stop) for look in _LOOKS)))


def _quoted(value: str) -> str:
    """The way out with the author's own words in it."""
    quote = "'" if '"' in value else '"'
    return f"请给整个值加英文引号，例如 {quote}{value[:40]}{quote}。"


def _foreign_space(stop: ParseError) -> Problem | None:
    if stop.char == "\t":
        return foreign_indent(stop.body, stop.at)
    for number in (stop.number, stop.lines.number(stop.since)):
        if indent := FOREIGN_INDENT.match(stop.lines.text(number)):
            return foreign_indent(stop.body, stop.lines.starts[number] + indent.end() - 1)
    return None


def _no_part_of_a_catalog(stop: ParseError) -> Problem | None:
    """A directive, the end of a document, an anchor or alias: YAML, but of the kind that `refusals` explains."""
    heading = all(line[:1] in ("", "%", "#") for line in stop.body[: stop.at].splitlines())
    if heading and ("directive" in stop.doing + stop.says or "incompatible YAML" in stop.says):
        return refusals.directive(stop.body, 0)
    if stop.says.endswith(("<document start>", "node content")) and (end := stop.document_end) is not None:
        return refusals.document_end(end)
    if stop.char in ("&", "*") and stop.says == "did not find expected key":
        return refusals.foreign(stop.body, stop.at, stop.at + 1)
    return None


def _separator(stop: ParseError) -> Problem | None:
    """DG108 or DG109 on the line that looks like a key, at or above the line where the parser noticed."""
    if stop.char == ":" and stop.last[1] == stop.at and _QUOTED_KEY.fullmatch(stop.lines.before(stop.at)):
        return separator(stop.body, stop.at)
    if not stop.says.startswith(("mapping values", "could not find expected ':'")):
        return None
    for number in range(stop.number, -1, -1):
        line = stop.lines.text(number)
        if found := _FULL_WIDTH.match(line) or _TIGHT.match(line):
            return separator(stop.body, stop.lines.starts[number] + found.start(1))
        if number < stop.number and _PAIR.match(line):
            break
    return None


def _colon_in_brackets(stop: ParseError) -> Problem | None:
    """`{name:食品}` lacks a space; the rest is what `brackets` cannot read."""
    if stop.says != "found unexpected ':'":
        return None
    if is_tight_key(stop.body, stop.since, stop.at):
        return separator(stop.body, stop.at)
    length = stop.at - stop.since + 1
    return stop.wrong("方括号、花括号里的文字带冒号，却没有加引号。", _QUOTE, stop.since, length)


def _key_of_several_lines(stop: ParseError) -> Problem | None:
    """A key in brackets that does not end on the line where it begins; the bracket itself does close."""
    if stop.char != ":" or "flow" not in stop.doing or stop.says.endswith("node content"):
        return None
    rest = stop.body[stop.at :]
    if not any(rest.count(closing) > rest.count(opening) for opening, closing in _CLOSING.items()):
        return None
    return stop.wrong(
        "括号里的键和它的冒号不在同一行上。", "请写到一行里，例如 {name: 食品}；文字太长的，每个键另起一行写。"
    )


def _first_character(stop: ParseError) -> Problem | None:
    """A value that begins with a character which means something to YAML."""
    if stop.says == "found character that cannot start any token" or stop.says.startswith("mapping keys are not"):
        start = stop.at
    elif "tag handle" in stop.says or stop.doing.endswith(
        ("an alias", "an anchor", "a tag", "a directive", "a block scalar")
    ):
        start = stop.since
    else:
        return None
    character = stop.body[start : start + 1]
    return stop.wrong(f"文字不能以「{character}」开头，它在 YAML 里另有用处。", _quoted(stop.rest(start)), start)


def _escape(stop: ParseError) -> Problem | None:
    if "escape" not in stop.says and "hexdecimal" not in stop.says:
        return None
    start = stop.body.rfind("\\", stop.since, stop.at + 1)
    if "Unicode" in stop.says:
        return Problem("DG106", "这个转义写法不是任何文字。", "请删掉它，直接输入要写的字。", start, start + 2)
    written = stop.body[start : start + 2]
    return stop.wrong(
        f"双引号里的「{written}」不是认得的写法。", "反斜杠要写两个（\\\\），或者把双引号换成单引号。", start, 2
    )


def _quote(stop: ParseError) -> Problem | None:
    start, end = stop.last
    quoted = stop.body[start : start + 1] in ("'", '"') and stop.lines.number(end) == stop.number
    if "quoted scalar" in stop.doing:
        start = stop.since
    elif not quoted or stop.body[end : stop.at].strip(" ") or ("flow" in stop.doing and stop.char in ("'", '"')):
        return None
    elif stop.lines.number(start) == stop.number:
        help = "引号要包住整个值；值里面要用引号时，写中文引号“ ”。"
        return stop.wrong(f"引号已经合上，后面还有文字「{stop.rest(stop.at)[:20]}」。", help)
    mark = stop.body[start]
    help = f"请在这个值的末尾补上 {mark}；两头要用同一种英文引号，不能一头英文一头中文。"
    return stop.wrong(f"从这里开始的引号 {mark} 没有合上。", help, start)


def _bracket(stop: ParseError) -> Problem | None:
    if stop.says.startswith("did not find expected ','"):
        opening = stop.since
    elif stop.doing == "while parsing a flow node" and not stop.char:
        opening = max(stop.body.rfind("["), stop.body.rfind("{"))
    else:
        return None
    closing = _CLOSING[stop.body[opening]]
    if stop.char == "?":
        return stop.wrong("方括号、花括号里的文字带问号，却没有加引号。", _QUOTE)
    if stop.lines.number(opening) == stop.number and closing in stop.rest(stop.at):
        return stop.wrong("这里缺一个逗号。", "括号里的各项之间要用英文逗号加空格（, ）隔开。")
    help = f"请补上英文的 {closing}；中文的括号（】、｝）不算。"
    return stop.wrong(f"从这里开始的括号 {stop.body[opening]} 没有合上。", help, opening)


def _left_over(stop: ParseError) -> Problem | None:
    is_first = not stop.lines.before(stop.at).strip(" -?")
    if stop.char == ":" and (is_first or stop.says.endswith("node content")):
        return stop.wrong("冒号前面没有键名。", f"请补上键名，或删掉这个冒号；如果它是文字的一部分，{_QUOTE}")
    if stop.char in ("]", "}", ",") and stop.says.startswith("did not find expected"):
        return stop.wrong(f"这里多了一个「{stop.char}」。", f"请删掉它；如果它是文字的一部分，{_QUOTE}")
    return None


def _after_bracket(stop: ParseError) -> Problem | None:
    """`number: [2024]5号`: YAML has read a list, and then there is more."""
    before = stop.lines.before(stop.at).rstrip(" ")
    if not before.endswith(("]", "}")) or not stop.says.startswith("did not find expected"):
        return None
    help = f"如果括号是文字的一部分，{_QUOTE}文号里的年份请用六角括号〔〕。"
    return stop.wrong(f"括号已经合上，后面还有文字「{stop.rest(stop.at)[:20]}」。", help)


def _second_colon(stop: ParseError) -> Problem | None:
    """`note: 时间: 三天`: a colon and a space inside an unquoted value."""
    number, column = stop.lines.number(stop.last[0]), stop.at - stop.lines.starts[stop.number]
    before = stop.lines.text(stop.number)[:column]
    if not stop.says.startswith("mapping values") or number != stop.number or not _PAIR.match(before):
        return None
    help = _quoted(stop.rest(stop.last[0])) + "或者改用中文冒号「：」。"
    return stop.wrong("值里面又有英文冒号，YAML 分不清哪个是键。", help)


def _no_colon(stop: ParseError) -> Problem | None:
    """A line of a mapping without any colon; the parser notices on a later line."""
    if stop.says == "could not find expected ':'":
        number = stop.lines.number(stop.since)
    elif stop.says.startswith("mapping values") and not stop.lines.before(stop.last[0]).strip(" "):
        number = stop.lines.number(stop.last[0])
    else:
        return None
    help = "请写成「键: 值」；如果它接着上一行的话说，请比上一行的键多缩进两格。"
    return stop.wrong_line(number, f"这一行没有冒号：{stop.lines.text(number).strip()[:20]}", help)


def _dash(stop: ParseError) -> Problem | None:
    if stop.says.startswith("block sequence entries"):
        return stop.wrong("「- 」不能写在冒号的同一行。", "请另起一行，缩进两格再写「- 」。")
    if stop.doing == "while parsing a flow node" and stop.char == "-":
        return stop.wrong("方括号、花括号里不用「- 」。", "各项之间用英文逗号加空格（, ）隔开，去掉「- 」。")
    if stop.says.endswith("'-' indicator") and stop.char != "-":
        help = "新的一项请以「- 」开头；属于上一项的键，请与上一项的第一个键左对齐。"
        return stop.wrong_line(stop.number, "列表里的这一行没有以「- 」开头，也没有与上一项的键对齐。", help)
    if stop.says.startswith("did not find expected") and stop.char == "-" and stop.begins_line:
        help = "同一个列表的「- 」要左对齐；列表的上一行应当是「键:」，后面不写值。"
        return stop.wrong_line(stop.number, "这一行的「- 」对不上任何列表。", help)
    return None


def _indent(stop: ParseError) -> Problem | None:
    if not stop.begins_line and not stop.says.startswith("mapping values"):
        return None
    if stop.says.startswith(("mapping values", "did not find expected key", "did not find expected <document")):
        help = "同一层的键要左对齐，下一层多缩进两格；已经写了值的键，下面不能再缩进写键。"
        return stop.wrong_line(stop.number, f"这一行的缩进不对，{_beside(stop)}。", help)
    return None


def _beside(stop: ParseError) -> str:
    """How far this line is indented, and the key above it."""
    own = stop.lines.text(stop.number)
    for number in range(stop.number - 1, -1, -1):
        above = stop.lines.text(number)
        if found := _KEY_AT.match(above):
            depth = len(own) - len(own.lstrip(" "))
            return f"它缩进 {depth} 格，上面的 {found[2]} 缩进 {len(found[1])} 格，对不齐"
    return "与上面的行对不齐"


def _anything(stop: ParseError) -> Problem:
    help = f"请检查这一处和上一行的缩进、冒号、引号和括号；文字里有特殊符号时，{_QUOTE}"
    return stop.wrong(f"从这里起不合 YAML 的写法，读不下去了（{stop.says}）。", help)


_LOOKS: tuple[Callable[[ParseError], Problem | None], ...] = (
    lambda stop: next(conflicts(stop.body), None),
    _foreign_space,
    _no_part_of_a_catalog,
    _separator,
    _colon_in_brackets,
    _key_of_several_lines,
    _first_character,
    _escape,
    _quote,
    _bracket,
    _left_over,
    _after_bracket,
    _second_colon,
    _no_colon,
    _dash,
    _indent,
    _anything,
)
"""From the most certain to the least; the last one always answers."""
