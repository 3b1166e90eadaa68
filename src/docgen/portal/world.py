"""Everything that pages are made from, joined once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from docgen.portal import pinyin
from docgen.portal.model import Change, Item, LawCited, SiteInfo
from docgen.portal.public import PublicCatalog


@dataclass(frozen=True)
class Announcement:
    """What one edition changed; the first edition, with no changes, is the publication of the catalog itself."""

    date: str
    changes: tuple[Change, ...]
    is_first: bool = False


@dataclass(frozen=True, eq=False)
class World:
    """`items` are those of the catalog and, at their end, those that were taken out of it.

    `past_items` are those of past versions: item id -> date -> the item as it was then.
    `departments`: their fields, by id. `announcements`: newest first.
    """

    site: SiteInfo
    catalog: PublicCatalog
    items: tuple[Item, ...]
    departments: Mapping[str, dict[str, Any]]
    announcements: tuple[Announcement, ...]
    past_items: Mapping[str, Mapping[str, Item]] = field(default_factory=dict)

    @cached_property
    def item_by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def current(self) -> tuple[Item, ...]:
        """What can be applied for here today."""
        return tuple(item for item in self.items if item.is_current)

    @cached_property
    def by_department(self) -> dict[str, tuple[Item, ...]]:
        """By the id of the 行业主管部门."""
        owned: dict[str, list[Item]] = {}
        for item in self.items:
            owned.setdefault(item.competent.id or "", []).append(item)
        return {id: tuple(items) for id, items in owned.items()}

    @cached_property
    def by_theme(self) -> dict[str, tuple[Item, ...]]:
        """Current items by theme, themes in the order of their sound, 其他 last."""
        themed: dict[str, list[Item]] = {}
        for item in self.current:
            themed.setdefault(item.theme or "其他", []).append(item)
        return {t: tuple(themed[t]) for t in sorted(themed, key=lambda t: (t == "其他", pinyin.order(t)))}

    @cached_property
    def by_law(self) -> dict[str, tuple[tuple[Item, LawCited], ...]]:
        """Law title -> who cites it, in the order of the titles' sound."""
        citing: dict[str, list[tuple[Item, LawCited]]] = {}
        for item in self.items:
            for law in item.laws:
                citing.setdefault(law.title, []).append((item, law))
        return {title: tuple(citing[title]) for title in sorted(citing, key=pinyin.order)}

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every change, newest edition first."""
        return tuple(change for announcement in self.announcements for change in announcement.changes)

    @property
    def first_date(self) -> str:
        return self.announcements[-1].date

    @property
    def last_date(self) -> str:
        """The newest edition that changed anything."""
        return next((a.date for a in self.announcements if a.changes or a.is_first), self.first_date)
