"""`--fix`, `--unsafe-fixes`, `--diff` -> files changed or the change shown; what was done goes to stderr."""

from typing import TYPE_CHECKING

import click

from docgen.checking import fixing
from docgen.checking.fixing import Fixed
from docgen.cli.scope import Scope

if TYPE_CHECKING:
    from docgen.checking.verdict import Verdict
    from docgen.findings import Finding
    from docgen.project import Project


def make(project: "Project", processes: int, scope: Scope, is_unsafe: bool) -> "Verdict":
    """The verdict on what is there afterwards."""
    fixed = _fixed(project, processes, scope, is_unsafe)
    kept = fixing.write(project, fixed)
    for file in fixed.changes:
        click.echo(f"没有改 {file}：刚才有人保存过它，请再运行一次。" if file in kept else f"已改 {file}", err=True)
    changed = len(fixed.changes) - len(kept)
    click.echo(f"自动改正 {fixed.fix_total} 处，改动 {changed} 个文件。{_left(fixed, scope, is_unsafe)}", err=True)
    _refusals(fixed)
    return fixed.verdict


def preview(project: "Project", processes: int, scope: Scope, is_unsafe: bool) -> None:
    fixed = _fixed(project, processes, scope, is_unsafe)
    click.echo(fixing.diff(fixed).encode(), nl=False)
    would = f"可以自动改正 {fixed.fix_total} 处，涉及 {len(fixed.changes)} 个文件；这是预览，没有改动文件。"
    click.echo(would + _left(fixed, scope, is_unsafe), err=True)
    _refusals(fixed)


def _fixed(project: "Project", processes: int, scope: Scope, is_unsafe: bool) -> Fixed:
    def is_wanted(finding: "Finding") -> bool:
        return finding in scope and (is_unsafe or finding.is_safely_fixable)

    return fixing.fix(project, processes, is_wanted)


def _left(fixed: Fixed, scope: Scope, is_unsafe: bool) -> str:
    """What only `--unsafe-fixes` would do."""
    left = sum(bool(f.fix) and f in scope and not f.is_safely_fixable for f in fixed.verdict.findings)
    return f"另有 {left} 处会改动文字，请先看：docgen check --unsafe-fixes --diff" if left and not is_unsafe else ""


def _refusals(fixed: Fixed) -> None:
    for file in fixed.refused:
        click.echo(f"没有改 {file}：照建议改了以后，别处的内容也会跟着变，请手工改。", err=True)
