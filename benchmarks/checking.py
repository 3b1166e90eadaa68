"""`docgen check`, cold and warm, against check-jsonschema on the same files and schema: whole processes all."""

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.figures import Figure, alternating
from benchmarks.workplace import ROOT, Clock, Workplace, docgen, process, python, spent
from docgen.machine.executor import available
from docgen.project import Project

_WITHOUT_FAST = "import sys; sys.modules['jsonschema_rs'] = None; from docgen.cli import main; main()"
_SCHEMA = ROOT / "schemas" / "permit.schema.json"
_PEER = "peer: check-jsonschema, which knows the schema only"


def measure(place: Workplace) -> Iterator[Figure]:
    project = place.project(place.permits)
    name = f"check of {place.permits} permits"
    ours, single, peer = alternating(
        place.rounds,
        partial(_cold, project, jobs=available(), clock=perf_counter),
        partial(_cold, project, clock=perf_counter),
        partial(_check_jsonschema, project, perf_counter),
    )
    yield Figure(f"{name}, cold", ours, peer, at_least=5, note=f"{_PEER}; by the clock, as both run by default")
    yield Figure(f"{name}, cold, all processors vs one", ours, single, note="by the clock; needs idle cores")
    yield from _one_core(place, project, name)


def _one_core(place: Workplace, project: Project, name: str) -> Iterator[Figure]:
    cold, plain, warm, peer = alternating(
        place.rounds,
        partial(_cold, project),
        partial(_cold, project, start=("-c", _WITHOUT_FAST)),
        partial(docgen, "check", "-C", project.root),
        partial(_check_jsonschema, project),
    )
    yield Figure(f"{name}, cold, one core", cold, peer, note=_PEER)
    yield Figure(f"{name}, cold, one core, without [fast]", plain, peer, note=f"{_PEER}; jsonschema-rs left out")
    yield Figure(f"{name}, warm vs cold", warm, cold, at_least=5, note="nothing changed since the last check; one core")


def _cold(project: Project, start: tuple[str, ...] = ("-m", "docgen"), jobs: int = 1, clock: Clock = spent) -> float:
    shutil.rmtree(project.state, ignore_errors=True)
    return python(*start, "check", "-C", project.root, "--jobs", str(jobs), clock=clock)


def _check_jsonschema(project: Project, clock: Clock = spent) -> float:
    program = Path(sys.executable).with_name("check-jsonschema")
    return process((program, "--schemafile", _SCHEMA, *_permits(project)), clock)


def _permits(project: Project) -> list[Path]:
    files = project.catalogs.glob("*/*.yaml")
    return [file for file in files if file.name != "department.yaml" and file.parent.name != "transfers"]
