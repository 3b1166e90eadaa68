"""What a rule is: a module of this folder with these names.

A rule sees the catalog and nothing else, and yields a pointer into the data, never a line.
"""

from collections.abc import Iterator
from typing import Protocol

from docgen.catalog.model import Catalog
from docgen.findings import Finding, Severity

Example = str | dict[str, str]
"""YAML of one permit, or file name -> text; a flagged line ends with `# CODE`."""


class Explained(Protocol):
    """`TITLE` names what is flagged, `WHY` gives the reason and the article, `REMEDY` how to put it right."""

    CODE: str
    SEVERITY: Severity
    TITLE: str
    WHY: str
    REMEDY: str
    GOOD: Example
    BAD: Example


class Rule(Explained, Protocol):
    """`SEVERITY` is the usual one; what rests on a doubtful or unknown law is said more softly."""

    def check(self, catalog: Catalog) -> Iterator[Finding]: ...
