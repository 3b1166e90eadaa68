"""The stages of a publication in order: read, check, pages, publish."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docgen import __version__
from docgen.catalog.contents import Contents
from docgen.checking.verdict import Verdict
from docgen.documents.selection import Selection
from docgen.pipeline.build import BuildOptions, Built, Progress, documents
from docgen.pipeline.check import checked
from docgen.project import Project

if TYPE_CHECKING:
    from docgen.catalog.model import WholeCatalog
    from docgen.checking.check import Checked
    from docgen.documents.kinds import DocumentKind
    from docgen.documents.manifest import Failure
    from docgen.portal.site import Made


@dataclass(frozen=True)
class SiteOptions:
    """`as_of` YYYY-MM-DD: whose powers the pages show; the catalog's date when it is None."""

    as_of: str | None = None
    processes: int = 1


@dataclass(frozen=True)
class BuiltSite:
    """A site on this machine, or, when the catalog has errors, only what is wrong with it.

    `failed` are documents that it should offer and that could not be made.
    `base` is the folder in which it will lie on its host, with a slash at both ends.
    """

    verdict: Verdict
    made: "Made | None" = None
    failed: "tuple[Failure, ...]" = ()
    base: str = "/"


def site(project: Project, options: SiteOptions, progress: Progress) -> BuiltSite:
    """The site of the catalog as it lies here, in `.docgen/site`; nothing is made when the catalog has errors."""
    progress("读取", 0, 1)
    contents = Contents.of(project)
    progress("检查", 0, 1)
    found = checked(project, contents, options.processes)
    if found.catalog is None:
        return BuiltSite(found.verdict)
    built = _documents(project, contents, found, options, progress)
    made = _made(project, contents, found.catalog, found.kinds, built.folder, options, progress)
    return BuiltSite(found.verdict, made, built.failed, urlsplit(found.catalog.district.portal.url or "/").path)


def _documents(
    project: Project, contents: Contents, found: "Checked", options: SiteOptions, progress: Progress
) -> Built:
    """What the site offers, made for it, in the formats that `docgen build` made last: output/ may be older."""
    from docgen.documents.manifest import formats_in

    public = tuple(sorted(kind.id for kind in found.kinds if kind.audience == "public"))
    wanted = BuildOptions(
        as_of=options.as_of or (found.catalog.district.dated if found.catalog else None),
        formats=formats_in(project.output),
        selection=Selection((("kind", public or ("",)),)),
        output=project.state / "documents",
        processes=options.processes,
    )
    return documents(project, contents, found, wanted, progress)


def _made(
    project: Project,
    contents: Contents,
    now: "WholeCatalog",
    kinds: "tuple[DocumentKind, ...]",
    folder: Path,
    options: SiteOptions,
    progress: Progress,
) -> "Made":
    from docgen.documents import plan
    from docgen.history.editions import editions
    from docgen.portal import public, site
    from docgen.portal.documents import offered

    as_of = options.as_of or now.district.dated
    catalog = now.on(as_of)
    progress("读取历次版本", 0, 1)
    shown = public.editions(project, editions(project, contents.head, catalog), contents.schemas)
    there = offered(folder, catalog, plan.plan(catalog, kinds))
    wanted = site.Wanted(project, shown, there, as_of, f"docgen {__version__}", options.processes)
    return site.make(wanted, project.state / "site", partial(progress, "生成网页"))
