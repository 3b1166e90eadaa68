"""World -> the files below `data/`, and the list of them that the data page shows."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from docgen.machine import cache
from docgen.portal import address
from docgen.portal.folder import File, whole
from docgen.portal.model import Shown
from docgen.portal.opendata import package, records, schemas, separated
from docgen.portal.opendata.tables import Table, tables
from docgen.portal.opendata.workbook import workbook
from docgen.portal.world import World


def files(world: World, kinds: Iterable[type[Shown]]) -> Iterator[File]:
    """`kinds` are those of the pages' data."""
    permit = world.catalog.schemas["permit"]
    every = tables(world.items, permit, world.site.url or "")
    lines = records.lines(world.items)
    yield whole(address.CATALOG_JSON, records.whole(world.items, world.site))
    yield whole(address.CATALOG_LINES, lines)
    plain = {f"{table.name}.csv": separated.plain(table) for table in every}
    for name, content in plain.items():
        yield whole(f"{address.DATA}{name}", content)
    for table in every:
        yield whole(address.for_excel(table.name), separated.for_excel(table))
    yield whole(f"{address.DATA}datapackage.json", package.package(every, plain, world.site))
    for name, content in schemas.schemas(permit, kinds).items():
        yield whole(f"{address.SCHEMAS}{name}", content)
    yield _workbook(world, every, lines)


def _workbook(world: World, every: Sequence[Table], lines: bytes) -> File:
    """Slow, so made only when its input changed; the rest is as quick to make as to compare."""
    input = sha256(
        cache.tool().encode() + lines + repr(world.site).encode() + repr([t.columns for t in every]).encode()
    )
    return File(address.WORKBOOK, input.hexdigest(), lambda: workbook(every, world.site))
