"""Report -> what an official reads in a terminal: file by file, each finding with its line, reason and way out."""

from collections.abc import Iterator
from itertools import groupby

from docgen.checking.reporters.contract import Report
from docgen.checking.reporters.frame import Mark, frame
from docgen.checking.reporters.look import PLAIN, Look
from docgen.findings import Finding, Related, Severity, Span
from docgen.machine.cells import visible

_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_RELATED, _BOLD = "36", "1"
_SAFE, _UNSAFE = "docgen check --fix", "docgen check --unsafe-fixes（会改动文字，先用 --diff 看一遍）"


def write(report: Report, look: Look = PLAIN) -> str:
    """Reason and way out stand once per file and code, under the first finding that has them."""
    lines: list[str] = []
    for file, findings in groupby(report.findings, key=lambda finding: finding.file):
        lines += _file(file, list(findings), report, look)
    return "\n".join([*lines, *_summary(report, look)]) + "\n"


def _file(file: str, findings: list[Finding], report: Report, look: Look) -> Iterator[str]:
    yield look.paint(f"{visible(file)}：{_counts(findings)}", _BOLD)
    yield ""
    helped: set[tuple[str, str]] = set()
    for finding in findings:
        yield from _finding(finding, report, look)
        if (finding.code, finding.help) not in helped:
            yield from _advice(finding, report)
            helped.add((finding.code, finding.help))
        yield ""


def _finding(finding: Finding, report: Report, look: Look) -> Iterator[str]:
    style = _STYLES[finding.severity]
    label = look.paint(f"{finding.severity.label} {finding.code}", style)
    yield f"{_place(finding.file, finding.span)} {label} {_one_line(finding.message)}"
    marks = [Mark(finding.span, "^", style)] if finding.span else []
    marks += [mark for related in finding.related for mark in _marks(related, finding.file)]
    text = report.text_of(finding.file)
    yield from frame(text, marks, look) if text is not None else ()
    for related in finding.related:
        if related.file != finding.file or related.span is None:
            yield from _elsewhere(related, report, look)


def _marks(related: Related, file: str) -> Iterator[Mark]:
    """A related place of the same file is shown in the same frame."""
    if related.span and related.file == file:
        yield Mark(related.span, "-", _RELATED, related.message)


def _elsewhere(related: Related, report: Report, look: Look) -> Iterator[str]:
    """With its own frame where there is one to show, else in one line."""
    text = report.text_of(related.file) if related.span else None
    mark = [Mark(related.span, "-", _RELATED, related.message)] if related.span else []
    shown = frame(text, mark, look) if text is not None else []
    yield f"  另见 {_place(related.file, related.span)}" + ("" if shown else f" {_one_line(related.message)}")
    yield from shown


def _advice(finding: Finding, report: Report) -> Iterator[str]:
    if known := report.explained.get(finding.code):
        yield f"  {'依据' if '《' in known.why else '缘由'}：{_one_line(known.why)}"
    if finding.help:
        yield f"  出路：{_one_line(finding.help)}"
    if finding.fix:
        yield f"  可以自动修正：{_SAFE if finding.is_safely_fixable else _UNSAFE}"


def _place(file: str, span: Span | None) -> str:
    return f"{visible(file)}:{span.line}:{span.column}" if span else visible(file)


def _one_line(text: str) -> str:
    return visible(" ".join(text.split("\n")))


def _counts(findings: list[Finding]) -> str:
    totals = ((severity, sum(f.severity is severity for f in findings)) for severity in Severity)
    return "，".join(f"{severity.label} {total} 项" for severity, total in totals if total)


def _summary(report: Report, look: Look) -> Iterator[str]:
    """Counts, and the command to run next."""
    counts = _counts(list(report.findings)) or "没有发现问题"
    allowed = f"，已说明 {report.allowed_total} 项" if report.allowed_total else ""
    old = f"，旧账 {report.old_total} 项" if report.old_total else ""
    unlisted = f"，另有 {report.unlisted_total} 项较轻的没有列出" if report.unlisted_total else ""
    yield look.paint(f"检查了 {report.file_total} 个文件：{counts}{unlisted}{old}{allowed}。", _BOLD) + _next(report)
    if report.gone_total:
        yield f"旧账里已改好 {report.gone_total} 项，请重新记账，免得再犯：docgen check --write-baseline 文件"


def _next(report: Report) -> str:
    """The first of the gravest findings is the one to explain."""
    if not report.findings:
        return "下一步：docgen build"
    gravest = min(report.findings, key=lambda finding: finding.severity.rank)
    return f"想知道为什么：docgen explain {gravest.code}"
