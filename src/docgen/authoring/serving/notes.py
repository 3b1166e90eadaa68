"""A finding -> what a page says about it, and beside which heading."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from docgen.authoring.serving.lookup import INDEX
from docgen.authoring.serving.preview import State
from docgen.catalog.units import unit_at
from docgen.findings import Finding, Pointer
from docgen.portal import address

SECTIONS = {
    "basis": "basis",
    "conditions": "conditions",
    "quantity_limit": "conditions",
    "materials": "materials",
    "intermediaries": "materials",
    "flow": "flow",
    "time_limit": "limit",
    "fee": "fee",
    "certificate": "certificate",
    "inspection": "certificate",
    "supervision": "who",
    "responsibility": "who",
    "history": "changes",
    "note": "notes",
    "unknown": "notes",
    "sources": "notes",
}
"""A permit's key -> the id of the heading under which `templates/_portal` shows it; all else is 基本信息."""


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """`page` is an address on the site, None when no page shows the file; `section` the id of a heading there."""

    code: str
    severity: str
    label: str
    message: str
    help: str
    file: str
    line: int
    column: int
    page: str | None
    section: str


class Notes(msgspec.Struct, frozen=True, kw_only=True):
    """`/_serve/state.json`: what the pages show over the site."""

    number: int
    release: str
    is_old: bool
    failure: tuple[str, str] | None
    notes: tuple[Note, ...]


def notes(state: State) -> Notes:
    """The grave ones first: a page has little room."""
    ranked = sorted(state.findings, key=lambda finding: finding.severity.rank)
    return Notes(
        number=state.number,
        release=state.release,
        is_old=state.is_old,
        failure=state.failure,
        notes=tuple(_note(finding, state.folder) for finding in ranked),
    )


def _note(finding: Finding, site: Path | None) -> Note:
    page = _page(finding.file)
    is_there = site is not None and page is not None and (site / page / INDEX).is_file()
    return Note(
        code=finding.code,
        severity=finding.severity.value,
        label=finding.severity.label,
        message=finding.message,
        help=finding.help,
        file=finding.file,
        line=finding.span.line if finding.span else 1,
        column=finding.span.column if finding.span else 1,
        page=page if is_there else None,
        section=_section(page or "", finding.pointer),
    )


_PAGES: Mapping[str, Callable[[str], str]] = {
    "catalog": lambda _id: address.ABOUT,
    "department": address.department,
    "permit": address.item,
    "transfer": address.transfer,
}


def _page(file: str) -> str | None:
    unit = unit_at(file)
    page = _PAGES.get(unit.word) if unit else None
    return page((unit.values(file) or {}).get("id", "")) if unit and page else None


def _section(page: str, pointer: Pointer) -> str:
    """ "" is the page's own heading."""
    if not page.startswith(address.ITEMS) or not pointer:
        return ""
    return SECTIONS.get(str(pointer[0]), "basic")
