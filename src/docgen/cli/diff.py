"""`docgen diff`"""

from pathlib import Path

import click

from docgen.cli import options
from docgen.errors import Exit


@click.command("diff", options_metavar="[选项]")
@click.argument("base", default="HEAD", metavar="[旧版本]")
@click.argument("head", required=False, metavar="[新版本]")
@click.option("--exit-code", is_flag=True, help="有变化时退出码是 1，没有是 0")
@options.style
@options.jobs
@options.project
@click.pass_context
def command(
    ctx: click.Context, base: str, head: str | None, exit_code: bool, style: str, jobs: int | None, project: Path
) -> None:
    """两个版本的目录有什么不同：哪些部门、哪些事项、改前改后，实质变更在前。

    版本写目录日期（2024-05-28，取那天有效的版本），或 git 的提交、标签、分支（HEAD~1、main）。
    不写新版本，就和现在的文件比；都不写，就看还没有提交的改动。
    """
    from docgen.catalog import loader
    from docgen.catalog.contents import Contents
    from docgen.catalog.intake import intake
    from docgen.history.diff import as_text
    from docgen.history.diff.difference import difference
    from docgen.history.diff.sides import here, side
    from docgen.project import Project

    found = Project.locate(project)
    read = intake(found, Contents.of(found), options.processes(jobs))
    now = here(loader.catalog(read.records, read.laws, read.broken))
    older, newer = side(found, base, now.catalog), side(found, head, now.catalog) if head else now
    made = difference(found, (base, older), (head, newer))
    options.say(style, "diff", made, as_text.lines(made))
    for doubt in as_text.doubts(made):
        click.echo(doubt, err=True)
    ctx.exit(Exit.FINDINGS if exit_code and made else Exit.OK)
