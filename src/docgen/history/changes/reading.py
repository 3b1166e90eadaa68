"""A value of a permit -> the words in which a reader understands it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from msgspec.structs import FieldInfo, fields

from docgen.catalog import schema
from docgen.catalog.model import Catalog, Permit
from docgen.catalog.model.permit import Material, Step, TimeLimit
from docgen.catalog.model.record import Part
from docgen.catalog.model.supervision import Deadline
from docgen.history.changes.matching import KEYS
from docgen.law import gongwen

Node = Mapping[str, Any]
"""A place in a schema: what may stand there, and what it is called."""

_COUNTERS = {"工作日": "个工作日", "日": "日", "月": "个月", "年": "年", "小时": "小时", "份": "份"}
_EMPTY = "（没有内容）"


@dataclass(frozen=True)
class Reader:
    """Reads one permit as its catalog had it: names of other permits and departments are those of that time."""

    catalog: Catalog
    permit: Permit

    def words(self, owner: Part, name: str, node: Node, is_internal: bool) -> str | None:
        """Of `owner.name`, which stands at `node`; None when there is nothing.

        What is internal below it is said only where the place is internal itself.
        """
        value = getattr(owner, name)
        if value is None or value in ((), {}):
            return None
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, int | float):
            return self._counted(owner, name, value)
        if isinstance(value, str):
            return self._named(name, value)
        if isinstance(value, dict):
            return "；".join(f"{key}：{text}" for key, text in value.items())
        if isinstance(value, Part):
            return self.whole(value, node, is_internal)
        is_of_parts = isinstance(value[0], Part)
        parts = (
            (self.whole(entry, node.get("items", {}), is_internal) for entry in value)
            if is_of_parts
            else self._each(name, value)
        )
        return ("；" if is_of_parts else "、").join(parts)

    def whole(self, part: Part, node: Node, is_internal: bool) -> str:
        """An entry by its name, what else it says in brackets; a part without a name by all that it says."""
        keys = KEYS.get(type(part), ())
        rest = "；".join(self._titled(part, node, is_internal))
        if not keys:
            return rest or _EMPTY
        return self.label(part) + (f"（{rest}）" if rest else "")

    def label(self, entry: Part) -> str:
        """What an entry is called: the words of its key."""
        return "，".join(self._named(name, getattr(entry, name)) for name in KEYS[type(entry)])

    def _titled(self, part: Part, node: Node, is_internal: bool) -> Iterator[str]:
        """Not the key, and not what is as it always is."""
        for field in fields(part):
            below = node.get("properties", {}).get(field.name, {})
            is_said = is_internal or not schema.is_internal(below)
            if is_said and field.name not in KEYS.get(type(part), ()) and not _is_default(part, field):
                yield f"{below.get('title', field.name)}：{self.words(part, field.name, below, is_internal)}"

    def _counted(self, owner: Part, name: str, value: float) -> str:
        if isinstance(owner, TimeLimit) and name == "promised" and value == 0:
            return "当场办结"
        number = str(int(value)) if float(value).is_integer() else str(value)
        unit = self._unit(owner, name)
        return f"{number} {_COUNTERS[unit]}" if unit else number

    def _unit(self, owner: Part, name: str) -> str | None:
        if isinstance(owner, TimeLimit):
            return "工作日" if name == "acceptance" else owner.unit
        if isinstance(owner, Step):
            return self.permit.time_limit.unit if self.permit.time_limit else "工作日"
        if isinstance(owner, Deadline):
            return owner.unit
        return "份" if isinstance(owner, Material) else None

    def _each(self, name: str, values: tuple[str, ...]) -> Iterator[str]:
        return (self._named(name, value) for value in values)

    def _named(self, name: str, value: str) -> str:
        if name in ("parent", "successors"):
            permit = self.catalog.permit_by_id.get(value)
            return permit.name if permit else value
        if name == "department":
            department = self.catalog.department_by_id.get(value)
            return department.name if department else value
        if name == "date":
            return gongwen.date(value)
        return value


def _is_default(part: Part, field: FieldInfo) -> bool:
    value = getattr(part, field.name)
    return value is None or value in ((), {}, field.default)
