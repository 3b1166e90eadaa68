"""`docgen hooks install|uninstall|run`"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import Group, options
from docgen.errors import Exit

if TYPE_CHECKING:
    from docgen.catalog.contents import Contents


@click.group("hooks", cls=Group, options_metavar="[选项]", subcommand_metavar="做什么 …")
def command() -> None:
    """让 git 在每次提交前检查目录，有错误就不提交；不用联网，也不用另装程序。"""


@command.command("install", options_metavar="[选项]")
@options.project
def install(project: Path) -> None:
    """装上；再运行一次就按现在的 docgen 更新。别的程序装的钩子不会被改动。"""
    from docgen.authoring import hooks
    from docgen.project import Project

    for hook in hooks.install(Project.locate(project)):
        click.echo(f"已装好：{hook}")
    click.echo("以后每次 git commit、git merge 都先检查；确需带着错误提交：git commit --no-verify", err=True)


@command.command("uninstall", options_metavar="[选项]")
@options.project
def uninstall(project: Path) -> None:
    """卸下 docgen 装的钩子。"""
    from docgen.authoring import hooks
    from docgen.project import Project

    removed = hooks.uninstall(Project.locate(project))
    for hook in removed:
        click.echo(f"已卸下：{hook}")
    if not removed:
        click.echo("没有装过，不用卸。")


@command.command("run", options_metavar="[选项]")
@options.jobs
@options.project
@click.pass_context
def run(ctx: click.Context, jobs: int | None, project: Path) -> None:
    """检查将要提交的内容（git add 过的），提交时由 git 调用；只有错误才拦下。"""
    from docgen.authoring import hooks
    from docgen.checking import check, verdict
    from docgen.cli import report
    from docgen.findings import Severity
    from docgen.project import Project

    found = Project.locate(project)
    contents = hooks.staged(found)
    passed = verdict.known(found, contents.digest) or check.check(found, contents, options.processes(jobs)).verdict
    errors = tuple(finding for finding in passed.findings if finding.severity is Severity.ERROR)
    if not errors:
        return
    made = report.report_of(found, passed, errors)
    report.show(replace(made, text_of=lambda file: _text(contents, file) or made.text_of(file)), "text")
    click.echo("没有提交。改好后先 git add 再提交；确需带着错误提交：git commit --no-verify", err=True)
    ctx.exit(Exit.FINDINGS)


def _text(contents: "Contents", file: str) -> str | None:
    from docgen.catalog.source import decode

    content = contents.files.get(file)
    return decode(content) if isinstance(content, bytes) else None
