"""Contents of catalogs/ and templates/ -> Catalog, kinds, plan, and everything that is wrong: the `check` stage."""

from dataclasses import dataclass

import msgspec

from docgen import cache, intake, kinds, loader, plan, rules, source
from docgen.findings import Finding, Severity, in_order
from docgen.kinds import DocumentKind
from docgen.model import Catalog
from docgen.project import Project
from docgen.views import UNITS
from docgen.writers import WRITERS
from docgen.writers.tags import shape_of

_CACHE = "verdict"


class Verdict(msgspec.Struct, frozen=True):
    """All findings of one run, located and in order; `allowed` are those that the data itself explains."""

    digest: str
    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...]
    file_total: int
    permit_total: int

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True)
class Checked:
    """A verdict and what it was passed on."""

    verdict: Verdict
    catalog: Catalog
    kinds: tuple[DocumentKind, ...]


def verdict(project: Project, contents: intake.Contents, processes: int) -> Verdict:
    """The verdict alone: from the cache when nothing at all has changed since."""
    known = cache.load(project.state / _CACHE, Verdict)
    if known and known.digest == contents.digest:
        return known
    return check(project, contents, processes).verdict


def check(project: Project, contents: intake.Contents, processes: int) -> Checked:
    """Every stage of checking, whatever the one before found; one run says everything."""
    taken = intake.intake(project, contents.files, processes)
    catalog = loader.catalog(taken.records, taken.laws, taken.broken)
    found_kinds, kind_findings = kinds.discover(project)
    ruled = rules.check(catalog)
    planned = _plan(catalog, found_kinds)
    findings = (*taken.findings, *kind_findings, *ruled.findings, *planned, *_tags(project, found_kinds))
    passed = Verdict(
        digest=contents.digest,
        findings=_located(contents, findings),
        allowed=_located(contents, ruled.allowed),
        file_total=len(contents.files),
        permit_total=len(catalog.permits),
    )
    cache.store(project.state / _CACHE, passed)
    return Checked(passed, catalog, found_kinds)


def _plan(catalog: Catalog, found: tuple[DocumentKind, ...]) -> tuple[Finding, ...]:
    """A catalog whose references do not hold cannot be planned: the rules say why."""
    return plan.check(catalog, plan.plan(catalog, found)) if catalog.is_whole else ()


def _tags(project: Project, found: tuple[DocumentKind, ...]) -> list[Finding]:
    """What the templates ask for, held against what their unit's view has."""
    findings: list[Finding] = []
    for kind in found:
        shape = shape_of(UNITS[kind.for_each].view)
        findings += WRITERS[kind.writer].check(kind.template, shape, project.name_of(kind.template), kind.layout)
    return findings


def _located(contents: intake.Contents, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings by pointer -> findings by line; only files that something is said of are read again."""
    named = {finding.file for finding in findings} | {other.file for finding in findings for other in finding.related}
    known = {file: content for file in named if isinstance(content := contents.files.get(file), bytes)}
    sources = [source.read(content, file) for file, content in known.items()]
    return tuple(in_order(source.locate(findings, sources)))
