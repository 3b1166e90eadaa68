"""The releases that stand at a place, with what the journal and their manifests say of them."""

from collections.abc import Iterable

import msgspec

from docgen.publishing.contract import Place
from docgen.publishing.journal import Event
from docgen.publishing.publish import manifest


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """`at` and `by` are of its last switch, None when the journal knows none; day and commit are its own."""

    release: str
    effective_on: str | None
    commit: str | None
    at: str | None
    by: str | None
    is_current: bool


class Releases(msgspec.Struct, frozen=True, kw_only=True):
    """Newest switch first."""

    place: str
    releases: tuple[Listed, ...]


def releases(place: Place) -> Releases:
    current = place.current()
    last = {event.release: event for event in place.journal()}
    listed = [_listed(place, id, last.get(id), bool(current and current.release == id)) for id in place.releases()]
    return Releases(place=place.name, releases=_newest_first(listed))


def _listed(place: Place, id: str, event: Event | None, is_current: bool) -> Listed:
    made = manifest(place, id)
    return Listed(
        release=id,
        effective_on=made.effective_on if made else None,
        commit=made.commit if made else None,
        at=event.at if event else None,
        by=event.by if event else None,
        is_current=is_current,
    )


def _newest_first(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    return tuple(sorted(listed, key=lambda one: (one.is_current, one.at or "", one.release), reverse=True))
