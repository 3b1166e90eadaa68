"""A permit: its guide, its one-page form, its history, and every past version."""

from collections.abc import Iterator

from docgen.portal import address
from docgen.portal.linkeddata import schemaorg
from docgen.portal.model import Item, Link, Shown, Version
from docgen.portal.page import Page
from docgen.portal.world import World

RANK = 30


class Contact(Shown, frozen=True, kw_only=True):
    """Where to ask, and where to complain. Absent: 未查到."""

    name: str
    path: str | None = None
    address: str | None = None
    phone: str | None = None


class Guide(Shown, frozen=True, kw_only=True):
    """`version` is set on the page of a past version."""

    item: Item
    approver: Contact
    regulators: tuple[Contact, ...]
    version: Version | None = None


class History(Shown, frozen=True, kw_only=True):
    """Changes newest first, versions newest first."""

    item: Item


def pages(world: World) -> Iterator[Page]:
    for item in world.items:
        yield _guide(world, item)
        yield _printed(world, item)
        yield _history(item)
        for version in item.versions:
            if old := world.past_items.get(item.id, {}).get(version.date):
                yield _past(world, item, old, version)


def _guide(world: World, item: Item) -> Page:
    return Page(
        path=item.path,
        template="item.html",
        title=item.name,
        description=f"{item.name}：办理条件、申请材料、办理流程、时限、收费和监管部门。",
        keywords=(item.name, item.competent.short, item.theme or "行政许可"),
        data=_about(world, item),
        dated=item.updated_on,
        trail=_trail(item),
        extras={"application/ld+json": "index.jsonld"},
        linked=schemaorg.block(world, item) if item.is_current else "",
    )


def _printed(world: World, item: Item) -> Page:
    return Page(
        path=address.item_print(item.id),
        template="print.html",
        title=f"{item.name}（一页纸）",
        data=_about(world, item),
        dated=item.updated_on,
        trail=(*_trail(item), Link(name=item.name, path=item.path)),
        is_listed=False,
    )


def _history(item: Item) -> Page:
    return Page(
        path=address.item_history(item.id),
        template="history.html",
        title=f"{item.name}的变更记录",
        data=History(item=item),
        dated=item.changes[0].date if item.changes else item.published_on,
        trail=(*_trail(item), Link(name=item.name, path=item.path)),
    )


def _past(world: World, item: Item, old: Item, version: Version) -> Page:
    return Page(
        path=version.path,
        template="item.html",
        title=f"{old.name}（{version.date} 的版本）",
        data=_about(world, old, version),
        dated=version.date,
        trail=(*_trail(item), Link(name=item.name, path=item.path)),
        is_listed=False,
    )


def _about(world: World, item: Item, version: Version | None = None) -> Guide:
    return Guide(
        item=item,
        approver=_contact(world, item.approver.id, item.approver.name),
        regulators=tuple(_contact(world, unit.id, unit.name) for unit in item.regulators),
        version=version,
    )


def _contact(world: World, id: str | None, name: str) -> Contact:
    known = world.departments.get(id or "")
    if known is None:
        return Contact(name=name)
    path = address.department(id or "")
    return Contact(name=name, path=path, address=known.get("address"), phone=known.get("phone"))


def _trail(item: Item) -> tuple[Link, ...]:
    return (Link(name="部门", path=address.DEPARTMENTS), Link(name=item.competent.short, path=item.competent.path))
