"""A verdict -> a report on stdout."""

import os
import sys
from collections.abc import Mapping

import click

from docgen.explanation import Explanation
from docgen.findings import Finding
from docgen.project import Project
from docgen.reporters import REPORTERS
from docgen.reporters.contract import Report
from docgen.reporters.look import look_of
from docgen.verdict import Verdict


def show(project: Project, verdict: Verdict, style: str, findings: tuple[Finding, ...] | None = None) -> None:
    """All findings, or those given; colours and the terminal's width only where somebody looks at one."""
    chosen = verdict.findings if findings is None else findings

    def text_of(file: str) -> str | None:
        from docgen.source import decode

        try:
            return decode((project.root / file).read_bytes())
        except OSError:
            return None

    report = Report(chosen, verdict.file_total, len(verdict.allowed), text_of, _explained(chosen))
    click.echo(REPORTERS[style].write(report, look_of(sys.stdout, os.environ)), nl=False)


def _explained(findings: tuple[Finding, ...]) -> Mapping[str, Explanation]:
    if not findings:
        return {}
    from docgen.explain import explanations

    known = explanations()
    return {finding.code: known[finding.code] for finding in findings if finding.code in known}
