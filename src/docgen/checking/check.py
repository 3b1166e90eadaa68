"""Contents of catalogs/ and templates/ -> Catalog, kinds, plan, and everything that is wrong: the `check` stage."""

from dataclasses import dataclass

from docgen.catalog import intake, loader, source
from docgen.catalog.audience import documents
from docgen.catalog.contents import Contents
from docgen.catalog.model import Catalog, WholeCatalog
from docgen.catalog.units import PRESENTED
from docgen.checking import allow, edits, rule_memory
from docgen.checking.verdict import Verdict
from docgen.documents import audience, kinds, plan
from docgen.documents.kinds import DocumentKind
from docgen.documents.writers import WRITERS
from docgen.documents.writers.shape import Shape, shape_of
from docgen.findings import Finding, in_order
from docgen.history import retired as history
from docgen.project import Project


@dataclass(frozen=True)
class Checked:
    """A verdict and what it was passed on. `catalog` is None when the verdict has errors: nothing is made of it."""

    verdict: Verdict
    catalog: WholeCatalog | None
    kinds: tuple[DocumentKind, ...]


def check(project: Project, contents: Contents, processes: int) -> Checked:
    """Every stage of checking, whatever the one before found; one run says everything."""
    read = intake.intake(project, contents, processes)
    catalog = loader.catalog(read.records, read.laws, read.broken, history.retired(project, contents.head))
    found_kinds, kind_findings = kinds.discover(project)
    in_records = (*_plan(catalog, found_kinds), *rule_memory.findings_of(project, contents, catalog))
    outcome = allow.settle(catalog, in_records)
    findings = (*read.findings, *kind_findings, *outcome.findings, *_tags(project, found_kinds, contents.schemas))
    verdict = Verdict(
        digest=contents.digest,
        findings=_located(contents, findings),
        allowed=_located(contents, outcome.allowed),
        file_total=len(contents.files),
        permit_total=len(catalog.permits),
    )
    return Checked(verdict, None if verdict.has_errors else _whole(catalog), found_kinds)


def _whole(catalog: Catalog) -> WholeCatalog:
    """DG115 and DG404 are errors, and nothing tolerates them."""
    if not isinstance(catalog, WholeCatalog):
        raise TypeError("a catalog without a district or a bureau has passed the check")
    return catalog


def _plan(catalog: Catalog, found: tuple[DocumentKind, ...]) -> tuple[Finding, ...]:
    """A catalog whose references do not hold cannot be planned: the rules say why."""
    if not isinstance(catalog, WholeCatalog) or not catalog.is_consistent:
        return ()
    return plan.check(catalog, plan.plan(catalog, found))


def _tags(project: Project, found: tuple[DocumentKind, ...], schemas: str) -> list[Finding]:
    """What the templates ask for, held against what their unit's view has."""
    findings: list[Finding] = []
    for kind in found:
        writer, shape = WRITERS[kind.writer], _shape(project, kind, schemas)
        findings += writer.check(kind.template, shape, project.name_of(kind.template), kind.layout, kind.requires)
    return findings


def _shape(project: Project, kind: DocumentKind, schemas: str) -> Shape:
    """Of a kind that the portal offers, with what must not be in it marked."""
    view = PRESENTED[kind.for_each].view
    shape = shape_of(view)
    return audience.marked(shape, view, documents(project, schemas)) if kind.audience == "public" else shape


def _located(contents: Contents, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings by pointer -> findings by line, with the edits that fix them.

    Only files that something is said of are read again.
    """
    named = {finding.file for finding in findings} | {other.file for finding in findings for other in finding.related}
    known = {file: content for file in named if isinstance(content := contents.files.get(file), bytes)}
    sources = [source.read(content, file) for file, content in known.items()]
    return tuple(in_order(edits.with_edits(source.locate(findings, sources), sources)))
