"""The stages of a publication in order: read, check, pages, publish."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docgen import __version__
from docgen.catalog.contents import Contents
from docgen.checking.verdict import Verdict
from docgen.pipeline.build import Progress
from docgen.pipeline.check import checked
from docgen.project import Project

if TYPE_CHECKING:
    from docgen.catalog.model import WholeCatalog
    from docgen.documents.kinds import DocumentKind
    from docgen.portal.site import Made


@dataclass(frozen=True)
class SiteOptions:
    """`as_of` YYYY-MM-DD: whose powers the pages show; the catalog's date when it is None."""

    as_of: str | None = None
    processes: int = 1


@dataclass(frozen=True)
class BuiltSite:
    """A site on this machine, or, when the catalog has errors, only what is wrong with it.

    `stale` are documents of output/ that an older catalog made: they are not offered.
    `base` is the folder in which it will lie on its host, with a slash at both ends.
    """

    verdict: Verdict
    made: "Made | None" = None
    stale: tuple[str, ...] = ()
    base: str = "/"


def site(project: Project, options: SiteOptions, progress: Progress) -> BuiltSite:
    """The site of the catalog as it lies here, in `.docgen/site`; nothing is made when the catalog has errors."""
    progress("读取", 0, 1)
    contents = Contents.of(project)
    progress("检查", 0, 1)
    found = checked(project, contents, options.processes)
    if found.catalog is None:
        return BuiltSite(found.verdict)
    made, stale = _made(project, contents, found.catalog, found.kinds, options, progress)
    return BuiltSite(found.verdict, made, stale, urlsplit(found.catalog.district.portal.url or "/").path)


def _made(
    project: Project,
    contents: Contents,
    now: "WholeCatalog",
    kinds: "tuple[DocumentKind, ...]",
    options: SiteOptions,
    progress: Progress,
) -> "tuple[Made, tuple[str, ...]]":
    from docgen.documents import plan
    from docgen.history.editions import editions
    from docgen.portal import documents, public, site

    as_of = options.as_of or now.district.dated
    catalog = now.on(as_of)
    progress("读取历次版本", 0, 1)
    shown = public.editions(project, editions(project, contents.head, catalog), contents.schemas)
    offered = documents.offered(project.output, catalog, plan.plan(catalog, kinds), as_of)
    wanted = site.Wanted(project, shown, offered, as_of, f"docgen {__version__}", options.processes)
    return site.make(wanted, project.state / "site", partial(progress, "生成网页")), offered.stale
