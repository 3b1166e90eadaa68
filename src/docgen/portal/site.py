"""Checked catalog, its past and its documents -> the site in a folder, with its `release.json`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.portal import filing, folder, items, pages, past, release
from docgen.portal.documents import Offered
from docgen.portal.folder import Filled
from docgen.portal.model import Item, SiteInfo
from docgen.portal.past import Chronicle, State
from docgen.portal.public import PublicCatalog, PublicEdition
from docgen.portal.release import Release
from docgen.portal.world import World
from docgen.project import Project


@dataclass(frozen=True)
class Wanted:
    """What the site is to show. `editions`: oldest first, the last is the catalog itself; `tool` is docgen's name."""

    project: Project
    editions: Sequence[PublicEdition]
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
    whole = world(wanted)
    every = tuple(pages.every(whole))
    files = filing.files(wanted.project, whole, every, wanted.documents)
    filled = folder.fill(place, files, wanted.processes, progress)
    made = release.of(
        filled.files,
        tool=wanted.tool,
        commit=whole.site.commit,
        effective_on=whole.site.effective_on,
        notice=whole.site.notice,
    )
    content = release.encode(made)
    manifest = place / release.MANIFEST
    if not manifest.is_file() or manifest.read_bytes() != content:
        manifest.write_bytes(content)
    return Made(place, made, filled)


def world(wanted: Wanted) -> World:
    """Everything that the pages are made from."""
    catalog = wanted.editions[-1].catalog
    chronicle = past.chronicle(wanted.project, wanted.editions)
    sources = items.ItemSources(catalog, catalog, chronicle.histories, wanted.documents.by_permit)
    return World(
        site=_site(wanted, catalog),
        catalog=catalog,
        items=(*items.items(sources), *_gone(chronicle, sources)),
        departments={record.id: catalog.plain(record) for record in catalog.departments},
        announcements=chronicle.announcements,
        past_items=_past_items(chronicle, sources),
    )


def _gone(chronicle: Chronicle, sources: items.ItemSources) -> Iterator[Item]:
    """What earlier editions had and the catalog has no more: its last state, as a tombstone."""
    for id, states in chronicle.states.items():
        if id not in sources.catalog.permit_by_id:
            yield _as_it_was(states[-1], sources)


def _past_items(chronicle: Chronicle, sources: items.ItemSources) -> Mapping[str, Mapping[str, Item]]:
    return {
        id: {state.since: _as_it_was(state, sources) for state in states[:-1]}
        for id, states in chronicle.states.items()
    }


def _as_it_was(state: State, sources: items.ItemSources) -> Item:
    catalog = state.edition.catalog.on(state.since)
    return items.item(items.ItemSources(catalog, sources.now, sources.histories), state.permit)


def _site(wanted: Wanted, catalog: PublicCatalog) -> SiteInfo:
    district = catalog.district
    portal = district.portal
    bureau = items.unit(catalog, catalog.bureau.id, catalog)
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
