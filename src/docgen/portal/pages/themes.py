"""Permits by theme."""

from collections.abc import Iterator

from docgen.portal import address
from docgen.portal.model import Link, Shown
from docgen.portal.page import Entry, Page
from docgen.portal.world import World

RANK = 50
ENTRY = Entry("主题", address.THEMES)


class Theme(Shown, frozen=True, kw_only=True):
    name: str
    items: tuple[Link, ...]


class Themes(Shown, frozen=True, kw_only=True):
    themes: tuple[Theme, ...]


def pages(world: World) -> Iterator[Page]:
    themes = tuple(
        Theme(name=name, items=tuple(Link(name=item.name, path=item.path) for item in items))
        for name, items in world.by_theme.items()
    )
    yield Page(
        path=address.THEMES,
        template="themes.html",
        title="按主题查找",
        description="行政许可事项，按主题分类。",
        data=Themes(themes=themes),
        dated=world.last_date,
    )
