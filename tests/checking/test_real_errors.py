"""tests/cases/real: errors of real guides and lists, each found at the line where it stands."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from districts import district

from docgen.catalog.contents import Contents
from docgen.checking.check import check
from docgen.findings import Finding, Severity
from docgen.project import Project

FOLDER = Path(__file__).parents[1] / "cases/real"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())
KINDS = 25
HALF_EMPTY_DOCUMENT = "DG710"  # a case has only what its error needs
_MARK = re.compile("# (DG[0-9]{3})$")
_OTHERS = re.compile("^# 另有 (.+)$", re.M)


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A district with every department and no permit."""
    return district(tmp_path_factory.mktemp("real") / "区", "no-department")


def found(registry: Path, case: Path, folder: Path) -> list[Finding]:
    shutil.copytree(registry, folder)
    shutil.copytree(case, folder / "catalogs", dirs_exist_ok=True)
    project = Project(folder)
    return list(check(project, Contents.of(project), 1).verdict.findings)


def marks(case: Path) -> Iterator[tuple[str, int, str]]:
    for file in case.rglob("*.yaml"):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if mark := _MARK.search(line):
                yield f"catalogs/{file.relative_to(case).as_posix()}", number, mark[1]


def others(case: Path) -> set[str]:
    """The codes of what else is wrong with the case, from the headers of its files."""
    headers = (_OTHERS.findall(file.read_text(encoding="utf-8")) for file in case.rglob("*.yaml"))
    return {code for header in headers for line in header for code in line.split()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_real_error_is_found_at_its_line_and_nothing_else_is_said(registry: Path, case: Path, tmp_path: Path) -> None:
    findings = found(registry, case, tmp_path / "区")
    expected = sorted(marks(case))
    codes = {code for _, _, code in expected}
    assert sorted((f.file, f.span.line, f.code) for f in findings if f.span and f.code in codes) == expected != []
    heavy = {f.code for f in findings if f.severity is not Severity.INFO}
    assert heavy - codes - {HALF_EMPTY_DOCUMENT} == others(case)


def test_every_kind_of_the_list_has_a_case_or_a_reason() -> None:
    decided = [int(case.name[:2]) for case in CASES]
    undecided = re.findall(r"^\| (\d\d) \|", (FOLDER / "README.md").read_text(encoding="utf-8"), re.M)
    assert sorted((*decided, *map(int, undecided))) == list(range(1, KINDS + 1))
