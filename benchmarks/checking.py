"""`docgen check`, cold and warm, against check-jsonschema on the same files and schema; whole processes all."""

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.figures import Figure, alternating
from benchmarks.workplace import ROOT, Workplace, docgen, process, python
from docgen.project import Project

_WITHOUT_FAST = "import sys; sys.modules['jsonschema_rs'] = None; from docgen.cli import main; main()"
_SCHEMA = ROOT / "schemas" / "permit.schema.json"
_PEER = "peer: check-jsonschema, which knows the schema only"


def measure(place: Workplace) -> Iterator[Figure]:
    project = place.project(place.permits)
    name = f"check of {place.permits} permits"
    cold, plain, spread, peer = alternating(
        max(3, place.rounds - 2),
        partial(_cold, project, "-m", "docgen"),
        partial(_cold, project, "-c", _WITHOUT_FAST),
        partial(_cold, project, "-m", "docgen", jobs=()),
        partial(_check_jsonschema, project),
    )
    yield Figure(f"{name}, cold, one process", cold, peer, at_least=5, note=_PEER)
    yield Figure(f"{name}, cold, without [fast]", plain, peer, note="one process, without jsonschema-rs")
    yield Figure(f"{name}, cold, all processors", spread, peer, note="as the command runs by default")
    again, new = alternating(
        place.rounds, partial(docgen, "check", "-C", project.root), partial(_cold, project, "-m", "docgen", jobs=())
    )
    yield Figure(f"{name}, warm vs cold", again, new, at_least=5, note="nothing changed; cold on all processors")


def _cold(project: Project, *start: str, jobs: tuple[str, ...] = ("--jobs", "1")) -> float:
    shutil.rmtree(project.state, ignore_errors=True)
    return python(*start, "check", "-C", project.root, *jobs)


def _check_jsonschema(project: Project) -> float:
    program = Path(sys.executable).with_name("check-jsonschema")
    return process((program, "--schemafile", _SCHEMA, *_permits(project)))


def _permits(project: Project) -> list[Path]:
    files = project.catalogs.glob("*/*.yaml")
    return [file for file in files if file.name != "department.yaml" and file.parent.name != "transfers"]
