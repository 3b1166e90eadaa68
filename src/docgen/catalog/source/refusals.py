"""What YAML allows and a catalog does not -> the problem, in words of the author."""

from re import MULTILINE
from re import compile as regex

from docgen.catalog.source.problem import Problem

MAX_DEPTH = 32
MAX_NODES = 50_000

_WORD = regex(r"\S{1,40}")
_DIRECTIVE = regex(r"^%.*", MULTILINE)
_FOREIGN = {"&": "锚点", "*": "引用", "!": "类型标记", "<": "合并记号"}


def duplicate(key: str, start: int, end: int, first: tuple[int, int]) -> Problem:
    help = "同一层里每个键只能写一次：请合并这两处，或删掉多余的一处。"
    return Problem("DG103", f"键「{key[:40]}」重复了，只会有一处起作用。", help, start, end, first)


def foreign(body: str, start: int, end: int) -> Problem:
    """An alias, `<<`, or a node that begins with its anchor or tag."""
    word = _WORD.match(body, start)
    written = word[0] if word else body[start:end]
    message = f"「{written}」在 YAML 里是{_FOREIGN.get(written[:1], '记号')}，目录文件里不使用。"
    help = "请把内容原样再写一遍；如果它本来就是文字的一部分，请给整个值加英文引号。"
    return Problem("DG104", message, help, start, start + len(written))


def directive(body: str, start: int) -> Problem:
    found = _DIRECTIVE.search(body, start)
    assert found is not None
    return Problem("DG104", f"「{found[0][:40]}」是 YAML 指令，目录文件里不使用。", "请删掉这一行。", *found.span())


def second_document(start: int, end: int) -> Problem:
    help = "一个文件只写一项：请删掉这一行「---」，或把后面的内容移到另一个文件。"
    return Problem("DG105", "「---」把文件分成了两份文档，后面的内容会丢失。", help, start, end)


def document_end(start: int) -> Problem:
    help = "请删掉这一行；后面还有内容的，移到另一个文件。"
    return Problem("DG105", "「...」表示文件到此结束，目录文件里不使用。", help, start, start + 3)


def too_long(number: str, start: int, end: int) -> Problem:
    message = f"没有加引号的 {number[:20]}… 被读成了数字，可它有 {len(number)} 个字符，数字存不下。"
    return Problem("DG110", message, "编号、代码一律加英文引号。", start, end)


def too_deep(start: int, end: int) -> Problem:
    help = "请检查括号和缩进，目录文件用不到这么多层。"
    return Problem("DG110", f"层次太深：这里套了 {MAX_DEPTH} 层以上。", help, start, end)


def too_many(start: int) -> Problem:
    help = "请拆成几个文件，一个文件只写一项。"
    return Problem("DG110", f"内容太多：超过 {MAX_NODES} 个值。", help, start, start)


def key_is_no_text(body: str, value: object, start: int, end: int) -> Problem:
    kind = "空值" if value is None else "是否" if isinstance(value, bool) else "数字"
    message = f"键「{body[start:end][:40]}」没有加引号，被读成了{kind}。"
    return Problem("DG113", message, "键必须是文字：请改正键名，或给它加英文引号。", start, end)


def collection_as_key(start: int, end: int) -> Problem:
    help = "键必须是文字。值里要写花括号或方括号时，请给整个值加英文引号。"
    return Problem("DG113", "这里的键是一个列表或一组键值，不是文字。", help, start, end)
