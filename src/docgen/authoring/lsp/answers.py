"""Open texts -> findings of the whole project; findings and citations -> what an editor shows.

Places are those of the Language Server Protocol 3.17: lines and columns from 0, columns in the units that the
editor counts in (`units` turns a text into their number).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from re import compile as regex

from lsprotocol import types

from docgen.catalog import source
from docgen.catalog.contents import Contents
from docgen.catalog.source.positions import Lines
from docgen.checking import check, edits, verdict
from docgen.checking.explain import explanations
from docgen.errors import UsageError
from docgen.findings import Finding, Severity, Span
from docgen.law.citation import Citation, parse_all
from docgen.law.lawbook import outline, registry
from docgen.project import Project

Units = Callable[[str], int]
_CODE = regex(r"\bDG[0-9]{3}\b")
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


@dataclass(frozen=True)
class Seen:
    """What was checked, and all that is wrong with it."""

    project: Project
    contents: Contents
    findings: tuple[Finding, ...]

    def of(self, file: str) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.file == file)

    def text(self, file: str) -> str:
        content = self.contents.files.get(file)
        return source.decode(content) if isinstance(content, bytes) else ""


def look(project: Project, texts: Mapping[str, str]) -> Seen:
    """The project with these texts instead of the files on disk, by project-relative name."""
    typed = {file: text.encode("utf-8", "surrogatepass") for file, text in texts.items()}
    contents = Contents.of(project).replaced(project, typed)
    known = verdict.known(project, contents.digest) or check.check(project, contents, processes=1).verdict
    return Seen(project, contents, known.findings)


def diagnostics(seen: Seen, file: str, units: Units) -> list[types.Diagnostic]:
    lines = Lines(seen.text(file))
    return [_diagnostic(seen, lines, finding, units) for finding in seen.of(file)]


def fixes(seen: Seen, file: str, uri: str, lookup: types.Range, units: Units) -> list[types.CodeAction]:
    """What fixes the findings in the lines; one that changes words says so and is never the preferred one."""
    lines = Lines(seen.text(file))
    return [
        types.CodeAction(
            title=f"改正 {finding.code}{'' if finding.is_safely_fixable else '（会改动文字）'}：{finding.message}",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[_diagnostic(seen, lines, finding, units)],
            is_preferred=finding.is_safely_fixable,
            edit=types.WorkspaceEdit(changes={uri: list(_edits(lines, finding, units))}),
        )
        for finding in seen.of(file)
        if finding.fix and _meet(_range(lines, finding.span, units), lookup) and _is_harmless(seen, finding)
    ]


def hover(project: Project, text: str, at: types.Position, units: Units) -> types.Hover | None:
    """What is under the cursor: an article as the 法规库 has it, or what a code in `allow` stands for."""
    lines = Lines(text)
    line = lines.text(at.line) if at.line < len(lines.starts) else ""
    mentions = ((m.start, m.end, partial(_told, project, m.citation)) for m in parse_all(line))
    codes = ((m.start(), m.end(), partial(_explained, m[0])) for m in _CODE.finditer(line))
    for start, end, tell in (*mentions, *codes):
        first, last = units(line[:start]), units(line[:end])
        if first <= at.character < last:
            place = types.Range(types.Position(at.line, first), types.Position(at.line, last))
            return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, tell()), place)
    return None


def _told(project: Project, citation: Citation) -> str:
    try:
        return "\n".join(outline.lines(registry.lookup(str(citation), registry.load(project))))
    except UsageError as error:
        return f"{error.message}\n{error.help}"


def _explained(code: str) -> str:
    entry = explanations().get(code)
    return f"{code}  {entry.title}\n{entry.why}" if entry else f"没有 {code} 这个代码。"


def _diagnostic(seen: Seen, lines: Lines, finding: Finding, units: Units) -> types.Diagnostic:
    return types.Diagnostic(
        range=_range(lines, finding.span, units),
        message=finding.message + (f"\n出路：{finding.help}" if finding.help else ""),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source="docgen",
        related_information=list(_related(seen, finding, units)),
    )


def _is_harmless(seen: Seen, finding: Finding) -> bool:
    """As `docgen check --fix` decides: nothing but what is meant may change."""
    content = seen.contents.files[finding.file]
    return isinstance(content, bytes) and edits.apply(content, finding.file, [finding]).content is not None


def _related(seen: Seen, finding: Finding, units: Units) -> Iterator[types.DiagnosticRelatedInformation]:
    for other in finding.related:
        place = _range(Lines(seen.text(other.file)), other.span, units)
        location = types.Location((seen.project.root / other.file).as_uri(), place)
        yield types.DiagnosticRelatedInformation(location, other.message)


def _edits(lines: Lines, finding: Finding, units: Units) -> Iterator[types.TextEdit]:
    for edit in finding.fix:
        yield types.TextEdit(_range(lines, lines.span(edit.start - lines.bom, edit.end - lines.bom), units), edit.text)


def _range(lines: Lines, span: Span | None, units: Units) -> types.Range:
    """What has no place is said at the top."""
    if span is None:
        return types.Range(types.Position(0, 0), types.Position(0, 0))

    def position(line: int, column: int) -> types.Position:
        return types.Position(line - 1, units(lines.text(line - 1)[: column - 1]))

    return types.Range(position(span.line, span.column), position(span.end_line, span.end_column))


def _meet(one: types.Range, other: types.Range) -> bool:
    """By whole lines: nobody puts the cursor on the very colon."""
    return one.start.line <= other.end.line and other.start.line <= one.end.line
