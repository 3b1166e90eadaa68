"""What a rule is: a module of a family's folder with these names. To be there is to be registered.

A rule sees the catalog and nothing else, and yields a pointer into the data, never a line.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, Protocol

from docgen.catalog.model import Catalog
from docgen.findings import Finding, Pointer, Related, Severity, ValueEdit

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


class Flag(NamedTuple):
    """One place where a rule is broken: a finding without what the rule always says.

    `severity` and `help` where they are not the rule's own: what rests on a doubtful or unknown law is said more
    softly, and what is certain is told.
    """

    message: str
    file: str
    pointer: Pointer = ()
    severity: Severity | None = None
    help: str | None = None
    related: tuple[Related, ...] = ()
    on_key: bool = False
    value_edits: tuple[ValueEdit, ...] = ()

    def finding(self, rule: Explained) -> Finding:
        return Finding(
            rule.CODE,
            self.message,
            self.file,
            self.pointer,
            self.severity or rule.SEVERITY,
            rule.REMEDY if self.help is None else self.help,
            self.related,
            on_key=self.on_key,
            value_edits=self.value_edits,
        )


class Rule(Explained, Protocol):
    """`SCOPE` "record": what it says of a record depends on nothing but that record and what every record stands in
    (district, departments, calendars, 法规库), so it is asked again only when one of these changes.
    "catalog": it holds records against each other, against broken files or against the past.
    """

    SCOPE: Literal["record", "catalog"]

    def check(self, catalog: Catalog) -> Iterator[Flag]: ...
