"""PublicCatalog -> Items: each permit with the names, laws, documents and changes that its page shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from docgen.law import citation
from docgen.law.citation import Citation
from docgen.portal import address, pinyin
from docgen.portal.model import Change, Document, Item, LawCited, Link, Unit, Version
from docgen.portal.public import Permit, PublicCatalog, texts

"""Statuses of what is no longer applied for here."""


@dataclass(frozen=True)
class PermitHistory:
    """What the editions tell about one permit."""

    published_on: str
    updated_on: str
    changes: tuple[Change, ...] = ()
    versions: tuple[Version, ...] = ()
    removed_on: str | None = None


@dataclass(frozen=True)
class ItemSources:
    """What items are joined from: `histories` and `documents` by permit id.

    `now` is the catalog that is published, `catalog` the same or an earlier one: only what is in `now` has a page.
    """

    catalog: PublicCatalog
    now: PublicCatalog
    histories: Mapping[str, PermitHistory]
    documents: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)

    @cached_property
    def children(self) -> dict[str, list[Link]]:
        """Of each main permit its sub-items."""
        below: dict[str, list[Link]] = {}
        for permit in self.catalog.permits:
            if permit.parent:
                below.setdefault(permit.parent, []).append(_link(self.catalog, permit.id))
        return below

    @cached_property
    def transfers(self) -> dict[str, list[Link]]:
        """Of each permit the batches that it was handed over in."""
        batches: dict[str, list[Link]] = {}
        paged = {transfer.id for transfer in self.now.transfers}
        for transfer in self.catalog.transfers:
            path = address.transfer(transfer.id) if transfer.id in paged else None
            for id in dict.fromkeys(row.permit for row in transfer.rules):
                batches.setdefault(id, []).append(Link(name=transfer.title, path=path))
        return batches


def items(sources: ItemSources) -> tuple[Item, ...]:
    """In the order in which an index lists them: by the sound of their names."""
    every = [item(sources, permit) for permit in sources.catalog.permits]
    return tuple(sorted(every, key=lambda item: pinyin.order(item.name)))


def item(sources: ItemSources, permit: Permit) -> Item:
    catalog, now = sources.catalog, sources.now
    history = sources.histories[permit.id]
    return Item(
        id=permit.id,
        name=permit.name,
        path=address.item(permit.id),
        initials=pinyin.initials(permit.name),
        letter=pinyin.letter(permit.name),
        status=permit.status,
        is_current=not permit.is_closed and history.removed_on is None,
        approver=unit(catalog, catalog.approver(permit).id, now),
        competent=unit(catalog, permit.department, now),
        regulators=tuple(named(catalog, name, now) for name in permit.regulator_names),
        published_on=history.published_on,
        updated_on=history.updated_on,
        permit=catalog.plain(permit),
        theme=permit.theme,
        code=permit.code,
        index_number=permit.index_number,
        removed_on=history.removed_on,
        laws=tuple(laws(catalog, permit)),
        parent=_link(catalog, permit.parent) if permit.parent else None,
        children=tuple(sources.children.get(permit.id, ())),
        successors=tuple(_link(catalog, id) for id in permit.successors),
        transfers=tuple(sources.transfers.get(permit.id, ())),
        documents=sources.documents.get(permit.id, ()),
        changes=history.changes,
        versions=history.versions,
        aliases=catalog.department_by_id[permit.department].aliases,
    )


def unit(catalog: PublicCatalog, id: str, now: PublicCatalog) -> Unit:
    """As `catalog` calls it; it has a page when it is still in `now`."""
    department = catalog.department_by_id[id]
    path = address.department(id) if id in now.department_by_id else None
    return Unit(id=id, name=department.name, short=department.short, path=path)


def named(catalog: PublicCatalog, name: str, now: PublicCatalog) -> Unit:
    """By 全称 or 规范化简称; a name outside the registry (a body of another level, say) stays a name."""
    department = catalog.department_by_name.get(name)
    return unit(catalog, department.id, now) if department else Unit(name=name, short=name)


def laws(catalog: PublicCatalog, permit: Permit) -> Iterator[LawCited]:
    """Every law that the permit cites, in the order of first mention, with the places cited in the law's own order."""
    places: dict[str, dict[str, Citation]] = {}
    for text in dict.fromkeys(texts(permit)):
        for mention in citation.parse_all(text):
            registered = citation.find(mention.citation.title, catalog.laws)
            title = registered.title if registered else mention.citation.title
            place = mention.citation.place + (f"至{mention.through.place}" if mention.through else "")
            places.setdefault(title, {}).setdefault(place, mention.citation)
    for title, cited in places.items():
        ordered = sorted(cited.items(), key=lambda row: row[1].order)
        yield LawCited(title=title, path=address.law(title), places=tuple(place for place, _ in ordered if place))


def _link(catalog: PublicCatalog, id: str) -> Link:
    permit = catalog.permit_by_id.get(id)
    return Link(name=permit.name, path=address.item(id)) if permit else Link(name=id)
