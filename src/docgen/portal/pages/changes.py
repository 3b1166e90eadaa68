"""Everything that ever changed, newest first."""

from collections.abc import Iterator

from docgen.portal import address
from docgen.portal.model import Change, Shown
from docgen.portal.page import Entry, Page
from docgen.portal.world import World

RANK = 90
ENTRY = Entry("变更记录", address.CHANGES, is_at_foot=True)


class Day(Shown, frozen=True, kw_only=True):
    date: str
    path: str
    changes: tuple[Change, ...]


class Changes(Shown, frozen=True, kw_only=True):
    """`since` is the day of the first edition."""

    since: str
    days: tuple[Day, ...]


def pages(world: World) -> Iterator[Page]:
    days = tuple(
        Day(date=one.date, path=address.announcement(one.date), changes=one.changes)
        for one in world.announcements
        if one.changes
    )
    yield Page(
        path=address.CHANGES,
        template="changes.html",
        title="变更记录",
        description="行政许可事项的全部变更，按目录日期排列。",
        data=Changes(since=world.first_date, days=days),
        dated=world.last_date,
    )
