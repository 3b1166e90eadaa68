"""Options that several commands share."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def project(command: _Command) -> _Command:
    """--project: the folder that holds `catalogs/`, or any folder below it."""
    return click.option(
        "--project",
        "-C",
        type=click.Path(path_type=Path),
        default=Path(),
        metavar="文件夹",
        help="项目文件夹（含 catalogs），默认为当前文件夹及其上级",
    )(command)


def jobs(command: _Command) -> _Command:
    """--jobs: how many processes; the default is what this machine offers."""
    return click.option(
        "--jobs", "-j", type=click.IntRange(1, 256), metavar="N", help="同时使用的进程数，默认为处理器数"
    )(command)


def processes(jobs: int | None) -> int:
    from docgen import executor

    return executor.available() if jobs is None else jobs


def is_plain() -> bool:
    """Whether colours and progress would disturb: NO_COLOR is set, or nobody is watching."""
    return bool(os.environ.get("NO_COLOR")) or not sys.stderr.isatty()
