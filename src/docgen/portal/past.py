"""Editions of the catalog -> what each changed, and for each permit its changes, versions and end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from docgen.catalog.model import Catalog, Permit
from docgen.history.changes import Detail as Difference
from docgen.history.changes import compare
from docgen.history.editions import Edition
from docgen.portal import address
from docgen.portal.items import Past, unit
from docgen.portal.model import Change, Detail, Version
from docgen.portal.world import Announcement
from docgen.project import Project

GONE = "移出目录"
"""The kind of change of a permit whose file is gone."""


@dataclass(frozen=True)
class Standing:
    """A permit as it stood from the edition of `since` on; `edition` is the last that still had it so."""

    permit: Permit
    edition: Edition
    since: str


@dataclass(frozen=True)
class Chronicle:
    """`announcements` newest first; `pasts` and `standings` by permit id, also of permits that are gone."""

    announcements: tuple[Announcement, ...]
    pasts: Mapping[str, Past]
    standings: Mapping[str, tuple[Standing, ...]]


def chronicle(project: Project, editions: Sequence[Edition]) -> Chronicle:
    """`editions` oldest first, the last one the catalog that is published."""
    announcements = [Announcement(editions[0].date, (), is_first=True)]
    for before, after in pairwise(editions):
        announcements.append(Announcement(after.date, tuple(_changes(project, before, after, editions[-1].catalog))))
    standings = _standings(editions, announcements)
    pasts = {id: _past(id, rows, announcements, editions[-1]) for id, rows in standings.items()}
    return Chronicle(tuple(reversed(announcements)), pasts, standings)


def _changes(project: Project, before: Edition, after: Edition, now: Catalog) -> Iterator[Change]:
    for change in compare(before.catalog, after.catalog, project):
        details = tuple(_detail(detail) for detail in change.details if not detail.is_internal)
        if details or change.kind != "变更":
            edition = after if change.id in after.catalog.permit_by_id else before
            yield Change(
                date=after.date,
                id=change.id,
                name=change.name,
                path=address.item(change.id),
                department=unit(edition.catalog, change.department, now),
                kind=change.kind,
                is_substantive=change.kind != "变更" or any(detail.is_substantive for detail in details),
                details=details,
            )


def _detail(detail: Difference) -> Detail:
    return Detail(
        title=detail.title,
        action=detail.action,
        before=detail.before,
        after=detail.after,
        is_substantive=detail.is_substantive,
    )


def _standings(editions: Sequence[Edition], announcements: Sequence[Announcement]) -> dict[str, tuple[Standing, ...]]:
    """A new version begins where the public would see a difference."""
    rows: dict[str, list[Standing]] = {}
    for edition, announcement in zip(editions, announcements, strict=True):
        changed = {change.id for change in announcement.changes}
        for permit in edition.catalog.permits:
            standings = rows.setdefault(permit.id, [])
            if standings and permit.id not in changed:
                standings[-1] = replace(standings[-1], permit=permit, edition=edition)
            else:
                standings.append(Standing(permit, edition, since=edition.date))
    return {id: tuple(standings) for id, standings in rows.items()}


def _past(id: str, standings: Sequence[Standing], chronicle: Sequence[Announcement], last: Edition) -> Past:
    """`chronicle` is oldest first."""
    changes = tuple(change for one in reversed(chronicle) for change in one.changes if change.id == id)
    removed = next((change.date for change in changes if change.kind == GONE), None)
    is_gone = id not in last.catalog.permit_by_id
    versions = tuple(_version(id, now, next_) for now, next_ in zip(standings, (*standings[1:], None), strict=True))
    return Past(
        published_on=standings[0].since,
        updated_on=next((change.date for change in changes if change.is_substantive), standings[0].since),
        changes=changes,
        versions=versions,
        removed_on=removed if is_gone else None,
    )


def _version(id: str, standing: Standing, after: Standing | None) -> Version:
    """The last version is the page of the permit itself."""
    if after is None:
        return Version(date=standing.since, path=address.item(id), commit=standing.edition.commit)
    until = (date.fromisoformat(after.since) - timedelta(days=1)).isoformat()
    return Version(
        date=standing.since, path=address.item_on(id, standing.since), until=until, commit=standing.edition.commit
    )
