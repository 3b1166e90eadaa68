"""`docgen check`, cold and warm, against check-jsonschema on the same files and schema: whole processes all."""

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.figures import Figure, alternating
from benchmarks.workplace import ROOT, Clock, Workplace, docgen, process, python, spent
from docgen.project import Project

_WITHOUT_FAST = "import sys; sys.modules['jsonschema_rs'] = None; from docgen.cli import main; main()"
_SCHEMA = ROOT / "schemas" / "permit.schema.json"
_PEER = "peer: check-jsonschema, which knows the schema only"


def measure(place: Workplace) -> Iterator[Figure]:
    project = place.project(place.permits)
    name = f"check of {place.permits} permits"
    cold, plain, warm, peer = alternating(
        max(3, place.rounds - 2),
        partial(_cold, project, "-m", "docgen"),
        partial(_cold, project, "-c", _WITHOUT_FAST),
        partial(docgen, "check", "-C", project.root),
        partial(_check_jsonschema, project),
    )
    yield Figure(f"{name}, cold", cold, peer, at_least=5, note=_PEER)
    yield Figure(f"{name}, cold, without [fast]", plain, peer, at_least=5, note=f"{_PEER}; jsonschema-rs left out")
    yield Figure(f"{name}, warm vs cold", warm, cold, at_least=5, note="nothing changed since the last check")
    two, one = alternating(
        max(3, place.rounds - 2),
        partial(_cold, project, "-m", "docgen", jobs=2, clock=perf_counter),
        partial(_cold, project, "-m", "docgen", clock=perf_counter),
    )
    yield Figure(f"{name}, cold, two processes vs one", two, one, note="by the clock; needs two idle cores")


def _cold(project: Project, *start: str, jobs: int = 1, clock: Clock = spent) -> float:
    shutil.rmtree(project.state, ignore_errors=True)
    return python(*start, "check", "-C", project.root, "--jobs", str(jobs), clock=clock)


def _check_jsonschema(project: Project) -> float:
    program = Path(sys.executable).with_name("check-jsonschema")
    return process((program, "--schemafile", _SCHEMA, *_permits(project)))


def _permits(project: Project) -> list[Path]:
    files = project.catalogs.glob("*/*.yaml")
    return [file for file in files if file.name != "department.yaml" and file.parent.name != "transfers"]
