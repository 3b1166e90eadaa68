"""Report -> workflow commands that GitHub shows as annotations beside the lines of a pull request.

GitHub shows ten errors and ten warnings of a step and drops the rest, so errors come first.
"""

from collections.abc import Mapping

from docgen.checking.reporters.contract import Report
from docgen.checking.reporters.look import PLAIN, Look
from docgen.findings import Finding, Severity, Span

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Mapping[int, str] = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def write(report: Report, _look: Look = PLAIN) -> str:
    ordered = sorted(report.findings, key=lambda finding: finding.severity.rank)
    return "".join(f"{_command(finding)}\n" for finding in ordered)


def _command(finding: Finding) -> str:
    properties = {"file": finding.file, **_position(finding.span), "title": finding.code}
    listed = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
    message = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    return f"::{_COMMANDS[finding.severity]} {listed}::{message.translate(_IN_MESSAGE)}"


def _position(span: Span | None) -> dict[str, int]:
    """Columns only within one line: GitHub refuses them across lines."""
    if span is None:
        return {}
    if span.end_line != span.line:
        return {"line": span.line, "endLine": span.end_line}
    return {"line": span.line, "col": span.column, "endLine": span.end_line, "endColumn": span.end_column}
