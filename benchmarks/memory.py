"""Peak memory: of a build of 20,000 permits, and what each further document costs of the same catalog.

python -m benchmarks.memory FOLDER DOCUMENTS PROCESSES        prints MB as JSON, as a process of its own
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from benchmarks import sheet
from benchmarks.figures import Figure
from benchmarks.workplace import Workplace, environment, told
from docgen.project import Project

_PERMITS = 20_000
_CHECKED, _PEAK, _WORKER = "checked", "peak", "worker"


def measure(place: Workplace) -> Iterator[Figure]:
    """A smaller catalog only where the whole run was asked to be small."""
    permits = _PERMITS if place.permits >= 2000 else place.permits
    project = place.project(permits, with_sheets=True)
    build = _peak("build", "-C", project.root, "--select", f"kind:{sheet.KIND}")
    yield Figure(f"peak of build, {permits} permits and documents", (build,), unit="MB", note="the main process, cold")
    for processes in (1, 2):
        yield from _rendering(project, permits, processes)


def _rendering(project: Project, permits: int, processes: int) -> Iterator[Figure]:
    few, many = (_child(project, documents, processes) for documents in (permits // 10, permits))
    name = f"{permits} documents, {'one process' if processes == 1 else 'two processes'}"
    yield Figure(f"after check, before {name}", (many[_CHECKED],), unit="MB", note="the catalog itself")
    yield Figure(f"peak of rendering {name}", (many[_PEAK],), unit="MB")
    if processes > 1:
        yield Figure(f"peak of one worker, {name}", (many[_WORKER],), unit="MB", note="shared pages included")
    keys = (_PEAK,) if processes == 1 else (_PEAK, _WORKER)
    further = permits - permits // 10
    note = f"peaks at {permits // 10} and at {permits} documents compared; a line of the manifest has about 1 KB"
    for key in keys:
        growth = 1024 * (many[key] - few[key]) / further
        who = "a worker" if key == _WORKER else "the main process"
        yield Figure(f"each further of {name}, in {who}", (growth,), unit="KB", at_most=2, note=note)


def _child(project: Project, documents: int, processes: int) -> dict[str, float]:
    found: dict[str, float] = json.loads(told("-m", "benchmarks.memory", project.root, str(documents), str(processes)))
    return found


def _peak(*arguments: str | Path) -> float:
    """MB of one docgen process, the most that it ever held."""
    child = subprocess.Popen((sys.executable, "-m", "docgen", *arguments), env=environment(), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    assert status == 0
    return usage.ru_maxrss / 1024


def run(project: Project, documents: int, processes: int) -> dict[str, float]:
    """A check, then the first documents rendered; of a build only the folder's exchange is missing."""
    from docgen.catalog.contents import Contents
    from docgen.checking import check
    from docgen.documents import plan
    from docgen.documents.rendering import Rendering
    from docgen.machine import executor

    checked = check.check(project, Contents.of(project), processes)
    jobs = plan.plan(checked.catalog, [kind for kind in checked.kinds if kind.id == sheet.KIND])[:documents]
    found = {_CHECKED: _own("VmRSS")}
    Path("/proc/self/clear_refs").write_text("5")  # forget the peak of the check
    with TemporaryDirectory(dir=project.root) as staging:
        render = Rendering(checked.catalog, jobs, "2026-11-23", (), Path(staging))
        entries = [entry for made in executor.run(render, range(len(jobs)), processes) for entry in made.entries]
    assert len(entries) == documents
    return {**found, _PEAK: _own("VmHWM"), _WORKER: getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024}


def _own(key: str) -> float:
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(lines[key].split()[0]) / 1024


if __name__ == "__main__":
    print(json.dumps(run(Project(Path(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3]))))
