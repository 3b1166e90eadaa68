"""A publisher that is killed at any moment leaves the old release or the new one, whole, and nobody kept out."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from places import Where, put, seen, wanted
from sites import PAGES, site

_PROGRAM = """
import sys
from pathlib import Path
from docgen.publishing import address
from docgen.publishing.publish import Options, publish
from docgen.publishing.site import Site

made = Site.open(Path(sys.argv[1]))
with address.at(sys.argv[2]) as place:
    print(flush=True)
    publish(place, made, Options(root=made.folder, may_remove=True), lambda *words: None)
"""
MANY = PAGES | {f"items/more-{number}/index.html": f"{number}" * 2000 for number in range(60)}


def started(folder: Path, where: Where) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen([sys.executable, "-c", _PROGRAM, folder, where.target], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def test_killed_at_any_moment(where: Where, tmp_path: Path) -> None:
    """The moments are spread over the time that a publication takes when nobody disturbs it."""
    old = site(tmp_path / "old")
    put(where, old)
    new = site(tmp_path / "new", MANY, day="2026-11-24")
    process = started(new.folder, where)
    begun = time.monotonic()
    assert process.wait() == 0
    lasts = time.monotonic() - begun
    outcomes = set()
    times = 16 if where.is_local else 5
    for number in range(times):
        current = site(tmp_path / f"site-{number}", MANY, day=f"2027-01-{number + 1:02}")
        before = seen(where)
        process = started(current.folder, where)
        time.sleep(lasts * number / times)
        process.kill()
        process.wait()
        after = seen(where)
        assert after in (before, wanted(current))
        outcomes.add(after == before)
    last = site(tmp_path / "last", MANY, day="2027-02-01")
    put(where, last)  # nobody is kept out, and what was left lying about is gone
    assert seen(where) == wanted(last)
    assert True in outcomes  # at least one was killed before it had switched


@pytest.mark.parametrize("leftover", ["releases/.partial-x/index.html", ".current"])
def test_what_a_killed_run_left_goes(tmp_path: Path, leftover: str) -> None:
    where = Where(str(tmp_path / "www"))
    put(where, site(tmp_path / "1"))
    left = tmp_path / "www" / leftover
    left.parent.mkdir(exist_ok=True)
    left.write_text("half")
    put(where, site(tmp_path / "2", day="2026-11-24"))
    assert not left.exists()
