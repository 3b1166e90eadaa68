"""A verdict is believed for exactly the contents that it was passed on."""

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import synthetic

from docgen.checking import verdict
from docgen.checking.verdict import Verdict
from docgen.findings import Finding, Severity
from docgen.project import Project

SAID = Verdict("digest", (Finding("DG301", "错", "a.yaml", ("flow", 0)),), (), 3, 1)


def test_what_was_kept_is_known_again(tmp_path: Path) -> None:
    verdict.keep(Project(tmp_path), SAID)
    assert verdict.known(Project(tmp_path), "digest") == SAID


def test_other_contents_are_not_known(tmp_path: Path) -> None:
    verdict.keep(Project(tmp_path), SAID)
    assert verdict.known(Project(tmp_path), "other") is None


_MODULES = """
import sys
from docgen.cli import main
try:
    main()
finally:
    heavy = {"docxtpl", "jinja2", "jsonschema", "lxml", "pypandoc", "ruamel"}
    print(*sorted(heavy & sys.modules.keys()), file=sys.stderr)
"""


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_run_with_nothing_new_imports_no_heavy_package(tmp_path: Path, command: str) -> None:
    project = synthetic.write(tmp_path, 3)
    run = (sys.executable, "-c", _MODULES, command, "-C", str(project.root), "--jobs", "1")
    first, again = (subprocess.run(run, capture_output=True, text=True, check=True) for _ in range(2))
    assert "ruamel" in first.stderr
    assert again.stderr.splitlines()[-1] == ""


def test_only_errors_are_errors() -> None:
    assert SAID.has_errors
    assert not Verdict("", (Finding("DG502", "", "a", severity=Severity.WARNING),), (), 1, 1).has_errors
