"""`docgen check`"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import options
from docgen.errors import Exit, UsageError
from docgen.findings import Finding, Severity

if TYPE_CHECKING:
    from docgen.project import Project


@click.command("check", options_metavar="[选项]")
@click.argument("paths", metavar="[路径]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="报告的样式",
    show_default=True,
)
@options.jobs
@options.project
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], style: str, jobs: int | None, project: Path) -> None:
    """检查整个目录，一次说完全部问题；写了路径时只报告这些文件或文件夹里的。"""
    from docgen import pipeline
    from docgen.cli.report import show
    from docgen.project import Project

    found = Project.locate(project)
    names = tuple(_name(found, path) for path in paths)
    verdict = pipeline.check_project(found, options.processes(jobs))
    findings = tuple(finding for finding in verdict.findings if _is_below(finding, names))
    show(found, verdict, style, findings)
    said = any(finding.severity is not Severity.INFO for finding in findings)
    ctx.exit(Exit.FINDINGS if said else Exit.OK)


def _name(project: "Project", path: Path) -> str:
    if not path.exists():
        raise UsageError(f"没有这个文件或文件夹：{path}", "请核对路径；不写路径就检查整个目录。")
    return project.name_of(path)


def _is_below(finding: Finding, names: tuple[str, ...]) -> bool:
    return not names or any(name in (".", finding.file) or finding.file.startswith(f"{name}/") for name in names)
