"""The rules over a catalog; what those of one record found is remembered while nothing of it changes.

Most rules look at one record at a time, and between two runs an author changes one file of thousands.
The rules that hold records against each other run every time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

import msgspec

from docgen import rules
from docgen.catalog.contents import LAWS, Contents
from docgen.catalog.model import Catalog
from docgen.catalog.units import unit_of
from docgen.findings import Finding
from docgen.machine import cache
from docgen.project import Project
from docgen.rules import crashed_rule

_CACHE = "rules"


class _Remembered(msgspec.Struct, frozen=True):
    """`digests` of the files that were looked at, and all findings in them; both hold in these `surroundings` only."""

    surroundings: str
    digests: dict[str, str]
    findings: tuple[Finding, ...]


def findings_of(project: Project, contents: Contents, catalog: Catalog) -> Iterator[Finding]:
    """`rules.findings_of` over the catalog of these contents, with less work."""
    yield from _of_one_record(project, contents, catalog)
    yield from rules.findings_of(catalog, rules.ACROSS_RECORDS)


def _of_one_record(project: Project, contents: Contents, catalog: Catalog) -> tuple[Finding, ...]:
    memory = project.state / _CACHE
    digests = {record.file: contents.digests[record.file] for record in catalog.records}
    surroundings = _surroundings(project, catalog, digests)
    known = cache.load(memory, _Remembered)
    if known is None or known.surroundings != surroundings:
        known = _Remembered(surroundings, {}, ())
    elif known.digests == digests:
        return known.findings
    changed = {file for file, digest in digests.items() if known.digests.get(file) != digest}
    new = tuple(rules.findings_of(only(catalog, changed), rules.OF_ONE_RECORD))
    crashes = tuple(finding for finding in new if finding.code == crashed_rule.CODE)
    kept = [finding for finding in known.findings if finding.file in digests and finding.file not in changed]
    kept += [finding for finding in new if finding.file in changed]
    if not crashes:
        cache.store(memory, _Remembered(surroundings, digests, tuple(kept)))
    return (*kept, *crashes)


def only(catalog: Catalog, files: set[str]) -> Catalog:
    """A catalog of the records in these files, and of what every record stands in."""
    kept = tuple(record for record in catalog.records if record.file in files or unit_of(record).is_context)
    return replace(catalog, records=kept, broken=frozenset(), retired=())


def _surroundings(project: Project, catalog: Catalog, digests: Mapping[str, str]) -> str:
    """The digest of the records that every record stands in, and of the 法规库."""
    path = project.find(LAWS)
    whole = sha256(path.read_bytes() if path else b"")
    for record in catalog.records:
        if unit_of(record).is_context:
            whole.update(f"\0{record.file}\0{digests[record.file]}".encode())
    return whole.hexdigest()
