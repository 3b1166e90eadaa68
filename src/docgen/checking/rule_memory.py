"""The rules over a catalog; what the rules of one record said is kept, and said again while nothing of it changed.

Most rules look at one record at a time, and between two runs an author changes one file of thousands.
The rules that hold records against each other run every time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

import msgspec

from docgen import rules
from docgen.catalog.contents import LAWS, Contents
from docgen.catalog.model import Catalog, Permit, Transfer
from docgen.findings import Finding
from docgen.machine import cache
from docgen.project import Project
from docgen.rules import crashed_rule

_CACHE = "rulings"


class _Kept(msgspec.Struct, frozen=True):
    """`digests` of the files that were looked at, and all that was found; `around` is what all of it depends on."""

    around: str
    digests: dict[str, str]
    findings: tuple[Finding, ...]


def check(project: Project, contents: Contents, catalog: Catalog, others: Iterable[Finding] = ()) -> rules.Outcome:
    """`rules.check` over the catalog of these contents, with less work."""
    return rules.check(catalog, (*others, *_of_one_record(project, contents, catalog)), rules.ACROSS_RECORDS)


def _of_one_record(project: Project, contents: Contents, catalog: Catalog) -> tuple[Finding, ...]:
    memory = project.state / _CACHE
    digests = {record.file: contents.digests[record.file] for record in catalog.records}
    around = _around(project, catalog, digests)
    known = cache.load(memory, _Kept)
    if known is None or known.around != around:
        known = _Kept(around, {}, ())
    elif known.digests == digests:
        return known.findings
    changed = {file for file, digest in digests.items() if known.digests.get(file) != digest}
    found = tuple(rules.said(only(catalog, changed), rules.OF_ONE_RECORD))
    crashes = tuple(finding for finding in found if finding.code == crashed_rule.CODE)
    kept = [finding for finding in known.findings if finding.file in digests and finding.file not in changed]
    kept += [finding for finding in found if finding.file in changed]
    if not crashes:
        cache.store(memory, _Kept(around, digests, tuple(kept)))
    return (*kept, *crashes)


def only(catalog: Catalog, files: set[str]) -> Catalog:
    """A catalog of these permits and transfers, and of what every record stands in."""
    return replace(
        catalog,
        permits=tuple(permit for permit in catalog.permits if permit.file in files),
        transfers=tuple(transfer for transfer in catalog.transfers if transfer.file in files),
        broken=frozenset(),
        retired=(),
    )


def _around(project: Project, catalog: Catalog, digests: Mapping[str, str]) -> str:
    """The digest of the records that every record stands in, and of the 法规库."""
    path = project.find(LAWS)
    whole = sha256(path.read_bytes() if path else b"")
    for record in catalog.records:
        if not isinstance(record, Permit | Transfer):
            whole.update(f"\0{record.file}\0{digests[record.file]}".encode())
    return whole.hexdigest()
