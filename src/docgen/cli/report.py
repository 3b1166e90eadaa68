"""A verdict -> a report on stdout or in a file."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from docgen.checking.reporters import REPORTERS
from docgen.checking.reporters.contract import Report
from docgen.checking.reporters.look import look_of
from docgen.checking.verdict import Verdict
from docgen.findings import Explanation, Finding, Severity
from docgen.machine import placing
from docgen.project import Project


def report_of(
    project: Project,
    verdict: Verdict,
    findings: tuple[Finding, ...] | None = None,
    old_total: int = 0,
    gone_total: int = 0,
) -> Report:
    """All findings, or those given."""
    chosen = verdict.findings if findings is None else findings

    def text_of(file: str) -> str | None:
        from docgen.catalog.source import decode

        try:
            return decode((project.root / file).read_bytes())
        except OSError:
            return None

    known = _explained(chosen)
    return Report(chosen, verdict.file_total, len(verdict.allowed), text_of, known, old_total, gone_total)


def show(report: Report, style: str) -> None:
    """Colours and the terminal's width only where somebody looks at one."""
    click.echo(REPORTERS[style].write(report, look_of(sys.stdout, os.environ)), nl=False)


def brief(project: Project, verdict: Verdict, err: bool = False) -> None:
    """Errors, then warnings; hints are counted. For commands that do something else than check."""
    grave = sorted(
        (finding for finding in verdict.findings if finding.severity is not Severity.INFO),
        key=lambda finding: finding.severity.rank,
    )
    if grave:
        report = report_of(project, verdict, tuple(grave))
        look = look_of(sys.stderr if err else sys.stdout, os.environ)
        click.echo(REPORTERS["text"].write(report, look), nl=False, err=err)
    hints = len(verdict.findings) - len(grave)
    if hints:
        click.echo(f"另有提示 {hints} 项，用 docgen check 看。", err=err)


def save(report: Report, style: str, file: Path) -> None:
    placing.put(file, REPORTERS[style].write(report).encode("utf-8", "replace"))


def _explained(findings: tuple[Finding, ...]) -> Mapping[str, Explanation]:
    if not findings:
        return {}
    from docgen.checking.explain import explanations

    known = explanations()
    return {finding.code: known[finding.code] for finding in findings if finding.code in known}
