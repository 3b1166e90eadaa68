"""Laws: which permits rest on each, and where (办法第十八条 asks this whenever one changes)."""

from collections.abc import Iterator
from typing import Any

from docgen.portal import address
from docgen.portal.model import Link, Shown
from docgen.portal.page import Entry, Page
from docgen.portal.world import World

RANK = 70
ENTRY = Entry("法律法规", address.LAWS)

_FACTS = ("level", "status", "version", "effective", "repealed_on", "replaced_by")


class LawRow(Shown, frozen=True, kw_only=True):
    title: str
    path: str
    item_total: int
    level: str | None = None


class Laws(Shown, frozen=True, kw_only=True):
    laws: tuple[LawRow, ...]


class Citing(Shown, frozen=True, kw_only=True):
    """One permit and the places that it cites."""

    name: str
    path: str
    places: tuple[str, ...]


class LawPage(Shown, frozen=True, kw_only=True):
    """What the 法规库 knows of the law; `is_known` is False where it is not in it (未核)."""

    title: str
    path: str
    is_known: bool
    items: tuple[Citing, ...]
    level: str | None = None
    status: str | None = None
    version: str | None = None
    effective: str | None = None
    repealed_on: str | None = None
    replaced_by: str | None = None


def pages(world: World) -> Iterator[Page]:
    shown = tuple(_page(world, title) for title in world.by_law)
    yield Page(
        path=address.LAWS,
        template="laws.html",
        title="法律法规",
        description="行政许可事项所依据的法律、法规、规章，以及引用它们的事项。",
        data=Laws(
            laws=tuple(LawRow(title=p.title, path=p.path, item_total=len(p.items), level=p.level) for p in shown)
        ),
        dated=world.last_date,
    )
    for page in shown:
        yield Page(
            path=page.path,
            template="law.html",
            title=f"《{page.title}》",
            description=f"引用《{page.title}》的行政许可事项和条款。",
            keywords=(page.title,),
            data=page,
            dated=max(item.updated_on for item, _ in world.by_law[page.title]),
            trail=(Link(name="法律法规", path=address.LAWS),),
        )


def _page(world: World, title: str) -> LawPage:
    law = world.catalog.laws.get(title)
    items = tuple(Citing(name=item.name, path=item.path, places=cited.places) for item, cited in world.by_law[title])
    known: dict[str, Any] = {"title": title, "path": address.law(title), "items": items}
    if law is None:
        return LawPage(**known, is_known=False)
    facts: dict[str, Any] = {key: getattr(law, key) or None for key in _FACTS}
    return LawPage(**known, **facts, is_known=True)
