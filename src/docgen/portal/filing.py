"""World and its pages -> every file of the site: pages and twins, assets, search, feeds, data, documents."""

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from docgen.machine import cache
from docgen.portal import address, environment, feeds, folder, opendata, pages, qr, rendering, searchindex, sitemap
from docgen.portal.documents import Offered
from docgen.portal.folder import File
from docgen.portal.linkeddata import cpsv
from docgen.portal.model import Item, SiteInfo
from docgen.portal.page import Page
from docgen.portal.world import World
from docgen.project import Project


def files(project: Project, world: World, every: Sequence[Page], documents: Offered) -> Iterator[File]:
    """`every` page of the world, and what stands beside the pages."""
    laws = frozenset(world.by_law)
    menus = pages.menus()
    jinja = environment.environment(project, menus, world.catalog.laws, laws)
    templates = f"{cache.tool()} {environment.digest(project)} {menus} {sorted(laws)}"
    lasting = replace(world.site, effective_on="", commit=None, tool="")
    for page in every:
        yield from rendering.files(page, lasting, jinja, templates)
    for item in world.items:
        yield _linked(world, item, lasting)
    for path, content in environment.assets(project).items():
        yield folder.whole(path, content)
    yield folder.whole(searchindex.PATH, searchindex.script(world.items, world.departments))
    for feed in feeds.feeds(world):
        yield folder.whole(f"{feed.path}{address.FEEDS[address.ATOM]}", feeds.atom(feed, world.site))
        yield folder.whole(f"{feed.path}{address.FEEDS[address.JSON_FEED]}", feeds.jsonfeed(feed, world.site))
    yield from opendata.files(world, (type(page.data) for page in every))
    if url := world.site.url:
        yield from _addressed(world, every, url)
    for path, (source, digest) in documents.sources.items():
        yield File(path, digest, source.read_bytes)


def _linked(world: World, item: Item, lasting: SiteInfo) -> File:
    units = (lasting.bureau, item.approver, *item.regulators)
    departments = [world.departments.get(unit.id or "") for unit in units]
    input = sha256(msgspec.json.encode((cache.tool(), lasting, item, departments)))
    return File(f"{item.path}index.jsonld", input.hexdigest(), partial(cpsv.document, world, item))


def _addressed(world: World, every: Sequence[Page], url: str) -> Iterator[File]:
    """What only a site has that knows where it will stand."""
    for path, content in sitemap.files(every, url):
        yield folder.whole(path, content)
    for item in world.items:
        target = f"{url}{item.path}"
        yield File(
            address.item_code(item.id), sha256(target.encode()).hexdigest(), partial(qr.svg, target, "网址的二维码")
        )
