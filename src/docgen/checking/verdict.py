"""What a check said, kept between runs: nothing is checked again until something changed."""

import msgspec

from docgen.findings import Finding, Severity
from docgen.machine import cache
from docgen.project import Project

_CACHE = "verdict"


class Verdict(msgspec.Struct, frozen=True):
    """All findings of one run, located and in order; `allowed` are those that the data itself explains.

    `digest` is that of the contents on which it was passed.
    """

    digest: str
    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...]
    file_total: int
    permit_total: int

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def known(project: Project, digest: str) -> Verdict | None:
    """The last run's, when it was passed on exactly these contents."""
    last = cache.load(project.state / _CACHE, Verdict)
    return last if last and last.digest == digest else None


def keep(project: Project, verdict: Verdict) -> None:
    cache.store(project.state / _CACHE, verdict)
