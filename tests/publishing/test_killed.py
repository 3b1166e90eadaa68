"""A publisher that is killed at any step leaves the old release or the new one, whole, and nobody kept out."""

from pathlib import Path

import pytest
from killing import killed_at, steps
from places import Where, put, seen, wanted
from sites import PAGES, site

_PROGRAM = """
import sys
from pathlib import Path
from docgen.publishing import places
from docgen.publishing.publish import Options, publish
from docgen.publishing.site import Site

made = Site.open(Path(sys.argv[1]))
with places.at(sys.argv[2]) as place:
    publish(place, made, Options(root=made.folder, may_remove=True), lambda *words: None)
"""
MANY = PAGES | {f"items/more-{number}/index.html": f"{number}" * 2000 for number in range(60)}


STEPS = ("/docgen/publishing/",)


def test_killed_at_any_step(where: Where, tmp_path: Path) -> None:
    """Old or new, whole; the steps are spread over a publication, from its first function to its last."""
    put(where, site(tmp_path / "old"))
    new = site(tmp_path / "new", MANY, day="2026-11-24")
    most = 16 if where.is_local else 5
    outcomes = set()
    for number, step in enumerate(
        steps(_PROGRAM, STEPS, new.folder, where.target, most=most, note=tmp_path / "steps.json")
    ):
        current = site(tmp_path / f"site-{number}", MANY, day=f"2027-01-{number + 1:02}")
        before = seen(where)
        killed_at(step, _PROGRAM, STEPS, current.folder, where.target)
        after = seen(where)
        assert after in (before, wanted(current)), step
        outcomes.add(after == before)
    last = site(tmp_path / "last", MANY, day="2027-02-01")
    put(where, last)  # nobody is kept out, and what was left lying about is gone
    assert seen(where) == wanted(last)
    assert outcomes == {True, False}  # some were killed before the switch, some after


@pytest.mark.parametrize("leftover", ["releases/.partial-x/index.html", ".current"])
def test_what_a_killed_run_left_goes(tmp_path: Path, leftover: str) -> None:
    where = Where(str(tmp_path / "www"))
    put(where, site(tmp_path / "1"))
    left = tmp_path / "www" / leftover
    left.parent.mkdir(exist_ok=True)
    left.write_text("half")
    put(where, site(tmp_path / "2", day="2026-11-24"))
    assert not left.exists()
