"""bytes of a Word template -> the syntax trees of its parts, ready to be compiled or checked, and all that is wrong."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from jinja2 import nodes
from lxml import etree

from docgen.documents.writers import dialect, elsewhere, grammar, places, slots
from docgen.documents.writers.archive import Broken
from docgen.documents.writers.codes import SYNTAX
from docgen.documents.writers.contract import Fault, Tag
from docgen.documents.writers.elsewhere import links
from docgen.documents.writers.environment import PlainEnvironment
from docgen.documents.writers.fields import stale
from docgen.documents.writers.joining import join
from docgen.documents.writers.parts import Package, Part, opened
from docgen.documents.writers.revisions import unaccepted

_XML_TAG = re.compile(rb"<[^>]*>")
_ONLY_ONCE = {"<w:bookmarkStart": "书签", "<w:footnoteReference": "脚注", "<w:endnoteReference": "尾注"}
_DRAWING = "<wp:docPr"
_STRAY = re.compile(rb"\{\{|\{%")


@dataclass(frozen=True)
class Inspected:
    """`tree` is None when it could not be parsed; `is_fixed` when docxtpl must repair what comes out."""

    part: Part
    tree: nodes.Template | None
    tags: grammar.Tags
    faults: tuple[Fault, ...]
    is_fixed: bool = False


@dataclass(frozen=True)
class Inspection:
    """All `files` of the template, those with tags as `parts`; useless when it has `faults`."""

    faults: tuple[Fault, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    parts: tuple[Inspected, ...] = ()

    @property
    def trees(self) -> list[tuple[nodes.Template, grammar.Tags]]:
        return [(part.tree, part.tags) for part in self.parts if part.tree]


@lru_cache(maxsize=64)
def inspect(environment: PlainEnvironment, content: bytes) -> Inspection:
    """Once per process for the same bytes: a layout serves many letters, and is checked before it is compiled."""
    try:
        package = opened(content)
    except Broken as broken:
        return Inspection((broken.fault,))
    parts = tuple(_inspected(environment, part) for part in package.parts)
    faults = (*(fault for part in parts for fault in part.faults), *links(package.files), *_strays(package))
    return Inspection(faults, package.files, tuple(part for part in parts if part.tags))


def _inspected(environment: PlainEnvironment, part: Part) -> Inspected:
    """The part's XML in docxtpl's dialect, read as Jinja2."""
    where = places.Places(part)
    written, misplaced = places.surveyed(part, where)
    if part.is_word:
        misplaced += (*unaccepted(part.root, where), *elsewhere.misplaced(part.root, where), *stale(part.root, where))
    join(part)
    xml = etree.tostring(part.root, encoding="unicode")
    if misplaced or not (written or dialect.TAG.search(xml)):
        return Inspected(part, None, {}, tuple(misplaced))
    source = dialect.translated(xml)
    tags = places.located(dialect.tags(source), written)
    tree, faults = grammar.parse(environment, source, tags)
    if tree is None:
        return Inspected(part, None, tags, faults)
    repeated = _repeated(tree) if any(mark in source for mark in (*_ONLY_ONCE, _DRAWING)) else []
    faults = faults or (*slots.fit(tree, tags, part.is_word), *_doubled(repeated, tags))
    is_fixed = any(dialect.changes_columns(tag.text) for tag in written) or any(
        _DRAWING in text for _, text in repeated
    )
    return Inspected(part, tree, tags, faults, is_fixed)


def _strays(package: Package) -> Iterator[Fault]:
    """Tags in parts that docgen does not fill in: comments, charts, embedded text."""
    filled = {part.name for part in package.parts}
    for name, content in package.files.items():
        if name.endswith(".xml") and name not in filled and _STRAY.search(_XML_TAG.sub(b"", content)):
            reason = f"标签放在了不会填写的部分（{name}）"
            yield Fault(SYNTAX, reason, Tag("{{ … }}", name), "请移到正文、页眉、页脚或脚注里；图表不填写。")


def _repeated(tree: nodes.Template) -> list[tuple[int, str]]:
    """The line of each loop, and the XML that it writes in every round."""
    return [
        (loop.lineno, "".join(data.data for data in loop.find_all(nodes.TemplateData)))
        for loop in tree.find_all(nodes.For)
    ]


def _doubled(repeated: Iterable[tuple[int, str]], tags: grammar.Tags) -> Iterator[Fault]:
    """What a document may have only once, in a loop."""
    for line, inside in repeated:
        for mark, name in _ONLY_ONCE.items():
            if mark in inside:
                help = f"请把{name}移到循环外面，或删去它。"
                yield Fault(SYNTAX, f"循环里有{name}，每一轮都会重复一次", tags.get(line), help)
