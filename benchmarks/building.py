"""`docgen build` with nothing changed, against reading and hashing its inputs; Python's own start apart."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, alternating
from benchmarks.workplace import Workplace, docgen, python, told
from docgen.project import Project

_READ_AND_HASH = """
import os, sys
from hashlib import sha256
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(f"{folder}/{name}", "rb", buffering=0) as file:
            sha256(file.read()).digest()
"""
_TIMED = """
import sys
from pathlib import Path
from time import process_time
from docgen.documents import output
from docgen.pipeline import build
from docgen.project import Project
project, options = Project(Path(sys.argv[1])), build.BuildOptions()
start = process_time()
built = build.build(project, options, lambda *_: None)
print(process_time() - start)
assert built.manifest and built.manifest.files and not built.fresh
"""
_FLOOR_TIMED = f"""
from time import process_time
import hashlib
start = process_time()
{_READ_AND_HASH}
print(process_time() - start)
"""


def measure(place: Workplace) -> Iterator[Figure]:
    project = place.project(place.permits)
    docgen("build", "-C", project.root)
    note = "peer: os.walk, read, SHA-256 of catalogs/ in Python"
    ours, floor = alternating(
        2 * place.rounds, partial(_told, _TIMED, project.root), partial(_told, _FLOOR_TIMED, project.catalogs)
    )
    name = f"build of {place.permits} permits, nothing changed"
    yield Figure(
        name, ours, floor, at_most=3, is_floor=True, note=f"{note}; both inside a running Python, docgen imported"
    )
    yield from _whole(place, project, name, note)


def _whole(place: Workplace, project: Project, name: str, note: str) -> Iterator[Figure]:
    bare, ours, floor = alternating(
        2 * place.rounds,
        partial(python, "-c", "pass"),
        partial(docgen, "build", "-C", project.root),
        partial(python, "-c", _READ_AND_HASH, project.catalogs),
    )
    start = median(bare)
    net, net_floor = (tuple(taken - start for taken in whole) for whole in (ours, floor))
    yield Figure(
        f"{name}, process",
        net,
        net_floor,
        is_floor=True,
        note=f"{note}; whole processes less {start:.3f} s of python -c pass",
    )


def _told(script: str, folder: Path) -> float:
    return float(told("-c", script, folder))
