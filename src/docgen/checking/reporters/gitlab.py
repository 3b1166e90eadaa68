"""Report -> the Code Quality report that GitLab shows in a merge request."""

from json import dumps
from typing import Any

from docgen.checking.fingerprint import distinct
from docgen.checking.reporters.contract import Report
from docgen.checking.reporters.look import PLAIN, Look
from docgen.findings import Finding, Severity

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def write(report: Report, _look: Look = PLAIN) -> str:
    """GitLab compares fingerprints of two branches, so that only what is new is shown."""
    issues = [_issue(finding, name) for finding, name in zip(report.findings, distinct(report.findings), strict=True)]
    return dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    """GitLab wants a line: a finding about a whole file stands at its first."""
    begin, end = (finding.span.line, finding.span.end_line) if finding.span else (1, 1)
    return {
        "description": f"{finding.message}{finding.help}",
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.file, "lines": {"begin": begin, "end": end}},
    }
