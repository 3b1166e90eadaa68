"""A release is named by its day and its content."""

import pytest

from docgen.portal import release


def one(path: str, sha: str) -> release.ReleaseFile:
    return release.ReleaseFile(path=path, size=1, sha256=sha * 64, sm3="0" * 64)


def named(*files: release.ReleaseFile, day: str = "2026-11-23") -> release.Release:
    return release.of(files, tool="docgen", commit=None, effective_on=day, notice="说明")


def test_the_id_follows_from_day_and_content_alone() -> None:
    a, b = one("a", "1"), one("b", "2")
    assert named(a, b) == named(b, a)
    assert len({named(a, b).id, named(a).id, named(one("a", "2"), b).id, named(a, b, day="2026-11-24").id}) == 4


def test_it_is_read_as_it_was_written() -> None:
    made = named(one("items/甲/index.html", "a"))
    assert release.decode(release.encode(made)) == made
    with pytest.raises(ValueError):
        release.decode(b"{}")
