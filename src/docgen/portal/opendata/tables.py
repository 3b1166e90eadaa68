"""Items -> rows: one table of the permits, and one for each list of a permit that people ask for.

The columns of a list are the properties that its schema has, in the schema's order and with its titles: a field that
is added to the catalog is here by itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec

from docgen.portal.model import Item, Unit

Kind = Literal["string", "number", "boolean", "date"]
Cell = str | int | float | bool | None
_LISTS = ("basis", "conditions", "materials", "flow", "supervision")
_KINDS: dict[str, Kind] = {"integer": "number", "number": "number", "boolean": "boolean"}
_JOINT = "；"


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """`key` names it for programs, `title` for people. `is_code`: digits that are no number, zeros in front and all."""

    key: str
    title: str
    kind: Kind = "string"
    description: str = ""
    is_code: bool = False


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is that of its file."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


_ID = Column(key="id", title="事项编号", description="永远不变，不改作他用。")
_NAME = Column(key="name", title="事项名称")
_ITEM_COLUMNS = (
    _ID,
    _NAME,
    Column(key="code", title="基本编码", is_code=True),
    Column(key="index_number", title="索引号", is_code=True),
    Column(key="status", title="事项状态"),
    Column(key="is_current", title="现在这里办理", kind="boolean"),
    Column(key="theme", title="主题分类"),
    Column(key="competent", title="主管部门"),
    Column(key="approver", title="审批部门"),
    Column(key="regulators", title="监管部门", description="多个用全角分号隔开。"),
    Column(key="service_objects", title="服务对象", description="多个用全角分号隔开。"),
    Column(key="unit", title="时限单位"),
    Column(key="statutory", title="法定时限", kind="number"),
    Column(key="promised", title="承诺时限", kind="number"),
    Column(key="charged", title="是否收费", kind="boolean"),
    Column(key="certificate", title="许可证件"),
    Column(key="validity", title="证件有效期"),
    Column(key="laws", title="依据的法律法规", description="多个用全角分号隔开。"),
    Column(key="successors", title="去向", description="取消、合并等以后由哪些事项承接。"),
    Column(key="published_on", title="首次公布", kind="date"),
    Column(key="updated_on", title="最近更新", kind="date"),
    Column(key="page", title="网页"),
)


def tables(items: Iterable[Item], schema: Mapping[str, Any], url: str) -> tuple[Table, ...]:
    """`schema` is the public one of a permit; `url` the site's address, "" where it is not known."""
    listed, lists = tuple(items), schema["properties"]
    rows = tuple(_item(item, url) for item in listed)
    permits = Table(name="items", title="事项", columns=_ITEM_COLUMNS, rows=rows)
    return (permits, *(_list(name, listed, lists[name]) for name in _LISTS if name in lists))


def _item(item: Item, url: str) -> tuple[Cell, ...]:
    permit = item.permit
    limit, fee, certificate = (permit.get(key, {}) for key in ("time_limit", "fee", "certificate"))
    return (
        item.id,
        item.name,
        item.code,
        item.index_number,
        item.status,
        item.is_current,
        item.theme,
        item.competent.name,
        item.approver.name,
        _joined(item.regulators),
        _JOINT.join(permit.get("service_objects", ())) or None,
        limit.get("unit"),
        limit.get("statutory"),
        limit.get("promised"),
        fee.get("charged"),
        certificate.get("name"),
        certificate.get("validity"),
        _JOINT.join(law.title for law in item.laws) or None,
        _JOINT.join(link.name for link in item.successors) or None,
        item.published_on,
        item.updated_on,
        f"{url}{item.path}",
    )


def _joined(units: Iterable[Unit]) -> str | None:
    return _JOINT.join(unit.name for unit in units) or None


def _list(name: str, items: Iterable[Item], node: Mapping[str, Any]) -> Table:
    columns = tuple(_columns(node["items"]["properties"]))
    rows = (
        (item.id, item.name, *(_cell(row.get(column.key)) for column in columns))
        for item in items
        for row in item.permit.get(name, ())
    )
    return Table(name=name, title=node["title"], columns=(_item_id(), _item_name(), *columns), rows=tuple(rows))


def _item_id() -> Column:
    """In a list an id says whose row it is; the row may have a name of its own."""
    return msgspec.structs.replace(_ID, key="item")


def _item_name() -> Column:
    return msgspec.structs.replace(_NAME, key="item_name")


def _columns(properties: Mapping[str, Mapping[str, Any]]) -> Iterator[Column]:
    for key, node in properties.items():
        joined = " 多个用全角分号隔开。" if node.get("type") == "array" else ""
        yield Column(
            key=key,
            title=node.get("title", key),
            kind=_KINDS.get(node.get("type", ""), "string"),
            description=f"{node.get('description', '')}{joined}".strip(),
        )


def _cell(value: Any) -> Cell:
    """Lists of texts joined; what is not there stays empty."""
    if isinstance(value, list | tuple):
        return _JOINT.join(map(str, value)) or None
    return value  # type: ignore[no-any-return]
