"""A program that is killed at a named step, so that a test of what a crash leaves does not depend on anybody's clock.

A step is a call of one of docgen's own functions, by the name of the function and the number of the call.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_PRELUDE = """
import atexit, collections, json, os, signal, sys, threading
_calls, _files, _at = collections.Counter(), json.loads(os.environ["STEP_FILES"]), json.loads(os.environ["STEP"])
def _step(frame, event, argument):
    code = frame.f_code
    if event == "call" and any(file in code.co_filename for file in _files):
        name = code.co_filename.rpartition("/docgen/")[2] + " " + code.co_qualname
        _calls[name] += 1
        if [name, _calls[name]] == _at:
            os.kill(os.getpid(), signal.SIGKILL)
if _at is None:
    atexit.register(lambda: open(os.environ["STEPS"], "w").write(json.dumps(_calls)))
sys.setprofile(_step)
threading.setprofile(_step)
"""


class Step(NamedTuple):
    function: str
    call: int


def steps(program: str, files: Sequence[str], *words: object, most: int, note: Path) -> list[Step]:
    """Runs the program to its end; at most so many of its steps, from the first to the last, in their order.

    `files` are parts of the names of the modules whose functions count. A function that is called often stands
    there twice: at its first call, and in the middle of its calls.
    """
    process = _start(program, files, words, None, note)
    assert process.wait() == 0
    calls: dict[str, int] = json.loads(note.read_text())
    every = [Step(name, 1) for name in calls] + [Step(name, total // 2) for name, total in calls.items() if total > 9]
    wanted = min(most, len(every))
    return [every[number * len(every) // wanted] for number in range(wanted)]


def killed_at(step: Step, program: str, files: Sequence[str], *words: object) -> None:
    """Runs the program until it comes to the step; one that never comes there has gone another way, to its end."""
    process = _start(program, files, words, step, None)
    assert process.wait() in (-signal.SIGKILL, 0)


def _start(
    program: str, files: Sequence[str], words: Sequence[object], step: Step | None, note: Path | None
) -> "subprocess.Popen[bytes]":
    environment = {"STEP_FILES": json.dumps(files), "STEP": json.dumps(step), "STEPS": str(note)}
    command = [sys.executable, "-c", _PRELUDE + program, *map(str, words)]
    return subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
