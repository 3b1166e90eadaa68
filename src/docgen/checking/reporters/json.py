"""Report -> one JSON envelope, described by schemas/report.schema.json; within a version it only grows."""

from json import dumps
from typing import Any

from docgen import __version__
from docgen.checking.reporters.contract import Report
from docgen.checking.reporters.look import PLAIN, Look
from docgen.findings import Finding, Severity, Span

_VERSION = 1


def write(report: Report, _look: Look = PLAIN) -> str:
    envelope = {
        "version": _VERSION,
        "tool": {"name": "docgen", "version": __version__},
        "summary": {
            "files": report.file_total,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
            "allowed": report.allowed_total,
            "old": report.old_total,
            "mended": report.gone_total,
        },
        "findings": [_finding(finding) for finding in report.findings],
    }
    return dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        "file": finding.file,
        "pointer": finding.pointer,
        "span": _span(finding.span),
        "related": [
            {"message": r.message, "file": r.file, "pointer": r.pointer, "span": _span(r.span)} for r in finding.related
        ],
        "fix": [{"start": e.start, "end": e.end, "text": e.text, "is_safe": e.is_safe} for e in finding.fix],
    }


def _span(span: Span | None) -> dict[str, int] | None:
    if span is None:
        return None
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}
