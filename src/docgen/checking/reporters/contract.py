"""What a reporter is: a module of this folder with `write`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from docgen.checking.reporters.look import PLAIN, Look
from docgen.findings import Explanation, Finding, Severity


@dataclass(frozen=True)
class Report:
    """Findings with their spans, in order, and what a reader wants to know beside them.

    `allowed_total` counts the findings that the data itself explains. `text_of` gives a file's decoded text,
    None when it cannot be shown. `explained` has what `docgen explain` says about the codes.
    `old_total` counts the findings of the baseline, which are not shown; `gone_total` those that are gone since.
    `unlisted_total` counts those that are less grave than what was asked for.
    """

    findings: tuple[Finding, ...]
    file_total: int
    allowed_total: int
    text_of: Callable[[str], str | None]
    explained: Mapping[str, Explanation] = field(default_factory=dict)
    old_total: int = 0
    gone_total: int = 0
    unlisted_total: int = 0

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)


class Reporter(Protocol):
    """The whole report as text, with its last line end. Only a report for people has a look."""

    def write(self, report: Report, look: Look = PLAIN, /) -> str: ...
