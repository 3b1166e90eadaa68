"""The stages of a publication in order: read, check, pages, publish."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docgen import __version__
from docgen.catalog.contents import Contents
from docgen.checking import verdict
from docgen.checking.verdict import Verdict
from docgen.pipeline.build import Progress
from docgen.project import Project

if TYPE_CHECKING:
    from docgen.checking.check import Checked
    from docgen.portal.release import Release
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

    @property
    def folder(self) -> Path:
        assert self.made is not None, "asked only when the catalog has no errors"
        return self.made.folder

    @property
    def release(self) -> "Release":
        assert self.made is not None, "asked only when the catalog has no errors"
        return self.made.release


def site(project: Project, options: SiteOptions, progress: Progress) -> BuiltSite:
    """The site of the catalog as it lies here, in `.docgen/site`; nothing is made when the catalog has errors."""
    from docgen.checking import check

    progress("读取", 0, 1)
    contents = Contents.of(project)
    progress("检查", 0, 1)
    checked = check.check(project, contents, options.processes)
    verdict.keep(project, checked.verdict)
    if checked.verdict.has_errors:
        return BuiltSite(checked.verdict)
    return _made(project, contents, checked, options, progress)


def _made(
    project: Project, contents: Contents, checked: "Checked", options: SiteOptions, progress: Progress
) -> BuiltSite:
    from docgen.documents import plan
    from docgen.history.editions import editions
    from docgen.portal import documents, public, site

    district = checked.catalog.district
    assert district is not None, "check reports a missing district as an error"
    as_of = options.as_of or district.dated
    catalog = checked.catalog.on(as_of)
    progress("读取历次版本", 0, 1)
    shown = public.editions(project, editions(project, contents.head, catalog), contents.schemas)
    offered = documents.offered(project.output, catalog, plan.plan(catalog, checked.kinds), as_of)
    wanted = site.Wanted(project, shown, offered, as_of, f"docgen {__version__}", options.processes)
    made = site.make(wanted, project.state / "site", partial(progress, "生成网页"))
    return BuiltSite(checked.verdict, made, offered.stale, urlsplit(district.portal.url or "/").path)
