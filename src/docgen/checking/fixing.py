"""Project -> files with their fixes applied: check, fix, check again, until no fix is left.

All of it happens in memory; `write` brings it to disk, `diff` only shows it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from itertools import groupby
from re import compile as regex

from docgen.catalog.contents import Contents
from docgen.catalog.source import decode
from docgen.checking import check, edits, verdict
from docgen.checking.verdict import Verdict
from docgen.findings import Finding
from docgen.machine import placing
from docgen.project import Project

_MOST_ROUNDS = 20
_LINE = regex(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Fixed:
    """`changes` are file -> (before, after); `refused` are files whose fixes would have changed something else.

    `verdict` is that on the fixed files; `fix_total` counts findings.
    """

    verdict: Verdict
    changes: Mapping[str, tuple[bytes, bytes]]
    fix_total: int
    refused: tuple[str, ...]


def fix(project: Project, processes: int, is_wanted: Callable[[Finding], bool]) -> Fixed:
    """The fixes of all wanted findings. Of two that overlap the first is made, the next round sees to the other."""
    contents = first = Contents.of(project)
    refused: dict[str, None] = {}
    total = 0
    for _ in range(_MOST_ROUNDS):
        reached = _verdict(project, contents, processes)
        edited = _applied(contents, [f for f in reached.findings if f.fix and is_wanted(f)])
        refused |= {file: None for file, result in edited.items() if result.content is None}
        fresh = {file: result.content for file, result in edited.items() if result.content is not None}
        if not fresh:
            break
        total += sum(len(edited[file].findings) for file in fresh)
        contents = contents.replaced(project, fresh)
    else:
        reached = _verdict(project, contents, processes)
    return Fixed(reached, _changes(first, contents), total, tuple(refused))


def write(project: Project, fixed: Fixed) -> tuple[str, ...]:
    """Fixed files onto the disk; those that somebody saved meanwhile are left alone and returned."""
    kept = []
    for file, (before, after) in fixed.changes.items():
        if (project.root / file).read_bytes() == before:
            placing.put(project.root / file, after)
        else:
            kept.append(file)
    verdict.keep(project, fixed.verdict)
    return tuple(kept)


def diff(fixed: Fixed) -> str:
    """A unified diff that `git apply` and `patch -p1` take."""
    lines: list[str] = []
    for file, contents in fixed.changes.items():
        before, after = (_LINE.findall(decode(content)) for content in contents)
        lines += unified_diff(before, after, f"a/{file}", f"b/{file}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _verdict(project: Project, contents: Contents, processes: int) -> Verdict:
    return verdict.known(project, contents.digest) or check.check(project, contents, processes).verdict


def _applied(contents: Contents, findings: list[Finding]) -> dict[str, edits.Edited]:
    by_file = groupby(findings, key=lambda finding: finding.file)
    return {
        file: edits.apply(content, file, of_file)
        for file, of_file in by_file
        if isinstance(content := contents.files.get(file), bytes)
    }


def _changes(first: Contents, last: Contents) -> dict[str, tuple[bytes, bytes]]:
    pairs = ((file, first.files[file], last.files[file]) for file in first.files)
    return {
        file: (before, after)
        for file, before, after in pairs
        if isinstance(before, bytes) and isinstance(after, bytes) and before != after
    }
