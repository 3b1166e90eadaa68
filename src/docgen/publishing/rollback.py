"""An earlier release that still stands at a place -> the public sees it again."""

from collections.abc import Sequence

import msgspec

from docgen.errors import RefusedError, UsageError
from docgen.portal import release
from docgen.publishing import owner, retention
from docgen.publishing.contract import Place
from docgen.publishing.journal import Event, now
from docgen.publishing.publish import heal, manifest


class RolledBack(msgspec.Struct, frozen=True, kw_only=True):
    """`before` equals `release` when the public saw it already: nothing was done."""

    place: str
    release: str
    before: str
    notes: tuple[str, ...] = ()


def rollback(place: Place, wanted: str | None, is_forced: bool) -> RolledBack:
    """To `wanted`, of which the first characters are enough, else to the release that the public saw before.

    RefusedError when that release is damaged: its files are all read first.
    """
    me = owner.me()
    with place.hold(me, is_forced):
        before = place.current()
        if before is None:
            raise UsageError(f"{place.name} 还没有发布过，没有可以退回的版本。", "先用 docgen publish 发布。")
        heal(place, before, me.by)
        id = _chosen(place, wanted, before.release)
        if id == before.release:
            return RolledBack(place=place.name, release=id, before=id)
        event = _event(place, id, before.release, me.by)
        note = place.switch(event, before)
        place.record(event)
    return RolledBack(place=place.name, release=id, before=before.release, notes=(note,) if note else ())


def _chosen(place: Place, wanted: str | None, current: str) -> str:
    there = place.releases()
    if wanted is None:
        before = retention.previous(place.journal(), current)
        if before and before in there:
            return before
        raise UsageError(f"{place.name} 没有上一个版本可退。", _listed(there))
    found = [id for id in there if id.startswith(wanted)] or [id for id in there if wanted in id]
    if wanted and len(found) == 1:
        return found[0]
    raise UsageError(f"{wanted} 不是 {place.name} 保留着的一个版本。", _listed(there))


def _event(place: Place, id: str, before: str, by: str) -> Event:
    made = manifest(place, id)
    if made is None or release.compare(made.files, release.listed(place.files(id))):
        raise RefusedError(
            f"版本 {id} 的文件已经不完整，没有退回。", f"docgen releases --at {place.name} 列出其他版本。"
        )
    return Event(action="回退", at=now(), by=by, release=id, before=before, commit=made.commit)


def _listed(there: Sequence[str]) -> str:
    return f"现有版本：{'、'.join(there)}" if there else "那里一个版本也没有。"
