"""The stages in order: read, check, plan, render, write. The file to read first.

A stage is imported when it runs: most runs find nothing changed, and end after reading.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docgen import __version__
from docgen.catalog.contents import Contents
from docgen.checking import verdict
from docgen.checking.verdict import Verdict
from docgen.documents.selection import EVERYTHING, Selection
from docgen.machine import cache
from docgen.machine.chinatime import epoch_day
from docgen.pipeline.check import checked
from docgen.project import Project

if TYPE_CHECKING:
    from docgen.catalog.model import WholeCatalog
    from docgen.checking.check import Checked
    from docgen.documents.kinds import DocumentKind
    from docgen.documents.manifest import Entry, Failure, Manifest
    from docgen.documents.output import Output
    from docgen.documents.plan import Job

Progress = Callable[[str, int, int], None]
"""stage (Chinese), done, total"""


@dataclass(frozen=True)
class BuildOptions:
    """`as_of` YYYY-MM-DD; `formats` besides DOCX; `output` replaces the project's own folder."""

    as_of: str | None = None
    formats: tuple[str, ...] = ()
    selection: Selection = EVERYTHING
    output: Path | None = None
    processes: int = 1


@dataclass(frozen=True)
class Built:
    """What a build did. `saved` are files changed by hand that were put aside under a new name."""

    verdict: Verdict
    folder: Path
    manifest: "Manifest | None" = None
    fresh: int = 0
    saved: tuple[str, ...] = field(default=())

    @property
    def failed(self) -> "tuple[Failure, ...]":
        return self.manifest.failed if self.manifest else ()


def build(project: Project, options: BuildOptions, progress: Progress) -> Built:
    """`docgen build`: nothing is written when the catalog has errors, and nothing is done twice."""
    from docgen.documents import output

    progress("读取", 0, 1)
    contents = Contents.of(project)
    with output.hold(options.output or project.output) as out:
        known = verdict.known(project, contents.digest)
        if known and out.manifest and out.is_current(_inputs(contents, options)):
            return Built(known, out.folder, out.manifest)
        progress("检查", 0, 1)
        return _built(contents, checked(project, contents, options.processes), options, out, progress)


def documents(
    project: Project, contents: Contents, found: "Checked", options: BuildOptions, progress: Progress
) -> Built:
    """The same of a catalog that has just been checked."""
    from docgen.documents import output

    with output.hold(options.output or project.output) as out:
        if out.manifest and out.is_current(_inputs(contents, options)):
            return Built(found.verdict, out.folder, out.manifest)
        return _built(contents, found, options, out, progress)


def _built(contents: Contents, found: "Checked", options: BuildOptions, out: "Output", progress: Progress) -> Built:
    if found.catalog is None:
        return Built(found.verdict, out.folder)
    manifest, fresh = _render(found.catalog, found.kinds, options, out, progress)
    saved = out.commit(manifest, _inputs(contents, options), cache.tool())
    return Built(found.verdict, out.folder, manifest, fresh, saved)


def _inputs(contents: Contents, options: BuildOptions) -> str:
    """The digest of all that the documents are made from."""
    chosen = f"{contents.digest} {options.as_of} {epoch_day()} {options.formats} {options.selection}"
    return sha256(chosen.encode()).hexdigest()


def _render(
    now: "WholeCatalog", kinds: "tuple[DocumentKind, ...]", options: BuildOptions, out: "Output", progress: Progress
) -> "tuple[Manifest, int]":
    """What the output is to hold, and how many of its files are new."""
    from docgen.documents import plan
    from docgen.documents.manifest import Manifest
    from docgen.documents.rendering import Rendering
    from docgen.machine import executor

    as_of = options.as_of or epoch_day() or now.district.dated
    catalog = now.on(as_of)
    jobs = plan.plan(catalog, kinds)
    options.selection.require_known(catalog, jobs)
    previous = {entry.path: entry for entry in out.entries()}
    chosen = tuple(job for job in jobs if job in options.selection)
    prior = previous if out.is_by(cache.tool()) else {}
    render = Rendering(catalog, chosen, as_of, options.formats, out.staging, prior)
    entries = _left_alone(previous, (job for job in jobs if job not in options.selection))
    failures: list[Failure] = []
    fresh = 0
    for done, made in enumerate(executor.run(render, range(len(chosen)), options.processes), start=1):
        entries += made.entries
        failures += made.failures
        fresh += made.fresh
        progress("生成", done, len(chosen))
    manifest = Manifest(
        tool=f"docgen {__version__}",
        as_of=as_of,
        notice=now.district.notice,
        files=tuple(sorted(entries, key=lambda entry: entry.path)),
        failed=tuple(failures),
    )
    return manifest, fresh


def _left_alone(previous: "Mapping[str, Entry]", jobs: "Iterable[Job]") -> "list[Entry]":
    """The files of jobs that were not selected: they stay as the last build left them."""
    stems = {PurePosixPath(job.path).with_suffix("") for job in jobs}
    return [entry for path, entry in previous.items() if PurePosixPath(path).with_suffix("") in stems]
