"""A site -> the public, at any place: hold, look, refuse or put, switch, record, tidy up, fetch a sample back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from docgen.portal import release
from docgen.portal.release import Release
from docgen.publishing import guard, owner, retention, sample, web
from docgen.publishing.contract import Place, Pointer, Sent
from docgen.publishing.journal import Event, now, shown
from docgen.publishing.preview import Preview, preview
from docgen.publishing.sample import Sampled
from docgen.publishing.site import Site

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Options:
    """`root` is the project, whose history is asked; `keep` is how many releases stay; the rest are second words."""

    root: Path
    keep: int = 10
    may_remove: bool = False
    may_be_older: bool = False
    is_forced: bool = False
    check_url: str | None = None


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """`sent` is None when the place showed this very release already; `notes` are for the user, in Chinese."""

    place: str
    release: str
    before: str | None
    preview: Preview
    sent: Sent | None = None
    pruned: tuple[str, ...] = ()
    sampled: Sampled | None = None
    sampled_web: Sampled | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_proven(self) -> bool:
        return not any(found.wrong for found in (self.sampled, self.sampled_web) if found)


@dataclass(frozen=True)
class Preflight:
    """What a publication would change, before it is done; `old` is None also where it cannot be read."""

    before: Pointer | None
    old: Release | None
    published: Published

    @property
    def is_there_already(self) -> bool:
        return self.published.before == self.published.release


def preflight(place: Place, site: Site) -> Preflight:
    """Nothing is written, nobody is kept waiting."""
    before = place.current()
    old = manifest(place, before.release) if before else None
    unread = "网站现在的版本读不出清单，没有和它比较。" if before and old is None else ""
    seen = Published(
        place=place.name,
        release=site.release.id,
        before=before.release if before else None,
        preview=preview(old, site.release),
        notes=tuple(filter(None, (unread, guard.forgotten_date(old, site.release)))),
    )
    return Preflight(before, old, seen)


def require(seen: Preflight, site: Site, options: Options) -> tuple[str, ...]:
    """What cannot be told, in words. RefusedError when this publication needs a second word that was not given."""
    if seen.is_there_already:
        return ()
    if not options.may_remove:
        guard.require_pages(seen.published.preview)
    note = "" if options.may_be_older else guard.require_descent(options.root, seen.old, site.release)
    return (note,) if note else ()


def publish(place: Place, site: Site, options: Options, progress: Progress) -> Published:
    """RefusedError before anything is changed; ended at any moment, it leaves the old release or the new one, whole."""
    fetch = web.fetcher(options.check_url) if options.check_url else None
    me = owner.me()
    with place.hold(me, options.is_forced):
        seen = preflight(place, site)
        heal(place, seen.before, me.by)
        if seen.is_there_already:
            return seen.published
        doubts = require(seen, site, options)
        progress("上传", 0, len(site.names()))
        sent = place.put(site, seen.before)
        progress("切换", 0, 1)
        event = _event(seen.published, site.release, me.by)
        note = place.switch(event, seen.before)
        place.record(event)
        pruned = tidy(place, site.release.id, options.keep)
    progress("抽查", 0, 1)
    return msgspec.structs.replace(
        seen.published,
        sent=sent,
        pruned=pruned,
        sampled=sample.sampled(site, lambda path: place.read(site.release.id, path)),
        sampled_web=sample.sampled(site, fetch) if fetch else None,
        notes=tuple(filter(None, (*seen.published.notes, *doubts, note))),
    )


def manifest(place: Place, id: str) -> Release | None:
    """What the place says that a release consists of; None when it cannot be read."""
    try:
        return release.decode(place.read(id, release.MANIFEST))
    except (KeyError, ValueError):
        return None


def heal(place: Place, current: Pointer | None, by: str) -> None:
    """A switch whose publisher was killed before the journal is entered now."""
    logged = shown(place.journal())
    if current and current.release != logged:
        note = "上一次切换后没有来得及记日志"
        place.record(Event(action="补记", at=now(), by=by, release=current.release, before=logged, note=note))


def tidy(place: Place, current: str, total: int) -> tuple[str, ...]:
    return place.prune(retention.kept(place.releases(), place.journal(), current, total))


def _event(seen: Published, made: Release, by: str) -> Event:
    counts = seen.preview.files
    return Event(
        action="发布",
        at=now(),
        by=by,
        release=made.id,
        before=seen.before,
        commit=made.commit,
        added=counts.added,
        changed=counts.changed,
        removed=counts.removed,
    )
