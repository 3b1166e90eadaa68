"""Checked catalog, its past and its documents -> the site in a folder, with its `release.json`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.catalog.model import Catalog
from docgen.history.editions import Edition
from docgen.portal import audience, filing, folder, items, pages, past, release
from docgen.portal.documents import Offered
from docgen.portal.folder import Filled
from docgen.portal.model import Item, SiteInfo
from docgen.portal.past import Chronicle, Standing
from docgen.portal.release import Release
from docgen.portal.world import World
from docgen.project import Project


@dataclass(frozen=True)
class Wanted:
    """What the site is to show. `editions`: oldest first, the last is the catalog itself; `tool` is docgen's name."""

    project: Project
    editions: Sequence[Edition]
    documents: Offered
    as_of: str
    tool: str
    processes: int = 1


@dataclass(frozen=True)
class Made:
    """The folder, what it is a release of, and what making it took."""

    folder: Path
    release: Release
    filled: Filled


def make(wanted: Wanted, place: Path, progress: Callable[[int, int], None]) -> Made:
    """All of the site in `place`; what did not change since the last time is not made again."""
    world = _world(wanted)
    every = tuple(pages.every(world))
    files = filing.files(wanted.project, world, every, wanted.documents)
    filled = folder.fill(place, files, wanted.processes, progress)
    made = release.of(
        filled.files,
        tool=wanted.tool,
        commit=world.site.commit,
        effective_on=world.site.effective_on,
        notice=world.site.notice,
    )
    content = release.encode(made)
    manifest = place / release.MANIFEST
    if not manifest.is_file() or manifest.read_bytes() != content:
        manifest.write_bytes(content)
    return Made(place, made, filled)


def _world(wanted: Wanted) -> World:
    catalog = wanted.editions[-1].catalog
    chronicle = past.chronicle(wanted.project, wanted.editions)
    public = audience.public(wanted.project, "permit")
    shelf = items.Shelf(catalog, catalog, public, chronicle.pasts, wanted.documents.by_permit)
    department, transfer = (audience.public(wanted.project, name) for name in ("department", "transfer"))
    return World(
        site=_site(wanted, catalog),
        catalog=catalog,
        items=(*items.items(shelf), *_gone(chronicle, shelf)),
        departments={record.id: department(record) for record in catalog.departments},
        transfers={record.id: transfer(record) for record in catalog.transfers},
        announcements=chronicle.announcements,
        past_items=_past_items(chronicle, shelf),
    )


def _gone(chronicle: Chronicle, shelf: items.Shelf) -> Iterator[Item]:
    """What earlier editions had and the catalog has no more: its last state, as a tombstone."""
    for id, standings in chronicle.standings.items():
        if id not in shelf.catalog.permit_by_id:
            yield _as_it_was(standings[-1], shelf)


def _past_items(chronicle: Chronicle, shelf: items.Shelf) -> Mapping[str, Mapping[str, Item]]:
    return {
        id: {standing.since: _as_it_was(standing, shelf) for standing in standings[:-1]}
        for id, standings in chronicle.standings.items()
    }


def _as_it_was(standing: Standing, shelf: items.Shelf) -> Item:
    catalog = standing.edition.catalog.on(standing.since)
    return items.item(items.Shelf(catalog, shelf.now, shelf.public, shelf.pasts), standing.permit)


def _site(wanted: Wanted, catalog: Catalog) -> SiteInfo:
    district = catalog.district
    assert district is not None, "check reports a missing district as an error"
    portal = district.portal
    bureau = items.bureau_of(catalog, catalog)
    known = {
        "SiteName": portal.site_name,
        "SiteDomain": portal.site_domain,
        "SiteIDCode": portal.site_id_code,
        "ColumnName": portal.column_name or "行政许可事项",
        "ColumnDescription": portal.column_description,
        "ColumnKeywords": portal.column_keywords,
        "ColumnType": portal.column_type,
        "Author": bureau.name,
    }
    return SiteInfo(
        title=f"{district.short}行政许可事项",
        district=district.name,
        government=district.government,
        bureau=bureau,
        notice=district.notice,
        effective_on=wanted.as_of,
        url=portal.url,
        commit=wanted.editions[-1].commit,
        tool=wanted.tool,
        content_source=portal.content_source or bureau.name,
        meta={name: value for name, value in known.items() if value},
    )
