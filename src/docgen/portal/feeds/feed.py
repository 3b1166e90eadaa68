"""World -> Feeds: the 实质变更 of all permits, and those that concern one department; 文字修订 stay out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import NAMESPACE_URL, uuid5

from docgen.portal import address
from docgen.portal.model import Change, Detail
from docgen.portal.world import World

_LIMIT = 50


@dataclass(frozen=True)
class Entry:
    """`id` says the district, the permit and the edition, so it stays when the site moves (RFC 4287, 4.2.6).

    `path` is relative to the site's root, `dated` is YYYY-MM-DD, `text` has one sentence a line.
    """

    id: str
    title: str
    path: str
    dated: str
    text: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Feed:
    """`path` is of the page that the feed belongs to; `entries`, at most 50, are newest first."""

    id: str
    title: str
    about: str
    author: str
    path: str
    dated: str
    entries: tuple[Entry, ...]


def feeds(world: World) -> Iterator[Feed]:
    """The feed of the whole site first, then one for each department."""
    every = tuple(change for change in world.changes if change.is_substantive)
    yield _feed(world, f"{world.site.title}变更", address.HOME, every)
    for department in world.catalog.departments:
        concerned = (change for change in every if department.id in _concerned(world, change))
        yield _feed(world, f"{department.name}行政许可事项变更", address.department(department.id), concerned)


def _concerned(world: World, change: Change) -> Iterator[str | None]:
    """Ids of the departments on whose pages the permit stands: who is in charge, who decides, who supervises."""
    item = world.item_by_id[change.id]
    for unit in (change.department, item.competent, item.approver, *item.regulators):
        yield unit.id


def _feed(world: World, title: str, path: str, changes: Iterable[Change]) -> Feed:
    entries = tuple(_entry(world, change) for change in islice(changes, _LIMIT))
    return Feed(
        id=_id(world, path),
        title=title,
        about=world.site.notice,
        author=world.site.bureau.name,
        path=path,
        dated=entries[0].dated if entries else world.first_date,
        entries=entries,
    )


def _entry(world: World, change: Change) -> Entry:
    return Entry(
        id=_id(world, address.item_on(change.id, change.date)),
        title=f"{change.name}：{change.kind}",
        path=address.item(change.id),
        dated=change.date,
        text="\n".join(_sentences(change)),
        tags=(change.kind, change.department.short),
    )


def _sentences(change: Change) -> Iterator[str]:
    substantive = [detail for detail in change.details if detail.is_substantive]
    if not substantive:
        yield f"{change.department.short}主管的“{change.name}”：{change.kind}。"
    for detail in substantive:
        yield f"{_words(detail)}。"


def _words(detail: Detail) -> str:
    if detail.before is None or detail.after is None:
        return f"{detail.title}：{detail.action}“{detail.after or detail.before or ''}”"
    return f"{detail.title}：由“{detail.before}”改为“{detail.after}”"


def _id(world: World, path: str) -> str:
    return uuid5(NAMESPACE_URL, f"urn:docgen:{world.catalog.district.code}:{path}").urn
