"""Which releases stay, and which one is gone back to."""

from docgen.publishing.journal import Event
from docgen.publishing.retention import kept, previous


def journal(*shown: str) -> tuple[Event, ...]:
    """The releases that the public saw, one after the other."""
    pairs = zip(shown, (None, *shown), strict=False)
    return tuple(Event(action="发布", at="", by="", release=release, before=before) for release, before in pairs)


def test_those_that_were_seen_last() -> None:
    assert kept("abcde", journal("a", "b", "c", "d", "e"), "e", 3) == {"e", "d", "c"}


def test_one_that_was_gone_back_to_is_a_late_one() -> None:
    told = journal("a", "b", "c", "a", "d")
    assert kept("abcd", told, "d", 3) == {"d", "a", "c"}
    assert previous(told, "d") == "a"


def test_there_is_always_one_to_go_back_to() -> None:
    assert kept("abc", journal("a", "b", "c"), "c", 1) == {"c", "b"}


def test_without_a_journal_the_newest_stay() -> None:
    assert kept(["2026-01-01-a", "2026-01-02-b", "2026-01-03-c"], (), "2026-01-01-a", 2) == {
        "2026-01-01-a",
        "2026-01-03-c",
    }
    assert previous((), "a") is None
