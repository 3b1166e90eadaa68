"""Options that several commands share."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from docgen.errors import UsageError

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


def place(command: _Command) -> _Command:
    """--at: where a site was published, written as for `publish --to`."""
    return click.option("--at", "target", required=True, metavar="地方", help="发布的地方，和发布时 --to 的写法一样")(
        command
    )


def style(command: _Command) -> _Command:
    """--format"""
    return click.option(
        "--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出的样式", show_default=True
    )(command)


def say(style: str, name: str, result: Any, lines: Iterable[str]) -> None:
    """A result on standard output: its lines, or the JSON envelope of the command `name`."""
    from docgen.cli.envelope import envelope

    click.echo(envelope(name, result) if style == "json" else "\n".join(lines))


def day(text: str | None) -> str | None:
    """--as-of, YYYY-MM-DD."""
    from datetime import date

    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"--as-of 不是日期：{text}", "写成 2026-11-23 的样子。") from None


def jobs(command: _Command) -> _Command:
    """--jobs: how many processes; the default is what this machine offers."""
    return click.option(
        "--jobs", "-j", type=click.IntRange(1, 256), metavar="N", help="同时使用的进程数，默认为处理器数"
    )(command)


def processes(jobs: int | None) -> int:
    from docgen.machine import executor

    return executor.available() if jobs is None else jobs


def is_plain() -> bool:
    """Whether colours and progress would disturb: NO_COLOR is set, or nobody is watching."""
    return bool(os.environ.get("NO_COLOR")) or not sys.stderr.isatty()
