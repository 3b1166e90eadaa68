"""Tasks -> results, in this process or in several."""

import os
import time

import pytest

from docgen.errors import MissingError
from docgen.machine import executor


def square(n: int) -> tuple[int, int]:
    time.sleep(0.002)  # long enough that a second process gets its share
    return n * n, os.getpid()


def test_results_come_in_the_order_of_the_tasks_from_several_processes() -> None:
    results = list(executor.run(square, range(200), processes=2))
    assert [result for result, _ in results] == [n * n for n in range(200)]
    assert os.getpid() not in {pid for _, pid in results}
    assert len({pid for _, pid in results}) == 2


def test_few_tasks_stay_in_this_process() -> None:
    assert {pid for _, pid in executor.run(square, range(10), processes=8)} == {os.getpid()}


def kill_self(n: int) -> int:
    if n == 100:
        os._exit(9)
    return n


def test_a_killed_worker_is_said_in_words() -> None:
    with pytest.raises(MissingError, match="工作进程"):
        list(executor.run(kill_self, range(200), processes=2))
