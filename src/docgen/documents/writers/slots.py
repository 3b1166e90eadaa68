"""Syntax tree of a part -> the same tree, every printed value fitted to the XML around it."""

from collections.abc import Iterator

from jinja2 import nodes

from docgen.documents.writers.codes import FORBIDDEN
from docgen.documents.writers.contract import Fault
from docgen.documents.writers.grammar import Tags, in_order
from docgen.documents.writers.program import call

_ATTRIBUTE = "<"
_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_ELSEWHERE = "docgen 只填写普通文字；{{r …}}、{{p …}} 和域代码里的标签请改成普通的 {{ … }}。"


def fit(tree: nodes.Template, tags: Tags, is_word: bool) -> Iterator[Fault]:
    """Changes the tree. DG705 for a value that would stand where no text may.

    Values inside a `w:t` are text. Those inside an attribute can only be numbers and colours.
    docxtpl's `{_{` is undone here, in the template's own text, so that a value may hold it.
    """
    element = ""
    for output in in_order(tree):
        if not isinstance(output, nodes.Output):
            continue
        for index, child in enumerate(output.nodes):
            tag = tags.get(child.lineno)
            if isinstance(child, nodes.TemplateData):
                _tidy(child)
                if element == _ATTRIBUTE and "<" not in child.data and ">" not in child.data:
                    yield Fault(FORBIDDEN, "只能是一个值，不能是条件和文字", tag, _ELSEWHERE)
                element = _innermost(child.data, element)
            elif element == _ATTRIBUTE:
                output.nodes[index] = call("_token", child)
            elif element != "w:t" if is_word else not element:
                yield Fault(FORBIDDEN, "放在了不能填写文字的地方", tag, _ELSEWHERE)


def _tidy(data: nodes.TemplateData) -> None:
    """Undo the line break before the next tag, and docxtpl's escapes."""
    text = data.data.removesuffix("\n")
    for written, meant in _ESCAPES:
        text = text.replace(written, meant)
    data.data = text


def _innermost(data: str, before: str) -> str:
    """The element whose text comes next: its name, `<` inside of a tag, empty between elements."""
    opened, closed = data.rfind("<"), data.rfind(">")
    if opened > closed:
        return _ATTRIBUTE
    if closed < 0:
        return before
    tag = data[data.rfind("<", 0, closed) + 1 : closed] if "<" in data else "/"
    return "" if tag.startswith("/") or tag.endswith("/") else tag.split()[0]
