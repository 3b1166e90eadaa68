"""Template source -> syntax tree, and what in it docgen does not allow."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from jinja2 import Environment, TemplateSyntaxError, nodes

from docgen.documents.writers.codes import FORBIDDEN, SYNTAX
from docgen.documents.writers.contract import Fault, Tag
from docgen.documents.writers.filters import FILTERS, TESTS

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign,
    nodes.Name, nodes.Const, nodes.List, nodes.Tuple, nodes.Getattr, nodes.Getitem, nodes.Slice,
    nodes.Filter, nodes.Test, nodes.Keyword, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.CondExpr, nodes.Concat, nodes.Add, nodes.Sub, nodes.Mul, nodes.FloorDiv, nodes.Mod, nodes.Neg,
)  # fmt: skip
_FULL_WIDTH = re.compile("[（）｛｝％｜，：＝＋－．＂＇　]")
_FILTERS = tuple(name for name in FILTERS if not name.startswith("_"))
_PURPOSE = "模板只放内容的位置、循环和判断；要计算的请放进目录。"

Tags = Mapping[int, Tag]
"""Line of the source -> the tag on it."""


def parse(environment: Environment, source: str, tags: Tags) -> tuple[nodes.Template | None, tuple[Fault, ...]]:
    """The tree, or None, and all that is wrong with it."""
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        return None, (_syntax(error, tags),)
    return tree, tuple(_faults(tree, tags))


def in_order(node: nodes.Node) -> Iterator[nodes.Node]:
    """The node and all below it, as they follow each other in the source."""
    yield node
    for child in node.iter_child_nodes():
        yield from in_order(child)


def _faults(tree: nodes.Template, tags: Tags) -> Iterator[Fault]:
    for node in in_order(tree):
        tag = tags.get(node.lineno)
        if isinstance(node, nodes.Filter):
            yield from _unknown("过滤器", node.name, _FILTERS, tag)
            yield from _named(node, tag)
        elif isinstance(node, nodes.Test):
            yield from _unknown("判断词", node.name, TESTS, tag)
        elif isinstance(node, nodes.Call):
            if not (isinstance(node.node, nodes.Name) and node.node.name == "range"):
                yield Fault(FORBIDDEN, "模板里不能调用方法或函数，只能用 range(…)", tag, _PURPOSE)
        elif isinstance(node, nodes.For) and node.recursive:
            yield Fault(FORBIDDEN, "不能用 recursive 循环", tag, _PURPOSE)
        elif isinstance(node, nodes.CondExpr) and node.expr2 is None:
            yield Fault(SYNTAX, "{{ … if … }} 没有写 else", tag, "请写明条件不成立时印什么：{{ 甲 if 条件 else 乙 }}。")
        elif not isinstance(node, _ALLOWED):
            yield Fault(FORBIDDEN, f"不能用这种写法（{type(node).__name__}）", tag, _PURPOSE)


def _named(node: nodes.Filter, tag: Tag | None) -> Iterator[Fault]:
    """Filters and tests that are given by name: map('trim'), selectattr('n', 'none')."""
    names = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
    if node.name == "map" and names:
        yield from _unknown("过滤器", str(names[0]), _FILTERS, tag)
    elif node.name in ("selectattr", "rejectattr") and len(names) > 1:
        yield from _unknown("判断词", str(names[1]), TESTS, tag)


def _unknown(what: str, name: str, known: tuple[str, ...], tag: Tag | None) -> Iterator[Fault]:
    if name not in known:
        near = get_close_matches(name, known, 1)
        hint = f"（是不是 {near[0]}？）" if near else ""
        yield Fault(SYNTAX, f"没有{what} {name}{hint}", tag, f"可以用：{'、'.join(known)}。")


def _syntax(error: TemplateSyntaxError, tags: Tags) -> Fault:
    tag = tags.get(error.lineno)
    if tag and (odd := _FULL_WIDTH.search(re.sub(r"\"[^\"]*\"|'[^']*'", "", tag.text))):
        return Fault(SYNTAX, f"标签里有全角符号“{odd[0]}”", tag, "标签里的括号、逗号、竖线、等号、空格都用半角。")
    message = error.message or ""
    if unknown := re.match(r"Encountered unknown tag '(\w+)'", message):
        return Fault(
            SYNTAX,
            f"不认识 {unknown[1]}",
            tag,
            "标签里只有 for、if、elif、else、set 和各自的 end…；vm 只能写在表格里。",
        )
    if message.startswith("Unexpected end of template"):
        return Fault(SYNTAX, "循环或判断没有结束", tag, "请补上 {% endfor %} 或 {% endif %}。")
    return Fault(SYNTAX, f"写法有误（{message}）", tag, "请检查括号、引号是否成对，拼写是否正确。")
