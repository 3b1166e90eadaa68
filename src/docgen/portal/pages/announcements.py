"""Announcements: what each edition of the catalog adjusted (办法第三条: every adjustment is made public)."""

from collections.abc import Iterator

from docgen.law import gongwen
from docgen.portal import address
from docgen.portal.model import Change, Link, Shown
from docgen.portal.page import Entry, Page
from docgen.portal.world import Announcement, World

RANK = 80
ENTRY = Entry("调整公告", address.ANNOUNCEMENTS)

_NAMED = 3


class AnnouncementRow(Shown, frozen=True, kw_only=True):
    """`summary` names what changed: 取消：甲许可；文字修订：乙许可."""

    date: str
    path: str
    title: str
    change_total: int
    summary: str = ""


class Announcements(Shown, frozen=True, kw_only=True):
    announcements: tuple[AnnouncementRow, ...]


class Kind(Shown, frozen=True, kw_only=True):
    """Changes of one kind: 新增, 取消, 变更, …"""

    kind: str
    changes: tuple[Change, ...]


class AnnouncementPage(Shown, frozen=True, kw_only=True):
    """`corrections` change words, not what an applicant must know. `permit_total` is said in the first one."""

    date: str
    title: str
    is_first: bool
    permit_total: int
    kinds: tuple[Kind, ...]
    corrections: tuple[Change, ...]


def pages(world: World) -> Iterator[Page]:
    rows = tuple(
        AnnouncementRow(
            date=one.date,
            path=address.announcement(one.date),
            title=_title(world, one),
            change_total=len(one.changes),
            summary="；".join(_summary(one)),
        )
        for one in world.announcements
    )
    yield Page(
        path=address.ANNOUNCEMENTS,
        template="announcements.html",
        title="调整公告",
        description="行政许可事项目录历次调整的公告。",
        data=Announcements(announcements=rows),
        dated=rows[0].date,
    )
    for one in world.announcements:
        yield Page(
            path=address.announcement(one.date),
            template="announcement.html",
            title=f"{_title(world, one)}（{gongwen.date(one.date)}）",
            data=_page(world, one),
            dated=one.date,
            trail=(Link(name="调整公告", path=address.ANNOUNCEMENTS),),
        )


def _title(world: World, one: Announcement) -> str:
    return f"关于{'公布' if one.is_first else '调整'}{world.site.district}行政许可事项目录的公告"


def _summary(one: Announcement) -> Iterator[str]:
    """Kind by kind, each with its first permits."""
    kinds: dict[str, list[str]] = {}
    for change in sorted(one.changes, key=lambda change: not change.is_substantive):
        kinds.setdefault(change.kind if change.is_substantive else "文字修订", []).append(change.name)
    for kind, names in kinds.items():
        more = f"等 {len(names)} 项" if len(names) > _NAMED else ""
        yield f"{kind}：{'、'.join(names[:_NAMED])}{more}"


def _page(world: World, one: Announcement) -> AnnouncementPage:
    kinds: dict[str, list[Change]] = {}
    for change in one.changes:
        if change.is_substantive:
            kinds.setdefault(change.kind, []).append(change)
    return AnnouncementPage(
        date=one.date,
        title=_title(world, one),
        is_first=one.is_first,
        permit_total=sum(item.published_on <= one.date for item in world.items) if one.is_first else len(one.changes),
        kinds=tuple(Kind(kind=kind, changes=tuple(changes)) for kind, changes in kinds.items()),
        corrections=tuple(change for change in one.changes if not change.is_substantive),
    )
