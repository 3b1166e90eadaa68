"""Tasks -> results, in this process or in several."""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from docgen.errors import MissingError

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

_work: Callable[[Any], Any]


def run(
    work: Callable[[_Task], _Result], tasks: Sequence[_Task], processes: int, worthwhile: int = 64
) -> Iterator[_Result]:
    """`work` of every task, in their order; results come as they are ready, none is kept.

    `work` must be picklable where processes cannot be forked. Fewer than `worthwhile` tasks stay here:
    starting a process costs more than they do. MissingError when a worker process was killed.
    """
    processes = min(processes, len(tasks) // max(worthwhile // 2, 1))
    return map(work, tasks) if processes < 2 else _spread(work, tasks, processes)


def available() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether workers inherit what this process has, so that work and tasks need not be picklable."""
    return sys.platform.startswith("linux")


def _spread(work: Callable[[_Task], _Result], tasks: Sequence[_Task], processes: int) -> Iterator[_Result]:
    """Forked workers inherit the catalog without copying it; elsewhere it is sent once to each.

    Whoever stays in one process need not import what manages several.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    context = get_context("fork" if can_fork() else "spawn")
    chunk = max(1, min(64, len(tasks) // (processes * 16)))
    with ProcessPoolExecutor(processes, context, _start, (work,)) as pool:
        try:
            yield from pool.map(_run, tasks, chunksize=chunk)
        except BrokenProcessPool:
            raise MissingError(
                "一个工作进程被系统终止，可能是内存不足；原来的输出文件没有改动。", "请加 --jobs 1 再试。"
            ) from None


def _start(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work
    gc.freeze()  # what is inherited is never garbage; to look through it would copy it all


def _run(task: Any) -> Any:
    return _work(task)
