"""A web server under load while releases are published and rolled back: nothing but whole answers, counted.

nginx serves `current`; wrk asks for two pages without a pause and counts what is no 200 and what is of no release.
"""

import sys
from collections.abc import Iterator

from benchmarks.figures import Figure
from benchmarks.workplace import ROOT, Workplace

_SWITCHES = 50
_SECONDS = 20


def measure(place: Workplace) -> Iterator[Figure]:
    sys.path.insert(0, str(ROOT / "tests"))
    import load
    from places import Where, put
    from servers import nginx
    from sites import site

    from docgen.publishing.rollback import rollback

    folder = place.folder / "switching"
    folder.mkdir()
    where = Where(str(folder / "www"))
    made = [site(folder / f"site-{number}", day=f"2026-01-{number + 1:02}") for number in range(_SWITCHES // 2 + 1)]
    put(where, made[0])
    with nginx(folder / "www/current", folder) as url, load.wrk(url, folder, _SECONDS) as counts:
        for each in made[1:]:
            put(where, each)
            with where.open() as there:
                rollback(there, None, False)
                rollback(there, each.release.id, False)
    found = counts()
    note = f"{_SWITCHES // 2} publications and {_SWITCHES} rollbacks during {_SECONDS} s of wrk"
    yield Figure("pages served while switching", (found["asked"],), unit="pages", note=note)
    for name, key in (("not answered 200", "bad"), ("of no release", "strange"), ("connections broken", "sockets")):
        yield Figure(f"pages {name} while switching", (found[key],), unit="pages", at_most=0)
