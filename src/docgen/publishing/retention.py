"""Which releases stay at a place."""

from collections.abc import Iterable, Sequence

from docgen.publishing.journal import Event


def kept(there: Iterable[str], journal: Sequence[Event], current: str, total: int) -> frozenset[str]:
    """`current`, and of the others those that the public saw last, `total` in all.

    Never fewer than two: one that can be gone back to, and that visitors may still be reading.
    """
    latest = {event.release: number for number, event in enumerate(journal)}
    others = sorted(set(there) - {current}, key=lambda each: (latest.get(each, -1), each), reverse=True)
    return frozenset((current, *others[: max(1, total - 1)]))


def previous(journal: Sequence[Event], current: str) -> str | None:
    """The release before `current` became so for the last time."""
    return next((e.before for e in reversed(journal) if e.release == current and e.before not in (None, current)), None)
