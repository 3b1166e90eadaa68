"""The home page, and the page for addresses that lead nowhere."""

from collections.abc import Iterator
from urllib.parse import quote

from docgen.portal import address
from docgen.portal.model import Change, Link, Shown, Unit
from docgen.portal.page import Page
from docgen.portal.world import World

RANK = 10

_LATEST = 6


class Count(Shown, frozen=True, kw_only=True):
    """A way into the catalog and how many permits lie behind it."""

    name: str
    path: str
    total: int


class Home(Shown, frozen=True, kw_only=True):
    """`latest` are the newest changes that concern applicants."""

    effective_on: str
    permit_total: int
    transferred_total: int
    bureau: Unit
    departments: tuple[Count, ...]
    themes: tuple[Count, ...]
    latest: tuple[Change, ...]
    latest_announcement: Link | None = None


class Lost(Shown, frozen=True, kw_only=True):
    """Nothing but ways on."""

    ways: tuple[Link, ...]


def pages(world: World) -> Iterator[Page]:
    yield Page(
        path=address.HOME,
        template="home.html",
        title=world.site.title,
        description=f"{world.site.district}行政许可事项：由谁审批、带什么材料、办多久、由谁监管。",
        data=_home(world),
        dated=world.last_date,
    )
    ways = (Link(name="全部事项", path=address.ITEMS), Link(name="按部门查找", path=address.DEPARTMENTS))
    yield Page(
        path="404.html",
        template="lost.html",
        title="没有找到这个页面",
        data=Lost(ways=ways),
        dated=world.first_date,
        is_listed=False,
    )


def _home(world: World) -> Home:
    substantive = tuple(change for change in world.changes if change.is_substantive)
    newest = world.announcements[0]
    return Home(
        effective_on=world.site.effective_on,
        permit_total=len(world.current),
        transferred_total=sum(item.status == "划转" for item in world.current),
        bureau=world.site.bureau,
        departments=tuple(_departments(world)),
        themes=tuple(
            Count(name=theme, path=f"{address.THEMES}#{quote(theme)}", total=len(items))
            for theme, items in world.by_theme.items()
        ),
        latest=substantive[:_LATEST],
        latest_announcement=Link(name=newest.date, path=address.announcement(newest.date)),
    )


def _departments(world: World) -> Iterator[Count]:
    for department in world.catalog.departments:
        owned = [item for item in world.by_department.get(department.id, ()) if item.is_current]
        if owned:
            yield Count(name=department.short, path=address.department(department.id), total=len(owned))
