"""Keys that a schema does not know, and keys that it misses."""

from collections.abc import Iterator
from typing import Any

from docgen.catalog.schema.document import example_at, homes, label, meant_keys, titled_key, titled_keys
from docgen.catalog.schema.fault import Fault
from docgen.findings import Finding, ValueEdit

UNKNOWN, MISSING = "DG201", "DG202"


def unknown_keys(fault: Fault) -> Iterator[Finding]:
    """DG201, with the key that was meant, when one is like it."""
    inside = label(fault.document, fault.place)
    for key in _strangers(fault):
        meant = meant_keys(fault.node, str(key))
        allowed = "、".join(titled_keys(fault.node))
        help = _elsewhere(fault, str(key))
        help += f"是不是想写 {titled_key(fault.node, meant[0])}？" if meant else ""
        help = help or f"这里可以写：{allowed}。"
        message = f"{inside}里有不认识的键 `{key}`。" if inside else f"不认识的键 `{key}`。"
        place = (*fault.place, key)
        fix = (ValueEdit(place, meant[0], on_key=True),) if _is_surely(fault, meant) else ()
        yield Finding(UNKNOWN, message, fault.file, place, help=help, on_key=True, value_edits=fix)


def _elsewhere(fault: Fault, key: str) -> str:
    """A key that was only indented wrongly: where it belongs."""
    own = tuple(step for step in fault.place if isinstance(step, str))
    places = [home for home in homes(fault.document, key) if home != own]
    if not places:
        return ""
    if () in places:
        return f"`{key}` 是最外层的键：请顶格写，不要缩进。"
    names = " 或 ".join(dict.fromkeys(f"`{home[-1]}`" for home in places[:3]))
    return f"`{key}` 是 {names} 下面的键：请移到它下面，比它多缩进两格。"


def _is_surely(fault: Fault, meant: tuple[str, ...]) -> bool:
    """One key looks alike, it is not written yet, and no other unknown key looks like it."""
    others = [other for key in _strangers(fault) for other in meant_keys(fault.node, str(key))[:1]]
    return len(meant) == 1 and meant[0] not in fault.value and others.count(meant[0]) == 1


def _strangers(fault: Fault) -> list[Any]:
    return [key for key in fault.value if key not in fault.node.get("properties", {})]


def missing_keys(fault: Fault) -> Iterator[Finding]:
    """A misspelt key is said once, as unknown, and not once more as missing."""
    inside = label(fault.document, fault.place)
    misspelt = [key for stranger in _strangers(fault) for key in meant_keys(fault.node, str(stranger))[:1]]
    for key in fault.limit:
        name = label(fault.document, (*fault.place, key))
        if key not in fault.value and key not in misspelt:
            example = example_at(fault.document, (*fault.place, key))
            yield fault.finding(MISSING, f"{inside}缺少 {name}。", "请补上一行", example=example)
