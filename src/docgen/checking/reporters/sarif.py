"""Report -> SARIF 2.1.0 (OASIS), which code hosts and editors read; its section numbers stand beside the parts."""

from collections.abc import Iterable
from json import dumps
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from docgen import __version__
from docgen.checking.fingerprint import distinct
from docgen.checking.reporters.contract import Report
from docgen.checking.reporters.look import PLAIN, Look
from docgen.findings import Explanation, Finding, Severity, Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "PROJECTROOT"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(report: Report, _look: Look = PLAIN) -> str:
    """One run (3.14). Columns count characters, and files are named relative to the project."""
    codes = sorted({finding.code for finding in report.findings})
    driver = {"name": "docgen", "version": __version__, "rules": [_rule(c, report.explained.get(c)) for c in codes]}
    named = zip(report.findings, distinct(report.findings), strict=True)
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "项目文件夹（含 catalogs）"}}},
        "results": [_result(finding, codes.index(finding.code), name) for finding, name in named],
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, explanation: Explanation | None) -> dict[str, Any]:
    """3.49: what `docgen explain` says."""
    if explanation is None:
        return {"id": code}
    example = f"错例：\n{explanation.bad}\n\n对例：\n{explanation.good}"
    fenced = f"错例：\n\n```yaml\n{explanation.bad}\n```\n\n对例：\n\n```yaml\n{explanation.good}\n```"
    return {
        "id": code,
        "shortDescription": {"text": explanation.title},
        "fullDescription": {"text": explanation.why},
        "help": {
            "text": f"{explanation.why}\n\n{explanation.remedy}\n\n{example}",
            "markdown": f"{explanation.why}\n\n{explanation.remedy}\n\n{fenced}",
        },
    }


def _result(finding: Finding, rule: int, fingerprint: str) -> dict[str, Any]:
    """3.27. GitHub tells results apart by `primaryLocationLineHash`, others by any other name."""
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}{finding.help}"},
        "locations": [_location(finding.file, finding.span) | _logical(finding.pointer)],
        "partialFingerprints": {"docgenFinding/v1": fingerprint, "primaryLocationLineHash": f"{fingerprint}:1"},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": other.message}} | _location(other.file, other.span)
            for number, other in enumerate(finding.related, start=1)
        ]
    return result


def _location(file: str, span: Span | None) -> dict[str, Any]:
    """3.29. GitHub refuses a result without a line: what is about a whole file stands at its start."""
    place = span or Span(1, 1, 1, 1)
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"physicalLocation": {"artifactLocation": _artifact(file), "region": region}}


def _artifact(file: str) -> dict[str, str]:
    """3.4: only what lies in the project is relative to it."""
    path = PurePath(file)
    return {"uri": path.as_uri()} if path.is_absolute() else {"uri": quote(file), "uriBaseId": _ROOT}


def _logical(pointer: Iterable[str | int]) -> dict[str, Any]:
    """3.33: the place in the data; absent for a whole file."""
    name = "/".join(map(str, pointer))
    return {"logicalLocations": [{"fullyQualifiedName": name}]} if name else {}
