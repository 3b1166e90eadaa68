"""World -> Pages: one module per kind of page, each with one public verb, `pages`."""

from collections.abc import Iterator

from docgen.portal.page import Page
from docgen.portal.pages import (
    about,
    announcements,
    changes,
    data,
    departments,
    home,
    item,
    items,
    laws,
    themes,
    transfers,
)
from docgen.portal.world import World

_MODULES = (home, items, item, departments, themes, transfers, laws, announcements, changes, data, about)


def every(world: World) -> Iterator[Page]:
    for module in _MODULES:
        yield from module.pages(world)
