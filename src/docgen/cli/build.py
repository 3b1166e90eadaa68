"""`docgen build`"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import options
from docgen.errors import Exit, UsageError

if TYPE_CHECKING:
    from docgen.pipeline.build import Built
    from docgen.project import Project

_FORMATS = ("docx", "html", "odt", "txt")


@click.command("build", options_metavar="[选项]")
@click.option("--select", default="", metavar="条件", help="只生成一部分，如 department:health,kind:supervision-list")
@click.option("--formats", default="docx", metavar="格式", help="docx 之外还要哪些：docx,html,odt,txt")
@click.option("--as-of", metavar="日期", help="按哪一天的权责生成，如 2026-11-23；默认为目录日期")
@click.option("--output", type=click.Path(path_type=Path), metavar="文件夹", help="输出到别的文件夹，默认为 output")
@options.jobs
@options.project
@click.pass_context
def command(
    ctx: click.Context,
    select: str,
    formats: str,
    as_of: str | None,
    output: Path | None,
    jobs: int | None,
    project: Path,
) -> None:
    """检查目录，再生成全部文书；有错误时什么也不写，原来的输出保持不动。"""
    from docgen.cli.progress import Progress
    from docgen.documents.selection import Selection
    from docgen.pipeline import build
    from docgen.project import Project

    build_options = build.BuildOptions(
        as_of=options.day(as_of),
        formats=_formats(formats),
        selection=Selection.parse(select),
        output=output,
        processes=options.processes(jobs),
    )
    found = Project.locate(project)
    with Progress(is_plain=options.is_plain()) as progress:
        built = build.build(found, build_options, progress)
    ctx.exit(_report(found, built))


def _report(project: "Project", built: "Built") -> Exit:
    if built.manifest is None:
        from docgen.cli.report import brief

        brief(project, built.verdict)
        click.echo("目录有错误，没有生成文书；原来的输出没有改动。", err=True)
        return Exit.FINDINGS
    files = built.manifest.files
    fresh = f"新生成 {built.fresh} 个，其余没有变化" if built.fresh < len(files) else "全部新生成"
    click.echo(f"{built.folder}：{len(files)} 个文件（{fresh}）")
    for name in built.saved:
        click.echo(f"有人手工改过的旧稿已另存为：{name}", err=True)
    blank = sum(bool(entry.blanks) for entry in files)
    if blank:
        click.echo(f"其中 {blank} 个文件留有空白待手工填写，见 {built.folder / 'manifest.json'} 的 blanks。", err=True)
    for failure in built.failed:
        click.secho(f"没有生成 {failure.path}：{failure.message}", fg="red", err=True)
    return Exit.DOCUMENTS if built.failed else Exit.OK


def _formats(text: str) -> tuple[str, ...]:
    chosen = {part.strip().lower() for part in text.replace("，", ",").split(",") if part.strip()}
    if unknown := sorted(chosen - {*_FORMATS}):
        raise UsageError(f"不支持的格式：{'、'.join(unknown)}", "可用：" + "、".join(_FORMATS))
    return tuple(format for format in _FORMATS[1:] if format in chosen)
