"""World -> Pages: one module per kind of page, found by being here.

A module has the names of `PageModule`. Its template lies in `templates/_portal/`; docs/adding-a-page.md shows one.
"""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from docgen.portal.page import Entry, Menus, Page
from docgen.portal.world import World


class PageModule(Protocol):
    """`RANK` orders the modules' pages on the site map, and their entries in the menu at the top.

    A module may have an `ENTRY`: where the menus of every page lead to it.
    """

    RANK: int

    def pages(self, world: World) -> Iterator[Page]: ...


def every(world: World) -> Iterator[Page]:
    for module in modules():
        yield from module.pages(world)


def menus() -> Menus:
    """The menu at the foot is in the order of the addresses."""
    entries: list[Entry] = [module.ENTRY for module in modules() if hasattr(module, "ENTRY")]
    foot = (entry for entry in entries if entry.is_at_foot)
    return Menus(
        top=tuple(entry for entry in entries if not entry.is_at_foot),
        foot=tuple(sorted(foot, key=lambda entry: entry.path)),
    )


def modules() -> tuple[PageModule, ...]:
    """All modules of this folder by their rank."""
    return _modules(tuple(found.name for found in pkgutil.iter_modules(__path__)))


@cache
def _modules(names: tuple[str, ...]) -> tuple[PageModule, ...]:
    known = (cast(PageModule, import_module(f"{__name__}.{name}")) for name in names)
    return tuple(sorted(known, key=lambda module: module.RANK))
