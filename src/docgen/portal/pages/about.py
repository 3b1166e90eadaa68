"""What this site is, and what it says of itself."""

from collections.abc import Iterator

from docgen.portal import address
from docgen.portal.model import Shown
from docgen.portal.page import Entry, Page
from docgen.portal.world import World

RANK = 110
ENTRY = Entry("关于本站", address.ABOUT, is_at_foot=True)


class About(Shown, frozen=True, kw_only=True):
    """`commit` is the state of the catalog in git, None where there is none."""

    notice: str
    effective_on: str
    measures: str
    commit: str | None
    permit_total: int
    edition_total: int


def pages(world: World) -> Iterator[Page]:
    about = About(
        notice=world.site.notice,
        effective_on=world.site.effective_on,
        measures=world.catalog.district.measures.title,
        commit=world.site.commit,
        permit_total=len(world.current),
        edition_total=len(world.announcements),
    )
    yield Page(
        path=address.ABOUT,
        template="about.html",
        title="关于本站",
        description="本站的数据从哪里来、怎样核对、怎样使用无障碍功能。",
        data=about,
        dated=world.last_date,
    )
