"""Editions of the catalog -> what each changed, and for each permit its changes, versions and end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from docgen.history.changes import Detail as Difference
from docgen.history.changes import compare
from docgen.portal import address
from docgen.portal.items import PermitHistory, unit
from docgen.portal.model import Change, Detail, Version
from docgen.portal.public import Permit, PublicCatalog, PublicEdition
from docgen.portal.world import Announcement
from docgen.project import Project

GONE = "移出目录"
"""The kind of change of a permit whose file is gone."""


@dataclass(frozen=True)
class State:
    """A permit as it was from the edition of `since` on; `edition` is the last that still has it so."""

    permit: Permit
    edition: PublicEdition
    since: str


@dataclass(frozen=True)
class Chronicle:
    """`announcements` newest first; `histories` and `states` by permit id, also of permits that are gone.

    States are oldest first.
    """

    announcements: tuple[Announcement, ...]
    histories: Mapping[str, PermitHistory]
    states: Mapping[str, tuple[State, ...]]


def chronicle(project: Project, editions: Sequence[PublicEdition]) -> Chronicle:
    """`editions` oldest first, the last one the catalog that is published."""
    announcements = [Announcement(editions[0].date, (), is_first=True)]
    for before, after in pairwise(editions):
        announcements.append(Announcement(after.date, tuple(_changes(project, before, after, editions[-1].catalog))))
    states = _states(editions, announcements)
    histories = {id: _history(id, rows, announcements, editions[-1]) for id, rows in states.items()}
    return Chronicle(tuple(reversed(announcements)), histories, states)


def _changes(project: Project, before: PublicEdition, after: PublicEdition, now: PublicCatalog) -> Iterator[Change]:
    for change in compare(before.catalog, after.catalog, project):
        edition = after if change.id in after.catalog.permit_by_id else before
        yield Change(
            date=after.date,
            id=change.id,
            name=change.name,
            path=address.item(change.id),
            department=unit(edition.catalog, change.department, now),
            kind=change.kind,
            is_substantive=change.kind != "变更" or change.is_substantive,
            details=tuple(map(_detail, change.details)),
        )


def _detail(detail: Difference) -> Detail:
    return Detail(
        title=detail.title,
        action=detail.action,
        before=detail.before,
        after=detail.after,
        is_substantive=detail.is_substantive,
    )


def _states(editions: Sequence[PublicEdition], announcements: Sequence[Announcement]) -> dict[str, tuple[State, ...]]:
    """A new version begins where the public would see a difference."""
    rows: dict[str, list[State]] = {}
    for edition, announcement in zip(editions, announcements, strict=True):
        changed = {change.id for change in announcement.changes}
        for permit in edition.catalog.permits:
            states = rows.setdefault(permit.id, [])
            if states and permit.id not in changed:
                states[-1] = replace(states[-1], permit=permit, edition=edition)
            else:
                states.append(State(permit, edition, since=edition.date))
    return {id: tuple(states) for id, states in rows.items()}


def _history(
    id: str, states: Sequence[State], announcements: Sequence[Announcement], last: PublicEdition
) -> PermitHistory:
    """`states` and `announcements` are oldest first."""
    changes = tuple(change for one in reversed(announcements) for change in one.changes if change.id == id)
    removed = next((change.date for change in changes if change.kind == GONE), None)
    is_gone = id not in last.catalog.permit_by_id
    versions = tuple(_version(id, now, next_) for now, next_ in zip(states, (*states[1:], None), strict=True))
    return PermitHistory(
        published_on=states[0].since,
        updated_on=next((change.date for change in changes if change.is_substantive), states[0].since),
        changes=changes,
        versions=versions,
        removed_on=removed if is_gone else None,
    )


def _version(id: str, state: State, after: State | None) -> Version:
    """The last version is the page of the permit itself."""
    if after is None:
        return Version(date=state.since, path=address.item(id), commit=state.edition.commit)
    until = (date.fromisoformat(after.since) - timedelta(days=1)).isoformat()
    return Version(date=state.since, path=address.item_on(id, state.since), until=until, commit=state.edition.commit)
