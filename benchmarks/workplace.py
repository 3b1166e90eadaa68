"""A temporary folder with synthetic projects, and child processes timed from outside."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from benchmarks import sheet, synthetic
from docgen.project import Project

ROOT = Path(__file__).resolve().parents[1]
Clock = Callable[[], float]


@dataclass(frozen=True)
class Workplace:
    """`rounds` is how often everything is repeated; `permits` the size of the catalogs, where a figure names none."""

    folder: Path
    rounds: int = 5
    permits: int = 2000
    _made: dict[str, Project] = field(default_factory=dict)

    def project(self, permits: int, with_sheets: bool = False) -> Project:
        """A catalog of this size; `with_sheets`: and a kind of document that every permit gets."""
        name = f"{permits}{'-sheets' if with_sheets else ''}"
        if name not in self._made:
            self._made[name] = synthetic.write(self.folder / name, permits)
            if with_sheets:
                sheet.write(self._made[name])
        return self._made[name]


def spent() -> float:
    """Seconds of processor time that this process and its finished children have taken so far.

    On an idle machine a program of one process takes as much of the clock; on a busy one only this can be compared.
    """
    return sum(usage.ru_utime + usage.ru_stime for usage in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


def process(command: Sequence[str | Path], clock: Clock = spent) -> float:
    """Seconds of a whole process, from its start to its end."""
    start = clock()
    subprocess.run(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return clock() - start


def python(*arguments: str | Path, clock: Clock = spent) -> float:
    return process((sys.executable, *arguments), clock)


def docgen(*arguments: str | Path) -> float:
    return python("-m", "docgen", *arguments)


def told(*arguments: str | Path) -> str:
    """What a Python process prints."""
    done = subprocess.run(
        (sys.executable, *arguments), env=environment(), stdout=subprocess.PIPE, check=True, text=True
    )
    return done.stdout


def environment() -> dict[str, str]:
    """This checkout's docgen and benchmarks, and nothing of the terminal."""
    paths = os.pathsep.join(map(str, (ROOT / "src", ROOT)))
    return {**os.environ, "PYTHONPATH": paths, "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": ""}
