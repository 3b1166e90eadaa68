"""`docgen publish`"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import options
from docgen.cli.progress import Progress
from docgen.errors import Exit, RefusedError

if TYPE_CHECKING:
    from docgen.project import Project
    from docgen.publishing.contract import Place
    from docgen.publishing.publish import Options
    from docgen.publishing.site import Site


@click.command("publish", options_metavar="[选项]")
@click.option("--to", "target", required=True, metavar="地方", help="文件夹、….zip、sftp://、s3://、git+ssh://…#分支")
@click.option("--dry-run", is_flag=True, help="只看会新增、修改、撤下哪些网页，什么也不写")
@click.option("--keep", type=click.IntRange(2, 1000), default=10, show_default=True, metavar="N", help="保留几个版本")
@click.option("--sign", type=click.Path(path_type=Path), metavar="密钥", help="用 SSH 私钥给版本清单签名")
@click.option("--check-url", metavar="网址", help="发布后再从这个网址取回一部分网页核对")
@click.option("--confirm-removals", is_flag=True, help="确认要撤下许多网页")
@click.option("--confirm-older", is_flag=True, help="确认要盖过这里没有包含的版本")
@click.option("--break-lock", is_flag=True, help="确知占用它的那次发布已经中断，接过来")
@click.option("--as-of", metavar="日期", help="按哪一天的权责显示，如 2026-11-23；默认为目录日期")
@click.option(
    "--site", "folder", type=click.Path(path_type=Path), metavar="文件夹", help="发布已经生成好的网站，不再生成"
)
@options.style
@options.jobs
@options.project
@click.pass_context
def command(
    ctx: click.Context,
    target: str,
    dry_run: bool,
    keep: int,
    sign: Path | None,
    check_url: str | None,
    confirm_removals: bool,
    confirm_older: bool,
    break_lock: bool,
    as_of: str | None,
    folder: Path | None,
    style: str,
    jobs: int | None,
    project: Path,
) -> None:
    """检查目录，生成网站，整站发布，再取回抽查；目录有错误时什么也不发布。

    新版本写好、核对过才切换，中途断开网站仍是原来的版本。发布错了用 docgen rollback 退回。
    """
    from docgen.project import Project
    from docgen.publishing import places
    from docgen.publishing.publish import Options
    from docgen.publishing.site import Site

    found = Project.locate(project)
    wanted = Options(found.root, keep, confirm_removals, confirm_older, break_lock, check_url)
    with Progress(is_plain=options.is_plain()) as progress, places.at(target) as place:
        made = folder or _made(found, as_of, options.processes(jobs), progress)
        if made is None:
            click.echo("目录有错误，没有发布；网站没有改动。", err=True)
            ctx.exit(Exit.FINDINGS)
        site = Site.open(made, sign)
        ctx.exit(_foreseen(place, site, wanted, style) if dry_run else _published(place, site, wanted, style, progress))


def _made(project: "Project", as_of: str | None, processes: int, progress: Progress) -> Path | None:
    """None when the catalog has errors. What is wrong is shown, also where it does not stop the publication."""
    from docgen.cli.report import brief
    from docgen.pipeline.site import SiteOptions, site

    made = site(project, SiteOptions(options.day(as_of), processes), progress)
    progress.clear()
    brief(project, made.verdict, err=True)
    if made.made is None:
        return None
    if made.failed:
        for failure in made.failed:
            click.secho(f"没有生成 {failure.path}：{failure.message}", fg="red", err=True)
        message = f"网站要提供下载的文书有 {len(made.failed)} 份没有做成，没有发布；网站没有改动。"
        raise RefusedError(message, "请按上面的提示改正后再发布。")
    return made.made.folder


def _foreseen(place: "Place", site: "Site", wanted: "Options", style: str) -> Exit:
    """What would be refused is refused here too, after it was shown."""
    from docgen.publishing import as_text
    from docgen.publishing.publish import preflight, require

    seen = preflight(place, site)
    options.say(style, "publish --dry-run", seen.published, as_text.foreseen(seen.published))
    for note in (*seen.published.notes, *require(seen, site, wanted)):
        click.echo(note, err=True)
    return Exit.OK


def _published(place: "Place", site: "Site", wanted: "Options", style: str, progress: Progress) -> Exit:
    from docgen.publishing import as_text
    from docgen.publishing.publish import publish

    done = publish(place, site, wanted, progress)
    progress.clear()
    options.say(style, "publish", done, as_text.published(done))
    for note in done.notes:
        click.echo(note, err=True)
    if not done.is_proven:
        click.secho("网站已经切换，但取回的内容不对。", fg="red", err=True)
        click.echo("出路：核对网址和网站服务器的设置；要先退回时用 docgen rollback。", err=True)
    return Exit.OK if done.is_proven else Exit.REFUSED
