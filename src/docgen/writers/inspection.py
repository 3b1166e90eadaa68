"""A part of a template -> its syntax tree, ready to be compiled or checked, and all that is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes
from lxml import etree

from docgen.writers import dialect, grammar, places, slots
from docgen.writers.codes import SYNTAX
from docgen.writers.contract import Fault, Tag
from docgen.writers.environment import PlainEnvironment
from docgen.writers.parts import Package, Part

_XML_TAG = re.compile(rb"<[^>]*>")
_STRAY = re.compile(rb"\{\{|\{%")


@dataclass(frozen=True)
class Inspected:
    """`tree` is None when it could not be parsed; `is_fixed` when docxtpl must repair what comes out."""

    part: Part
    tree: nodes.Template | None
    tags: grammar.Tags
    faults: tuple[Fault, ...]
    is_fixed: bool = False


def inspected(environment: PlainEnvironment, part: Part) -> Inspected:
    """The part's XML in docxtpl's dialect, read as Jinja2."""
    written = places.tags_of(part)
    if faults := tuple(places.faults_of(part)):
        return Inspected(part, None, {}, faults)
    source = dialect.translated(etree.tostring(part.root, encoding="unicode"))
    tags = places.located(dialect.tags(source), written)
    tree, faults = grammar.parse(environment, source, tags)
    if tree is not None and not faults:
        faults = tuple(slots.fit(tree, tags, part.is_word))
    is_fixed = any(dialect.changes_columns(tag.text) for tag in written) or (
        tree is not None and _repeats_drawings(tree)
    )
    return Inspected(part, tree, tags, faults, is_fixed)


def strays(package: Package) -> Iterator[Fault]:
    """Tags in parts that docgen does not fill in: comments, charts, embedded text."""
    filled = {part.name for part in package.parts}
    for name, content in package.files.items():
        if name.endswith(".xml") and name not in filled and _STRAY.search(_XML_TAG.sub(b"", content)):
            reason = f"标签放在了不会填写的部分（{name}）"
            yield Fault(SYNTAX, reason, Tag("{{ … }}", name), "请移到正文、页眉、页脚或脚注里；批注和图表不填写。")


def _repeats_drawings(tree: nodes.Template) -> bool:
    loops = tree.find_all(nodes.For)
    return any("<wp:docPr" in data.data for loop in loops for data in loop.find_all(nodes.TemplateData))
