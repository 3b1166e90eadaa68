"""A verdict is believed for exactly the contents that it was passed on."""

from pathlib import Path

from docgen import verdict
from docgen.findings import Finding, Severity
from docgen.project import Project
from docgen.verdict import Verdict

SAID = Verdict("digest", (Finding("DG301", "错", "a.yaml", ("flow", 0)),), (), 3, 1)


def test_what_was_kept_is_known_again(tmp_path: Path) -> None:
    verdict.keep(Project(tmp_path), SAID)
    assert verdict.known(Project(tmp_path), "digest") == SAID


def test_other_contents_are_not_known(tmp_path: Path) -> None:
    verdict.keep(Project(tmp_path), SAID)
    assert verdict.known(Project(tmp_path), "other") is None


def test_only_errors_are_errors() -> None:
    assert SAID.has_errors
    assert not Verdict("", (Finding("DG502", "", "a", severity=Severity.WARNING),), (), 1, 1).has_errors
