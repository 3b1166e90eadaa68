"""`docgen serve`"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import options
from docgen.errors import Exit
from docgen.findings import Severity

if TYPE_CHECKING:
    from docgen.authoring.serving.preview import State


@click.command("serve", options_metavar="[选项]")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="端口",
    help="网址里的端口；0 由系统挑一个空着的",
)
@click.option("--open", "is_opened", is_flag=True, help="在浏览器里打开")
@click.option("--poll", "is_polling", is_flag=True, help="定时查看文件；目录放在网络共享盘上、保存后网页不动时用")
@options.jobs
@options.project
@click.pass_context
def command(ctx: click.Context, port: int, is_opened: bool, is_polling: bool, jobs: int | None, project: Path) -> None:
    """在本机浏览器里预览网站和文书：保存文件，网页自己更新，问题写在那一处旁边；按 Ctrl-C 结束。

    只有本机能访问，什么也不公布。
    """
    from docgen.authoring.serving import ServeOptions, serve
    from docgen.cli.progress import Progress
    from docgen.project import Project

    found = Project.locate(project)
    chosen = ServeOptions(port, is_polling, options.processes(jobs))
    progress = Progress(is_plain=options.is_plain())

    def ready(address: str, state: "State") -> None:
        with progress:
            click.echo(address)
        _tell(state)
        click.echo("改目录、保存，网页自己更新；按 Ctrl-C 结束。", err=True)
        if is_opened:
            import webbrowser

            webbrowser.open(address)

    try:
        serve(found, chosen, progress, ready, _tell)
    except KeyboardInterrupt:
        click.echo("预览已结束。", err=True)
    ctx.exit(Exit.OK)


def _tell(state: "State") -> None:
    """One line for every state of the site."""
    if state.failure:
        message, help = state.failure
        click.secho(f"网页没有更新：{message}", fg="red", err=True)
        click.echo(f"出路：{help}", err=True)
        return
    totals = {s: sum(finding.severity is s for finding in state.findings) for s in Severity}
    counts = "，".join(f"{total} 个{severity.label}" for severity, total in totals.items() if total) or "没有问题"
    if state.is_old:
        click.secho(f"目录有错误，网页没有更新（{counts}）。", fg="red", err=True)
    else:
        click.echo(f"网页是最新的（{counts}）。", err=True)
