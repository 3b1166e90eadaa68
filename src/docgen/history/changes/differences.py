"""Two states of one permit -> Details: field by field of the model, entry by entry of its lists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from msgspec.structs import fields

from docgen.catalog import schema
from docgen.catalog.model import Law
from docgen.catalog.model.record import Part
from docgen.history.changes.change import Action, Detail
from docgen.history.changes.matching import KEYS, match
from docgen.history.changes.meaning import is_editorial, meaning
from docgen.history.changes.reading import Node, Reader

_OUTSIDE = {"department": "主管部门"}
"""What is a field of the model but no property of the schema, with its title: the folder says it."""
_LABEL_LENGTH = 24


@dataclass(frozen=True)
class Comparison:
    """Both states, each with its catalog, the schema of a permit, and the 法规库."""

    before: Reader
    after: Reader
    document: Node
    laws: Mapping[str, Law]


@dataclass(frozen=True)
class _Place:
    """Where in the permit: `field` is the top-level key, `node` the schema's, the rest is what holds from above."""

    node: Node
    field: str = ""
    title: str = ""
    is_internal: bool = False
    is_editorial: bool = False

    def below(self, name: str) -> "_Place":
        node = self.node.get("properties", {}).get(name, {})
        title = node.get("title") or _OUTSIDE.get(name, name)
        return _Place(
            node,
            self.field or name,
            f"{self.title}的{title}" if self.title else title,
            self.is_internal or schema.is_internal(node),
            self.is_editorial or is_editorial(name),
        )

    def detail(self, action: Action, before: str | None, after: str | None, *, is_form: bool = False) -> Detail:
        return Detail(
            field=self.field,
            title=self.title,
            action=action,
            before=before,
            after=after,
            is_substantive=not (is_form or self.is_editorial),
            is_internal=self.is_internal,
        )

    def once(self, action: Action, words: str) -> Detail:
        """Of what is there on one side only."""
        return self.detail(action, None, words) if action == "新增" else self.detail(action, words, None)

    def entry(self, label: str) -> "_Place":
        shown = label if len(label) <= _LABEL_LENGTH else f"{label[:_LABEL_LENGTH]}…"
        return replace(self, node=self.node.get("items", {}), title=f"{self.title}“{shown}”")


def differences(comparison: Comparison) -> Iterator[Detail]:
    """In the order of the model. The file's name is no part of what a permit says."""
    before, after = comparison.before.permit, comparison.after.permit
    for detail in _parts(comparison, before, after, _Place(comparison.document)):
        if detail.field != "file":
            yield detail


def _parts(both: Comparison, before: Part, after: Part, place: _Place, list_title: str = "") -> Iterator[Detail]:
    """Two parts of one kind, field by field.

    The one key of a list's entry is called by the list: not 申请材料“乙”的材料名称 has a new name, but 申请材料.
    """
    for field in fields(before):
        name = field.name
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        below = place.below(field.encode_name)
        if list_title and KEYS[type(before)] == (name,):
            below = replace(below, title=list_title)
        if isinstance(old, Part) and isinstance(new, Part):
            yield from _parts(both, old, new, below)
        elif _is_list_of_parts(old) or _is_list_of_parts(new):
            yield from _entries(both, old, new, below)
        else:
            yield from _value(both, before, after, name, below)


def _entries(both: Comparison, before: Sequence[Part], after: Sequence[Part], place: _Place) -> Iterator[Detail]:
    """What is gone, what changed, what is new, and the order of what stayed."""
    matched = match(before, after, partial(meaning, laws=both.laws))
    for old in matched.gone:
        yield from _entry(both.before, "删除", before[old], place)
    for old, new in matched.pairs:
        named = place.entry(both.after.label(after[new]))
        yield from _parts(both, before[old], after[new], named, list_title=place.title)
    for new in matched.new:
        yield from _entry(both.after, "新增", after[new], place)
    stayed = [new for _, new in matched.pairs]
    if stayed != sorted(stayed):
        labels_before = (both.before.label(before[old]) for old, _ in matched.pairs)
        labels_after = (both.after.label(after[new]) for new in sorted(stayed))
        yield place.detail("调整顺序", "、".join(labels_before), "、".join(labels_after), is_form=True)


def _entry(reader: Reader, action: Action, entry: Part, place: _Place) -> Iterator[Detail]:
    """A whole entry that came or went."""
    named = place.entry(reader.label(entry))
    yield place.once(action, reader.whole(entry, named.node, place.is_internal))
    yield from _hidden(reader, action, entry, named)


def _value(both: Comparison, before: Part, after: Part, name: str, place: _Place) -> Iterator[Detail]:
    """What is no list of entries, and not a part on both sides."""
    old, new = getattr(before, name), getattr(after, name)
    old_words = both.before.words(before, name, place.node, place.is_internal)
    new_words = both.after.words(after, name, place.node, place.is_internal)
    if old_words is None:
        yield place.once("新增", new_words or "")
        yield from _hidden(both.after, "新增", new, place)
    elif new_words is None:
        yield place.once("删除", old_words)
        yield from _hidden(both.before, "删除", old, place)
    elif isinstance(old, tuple) and sorted(old) == sorted(new):
        yield place.detail("调整顺序", old_words, new_words, is_form=True)
    else:
        action: Action = "更名" if name == "name" else "修改"
        yield place.detail(action, old_words, new_words, is_form=_is_same(old, new, both.laws))


def _hidden(reader: Reader, action: Action, value: object, place: _Place) -> Iterator[Detail]:
    """What is internal inside of something public that came or went: the words of the whole do not say it."""
    if not isinstance(value, Part) or place.is_internal:
        return
    for field in fields(value):
        below = place.below(field.name)
        inner = getattr(value, field.name)
        words = reader.words(value, field.name, below.node, below.is_internal)
        if words is not None and below.is_internal:
            yield below.once(action, words)
        elif _is_list_of_parts(inner):
            for entry in inner:
                yield from _hidden(reader, action, entry, below.entry(reader.label(entry)))
        else:
            yield from _hidden(reader, action, inner, below)


def _is_same(old: object, new: object, laws: Mapping[str, Law]) -> bool:
    """Whether only the form differs."""
    if isinstance(old, str) and isinstance(new, str):
        return meaning(old, laws) == meaning(new, laws)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return sorted(meaning(text, laws) for text in old) == sorted(meaning(text, laws) for text in new)
    return False


def _is_list_of_parts(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Part)
