"""The site of a catalog against MkDocs and Hugo on the same content; what an edit costs; what a visitor loads."""

import gzip
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks import generators
from benchmarks.figures import Figure, alternating, rates
from benchmarks.workplace import Workplace, docgen, process, python

_MAKE = """
import sys
from pathlib import Path
from docgen.project import Project
from docgen.pipeline.site import SiteOptions, site
site(Project(Path(sys.argv[1])), SiteOptions(processes=int(sys.argv[2])), lambda *_: None)
"""


def measure(place: Workplace) -> Iterator[Figure]:
    root = place.project(place.permits).root
    _made_anew(root, "1")
    content = place.folder / "markdown"
    pages = generators.sources(root / ".docgen/site", content)
    mkdocs = generators.mkdocs(content, place.folder)
    hugo = generators.hugo(content, place.folder)
    yield from _one_core(place, root, pages, mkdocs, hugo)
    yield from _by_the_clock(place, root, pages, mkdocs, hugo)
    yield from _publishing(place, root)
    yield from _weights(root / ".docgen/site")


def _one_core(place: Workplace, root: Path, pages: int, mkdocs: list[str], hugo: list[str]) -> Iterator[Figure]:
    ours, theirs, fast = alternating(
        place.rounds, partial(_made_anew, root, "1"), partial(python, *mkdocs), partial(process, hugo)
    )
    name = f"site of {place.permits} permits, processor time"
    note = "docgen reads and checks the catalog and writes JSON twins, search index and digests as well"
    mine = rates(pages, ours)
    yield Figure(f"{name}, vs MkDocs", mine, rates(pages, theirs), unit="pages/s", note=f"{note}; {pages} pages each")
    yield Figure(f"{name}, vs Hugo", mine, rates(pages, fast), unit="pages/s", note="Hugo: one layout, nothing else")


def _by_the_clock(place: Workplace, root: Path, pages: int, mkdocs: list[str], hugo: list[str]) -> Iterator[Figure]:
    from docgen.machine.executor import available

    ours, theirs, fast = alternating(
        place.rounds,
        partial(_made_anew, root, str(available()), clock=perf_counter),
        partial(python, *mkdocs, clock=perf_counter),
        partial(process, hugo, clock=perf_counter),
    )
    name = f"site of {place.permits} permits, by the clock"
    mine = rates(pages, ours)
    yield Figure(f"{name}, vs MkDocs", mine, rates(pages, theirs), unit="pages/s", note="all processors")
    yield Figure(f"{name}, vs Hugo", mine, rates(pages, fast), unit="pages/s", note="all processors")


def _publishing(place: Workplace, root: Path) -> Iterator[Figure]:
    """A catalog that was never published, then with one permit changed, then unchanged."""
    www = place.folder / "www"
    edited = next(path for path in sorted(root.glob("catalogs/*/*.yaml")) if path.stem != "department")
    original = edited.read_text(encoding="utf-8")

    def first() -> float:
        shutil.rmtree(www, ignore_errors=True)
        _forget(root)
        return _published(root, www)

    def one_edit() -> float:
        edited.write_text(original.replace("name: ", "name: 新", 1), encoding="utf-8")
        taken = _published(root, www)
        edited.write_text(original, encoding="utf-8")
        _published(root, www)
        return taken

    whole, edit, same = [], [], []
    for _ in range(place.rounds):
        whole.append(first())
        edit.append(one_edit())
        same.append(_published(root, www))
    name = f"publish of {place.permits} permits to a folder"
    yield Figure(f"{name}, the first time", tuple(whole), note="check, pages, copy, read back, switch")
    yield Figure(f"{name}, one permit renamed", tuple(edit), tuple(whole), note="peer: the first time")
    yield Figure(f"{name}, nothing changed", tuple(same), tuple(whole), note="peer: the first time")


def _weights(site: Path) -> Iterator[Figure]:
    permit = sorted(site.glob("items/*/index.html"))[0]
    for name, file in (
        ("home page", site / "index.html"),
        ("a permit's page", permit),
        ("style sheet", site / "assets/portal.css"),
        ("search index", site / "search-index.js"),
    ):
        content = file.read_bytes()
        yield Figure(f"{name}, gzip", (len(gzip.compress(content, 6)) / 1024,), unit="KB", note=f"{len(content)} bytes")


def _made_anew(root: Path, processes: str, **clock: object) -> float:
    _forget(root)
    return python("-c", _MAKE, root, processes, **clock)  # type: ignore[arg-type]


def _forget(root: Path) -> None:
    shutil.rmtree(root / ".docgen", ignore_errors=True)


def _published(root: Path, www: Path) -> float:
    return docgen("publish", "-C", root, "--to", www, "--jobs", "1")
