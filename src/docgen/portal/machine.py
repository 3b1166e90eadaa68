"""What machines read: search index, open data, feeds, linked data, site map."""

from collections.abc import Iterator, Sequence

from docgen.portal.folder import File
from docgen.portal.page import Page
from docgen.portal.world import World
from docgen.project import Project


def joined(page: Page, world: World) -> Page:
    """The page with what its head names besides itself."""
    return page


def files(project: Project, world: World, pages: Sequence[Page]) -> Iterator[File]:
    yield from ()
