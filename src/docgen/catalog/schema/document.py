"""Schema document x pointer -> what that place is called in Chinese, and what may stand there."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from json import dumps
from typing import Any

from docgen.findings import Pointer

Document = Mapping[str, Any]


def inlined(document: Document) -> Document:
    """The schema with the text of every `#/$defs/name` in place of its `$ref`, under the words beside the `$ref`.

    Editors merge them so for hover help. Without references jsonschema is twice as fast, and nothing can be fetched.
    """
    definitions = document.get("$defs", {})

    def inline(node: Any) -> Any:
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            node = {**_defined(definitions, node["$ref"]), **node}
        return {key: inline(below) for key, below in node.items() if key not in ("$ref", "$defs")}

    return inline(document)  # type: ignore[no-any-return]


def _defined(definitions: Document, reference: str) -> Document:
    name = reference.removeprefix("#/$defs/")
    if name not in definitions:
        raise ValueError(f"$ref {reference} 不在本文件的 $defs 里")
    return definitions[name]  # type: ignore[no-any-return]


def node_at(document: Document, pointer: Pointer) -> Document:
    """The subschema of a place; empty where the schema says nothing."""
    node = document
    for step in pointer:
        otherwise = node.get("items" if isinstance(step, int) else "additionalProperties")
        below = node.get("properties", {}).get(step, otherwise)
        node = below if isinstance(below, dict) else {}
    return node


def is_internal(node: Document) -> bool:
    """Whether a property keeps its value inside; so does everything below it."""
    return node.get("audience") == "internal"


def label(document: Document, pointer: Pointer) -> str:
    """`materials`（申请材料）第 2 项; empty for the file as a whole."""
    named = max((index for index, step in enumerate(pointer) if isinstance(step, str)), default=None)
    if named is None:
        return ""
    title = node_at(document, pointer[: named + 1]).get("title")
    return _titled(str(pointer[named]), title) + "".join(f"第 {int(step) + 1} 项" for step in pointer[named + 1 :])


def _titled(key: str, title: str | None) -> str:
    return f"`{key}`（{title}）" if title else f"`{key}`"


def _titles(node: Document) -> dict[str, str | None]:
    """Known key -> its Chinese title."""
    return {key: below.get("title") for key, below in node.get("properties", {}).items()}


def titled_keys(node: Document) -> Iterator[str]:
    return (_titled(key, title) for key, title in _titles(node).items())


def meant_keys(node: Document, key: str) -> tuple[str, ...]:
    """The known keys that `key` looks like, by its spelling or by its Chinese title; the likest first."""
    titles = _titles(node)
    choices = {title: key for key, title in titles.items() if title} | {key: key for key in titles}
    return nearest(key.strip().lower().replace("-", "_").replace(" ", "_"), choices)


def homes(document: Document, key: str) -> tuple[Pointer, ...]:
    """Where a key of this name may stand: () for the outermost level, else the keys that lead there."""
    return tuple(_homes(document, key, ()))


def _homes(node: Document, key: str, at: Pointer) -> Iterator[Pointer]:
    properties = node.get("items", node).get("properties", {})
    if key in properties:
        yield at
    for name, below in properties.items():
        yield from _homes(below, key, (*at, name))


def titled_key(node: Document, key: str) -> str:
    """`name`（名称）"""
    return _titled(key, _titles(node).get(key))


def nearest(word: str, choices: Mapping[str, str], likeness: float = 0.6) -> tuple[str, ...]:
    """What the choices that look like `word` stand for, the likest first; short Chinese words need a lower likeness."""
    return tuple(dict.fromkeys(choices[found] for found in get_close_matches(word, choices, cutoff=likeness)))


def example_at(document: Document, pointer: Pointer) -> str:
    """A line to copy, such as `code: "000120209000"`; empty when the schema gives none."""
    examples = node_at(document, pointer).get("examples", ())
    if not examples:
        return ""
    written = dumps(examples[0], ensure_ascii=False)
    return f"{pointer[-1]}: {written}" if pointer and isinstance(pointer[-1], str) else written
