"""`docgen check`: read, check, and keep what was found for the next run."""

from typing import TYPE_CHECKING

from docgen.catalog.contents import Contents
from docgen.checking import verdict
from docgen.checking.verdict import Verdict
from docgen.project import Project

if TYPE_CHECKING:
    from docgen.checking.check import Checked


def check(project: Project, processes: int) -> Verdict:
    """Nothing is checked again until something changed."""
    contents = Contents.of(project)
    return verdict.known(project, contents.digest) or checked(project, contents, processes).verdict


def checked(project: Project, contents: Contents, processes: int) -> "Checked":
    """Everything checked, for a procedure that goes on with the catalog."""
    from docgen.checking import check

    found = check.check(project, contents, processes)
    verdict.keep(project, found.verdict)
    return found
