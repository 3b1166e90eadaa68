"""All permits by the first letter of their names: complete without JavaScript, and where searching leads."""

from collections.abc import Iterator
from itertools import groupby

from docgen.portal import address
from docgen.portal.model import Item, Shown, Unit
from docgen.portal.page import Entry, Page
from docgen.portal.past import GONE
from docgen.portal.world import World

RANK = 20
ENTRY = Entry("全部事项", address.ITEMS)


class Row(Shown, frozen=True, kw_only=True):
    """A permit in a list. `status`: 移出目录 when it is not in the catalog any more, else the permit's own."""

    name: str
    path: str
    competent: Unit
    status: str
    is_current: bool


class Group(Shown, frozen=True, kw_only=True):
    """The permits under one letter."""

    letter: str
    rows: tuple[Row, ...]


class Index(Shown, frozen=True, kw_only=True):
    """`closed` are no longer applied for here."""

    permit_total: int
    groups: tuple[Group, ...]
    closed: tuple[Row, ...]


def pages(world: World) -> Iterator[Page]:
    rows = [(item.letter, _row(item)) for item in sorted(world.current, key=lambda item: item.letter)]
    groups = tuple(
        Group(letter=letter, rows=tuple(row for _, row in group))
        for letter, group in groupby(rows, lambda pair: pair[0])
    )
    closed = tuple(_row(item) for item in world.items if not item.is_current)
    yield Page(
        path=address.ITEMS,
        template="items.html",
        title="全部事项",
        description="全部行政许可事项，按名称拼音排列，可以搜索。",
        data=Index(permit_total=len(rows), groups=groups, closed=closed),
        dated=world.last_date,
    )


def _row(item: Item) -> Row:
    status = GONE if item.removed_on else item.status
    return Row(name=item.name, path=item.path, competent=item.competent, status=status, is_current=item.is_current)
