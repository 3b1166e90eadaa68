"""`docgen check`"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docgen.cli import options
from docgen.cli.scope import Scope
from docgen.errors import Exit, UsageError
from docgen.findings import Finding, Severity

if TYPE_CHECKING:
    from docgen.checking.reporters.contract import Report
    from docgen.checking.verdict import Verdict
    from docgen.project import Project

_STYLES = ("text", "json", "github", "gitlab", "sarif", "junit")
_FILE = click.Path(path_type=Path, dir_okay=False)
_Command = TypeVar("_Command", bound=Callable[..., Any])


def _reporting(command: _Command) -> _Command:
    """What is reported, how, and where to."""
    for option in (
        click.option(
            "--fail-on",
            type=click.Choice([severity.value for severity in Severity]),
            default=Severity.WARNING.value,
            show_default=True,
            help="到哪一级算不通过（退出码 1）：error 错误，warning 错误和警告，info 全部",
        ),
        click.option(
            "--min-severity",
            type=click.Choice([severity.value for severity in Severity]),
            default=Severity.INFO.value,
            show_default=True,
            help="只列出这一级和更重的，其余只计数",
        ),
        click.option("--quiet", "-q", is_flag=True, help="只列出错误和警告，同 --min-severity warning"),
        click.option("--ignore", default="", metavar="代码", help="不报告这些代码，写法同 --select"),
        click.option("--select", default="", metavar="代码", help="只报告这些代码，可只写前几位，如 DG3,DG403"),
        click.option(
            "--output",
            "outputs",
            multiple=True,
            metavar="样式=文件",
            help="另存一份报告，可写多次，如 sarif=报告.sarif",
        ),
        click.option(
            "--format", "style", type=click.Choice(_STYLES), default="text", help="报告的样式", show_default=True
        ),
    ):
        command = option(command)
    return command


def _mending(command: _Command) -> _Command:
    """What is changed on disk."""
    for option in (
        click.option("--write-baseline", type=_FILE, metavar="文件", help="把现有的问题记成旧账，写入这个文件"),
        click.option("--baseline", type=_FILE, metavar="文件", help="旧账文件：其中的问题只计数，不列出，不算不通过"),
        click.option("--diff", is_flag=True, help="只预览会怎样改，不动文件"),
        click.option("--unsafe-fixes", is_flag=True, help="会改动文字的也一并改，如键名、部门名称；先用 --diff 看一遍"),
        click.option("--fix", is_flag=True, help="自动改正不影响意思的问题，如编码缺引号、冒号写成全角"),
    ):
        command = option(command)
    return command


@click.command("check", options_metavar="[选项]")
@click.argument("paths", metavar="[路径]...", nargs=-1, type=click.Path(path_type=Path))
@_reporting
@_mending
@options.jobs
@options.project
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    style: str,
    outputs: tuple[str, ...],
    select: str,
    ignore: str,
    fail_on: str,
    min_severity: str,
    quiet: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    jobs: int | None,
    project: Path,
) -> None:
    """检查整个目录，一次说完全部问题；写了路径时只报告这些文件或文件夹里的。"""
    from docgen.cli import report
    from docgen.pipeline import check
    from docgen.project import Project

    targets = tuple(map(_target, outputs))
    found = Project.locate(project)
    scope = Scope.of(found, paths, select, ignore)
    if (fix or unsafe_fixes) and not diff:
        from docgen.cli import fixes

        verdict = fixes.make(found, options.processes(jobs), scope, unsafe_fixes)
    else:
        verdict = check.check(found, options.processes(jobs))
    if write_baseline:
        _start_anew(write_baseline, verdict, scope, paths)
        ctx.exit(Exit.OK)
    made = _report(found, verdict, scope, baseline)
    is_failed = _fails(made.findings, Severity(fail_on))
    made = _shortened(made, Severity.WARNING if quiet else Severity(min_severity))
    if diff:
        from docgen.cli import fixes

        fixes.preview(found, options.processes(jobs), scope, unsafe_fixes)
    else:
        report.show(made, style)
    for target_style, file in targets:
        report.save(made, target_style, file)
    ctx.exit(Exit.FINDINGS if is_failed else Exit.OK)


def _report(project: "Project", verdict: "Verdict", scope: Scope, baseline: Path | None) -> "Report":
    """All that is in the scope; with a baseline only what is new, and how much is old or gone."""
    from docgen.cli.report import report_of

    if baseline is None:
        return report_of(project, verdict, tuple(finding for finding in verdict.findings if finding in scope))
    from docgen.checking import baseline as debts

    settled = debts.settle(debts.read(baseline), verdict.findings)
    new = tuple(finding for finding in settled.new if finding in scope)
    old_total = sum(finding in scope for finding in settled.old)
    return report_of(project, verdict, new, old_total, sum(debt.count for debt in settled.gone if debt in scope))


def _shortened(report: "Report", least: Severity) -> "Report":
    """Without what is less grave, which is counted."""
    kept = tuple(finding for finding in report.findings if finding.severity.rank <= least.rank)
    return replace(report, findings=kept, unlisted_total=len(report.findings) - len(kept))


def _start_anew(file: Path, verdict: "Verdict", scope: Scope, paths: tuple[Path, ...]) -> None:
    from docgen.checking import baseline

    if paths:
        raise UsageError(
            "--write-baseline 不能和路径一起用：没写到的文件会从旧账里丢掉。", "请去掉路径，记整个目录的账。"
        )
    made = baseline.of(finding for finding in verdict.findings if finding in scope)
    baseline.write(made, file)
    total = sum(debt.count for debt in made.findings)
    click.echo(f"已把现有的 {total} 项问题记入 {file}。以后运行：docgen check --baseline {file}", err=True)


def _target(text: str) -> tuple[str, Path]:
    """`sarif=FILE`"""
    style, sign, file = text.partition("=")
    if not sign or not file or style not in _STYLES:
        raise UsageError(
            f"--output 的写法不对：{text}", f"写成 样式=文件，如 sarif=报告.sarif；样式有：{'、'.join(_STYLES)}"
        )
    return style, Path(file)


def _fails(findings: Iterable[Finding], least: Severity) -> bool:
    return any(finding.severity.rank <= least.rank for finding in findings)
