"""Project -> mended files: check, mend, check again, until nothing is left that can be mended.

All of it happens in memory; `write` brings it to disk, `diff` only shows it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from itertools import groupby
from re import compile as regex

from docgen.catalog.contents import Contents
from docgen.catalog.source import decode
from docgen.checking import check, fixing, verdict
from docgen.checking.verdict import Verdict
from docgen.findings import Finding
from docgen.machine import placing
from docgen.project import Project

_MOST_ROUNDS = 20
_LINE = regex(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Repaired:
    """`changes` are file -> (before, after); `refused` are files whose fixes would have changed something else.

    `verdict` is that on the mended files. `mended` counts findings.
    """

    verdict: Verdict
    changes: Mapping[str, tuple[bytes, bytes]]
    mended: int
    refused: tuple[str, ...]


def repair(project: Project, processes: int, is_wanted: Callable[[Finding], bool]) -> Repaired:
    """The fixes of all wanted findings. Of two that overlap the first is made, the next round sees to the other."""
    contents = first = Contents.of(project)
    refused: dict[str, None] = {}
    total = 0
    for _ in range(_MOST_ROUNDS):
        passed = _verdict(project, contents, processes)
        mended = _mend(contents, [f for f in passed.findings if f.fix and is_wanted(f)])
        refused |= {file: None for file, result in mended.items() if result.content is None}
        fresh = {file: result.content for file, result in mended.items() if result.content is not None}
        if not fresh:
            break
        total += sum(len(mended[file].findings) for file in fresh)
        contents = contents.replaced(project, fresh)
    else:
        passed = _verdict(project, contents, processes)
    return Repaired(passed, _changes(first, contents), total, tuple(refused))


def write(project: Project, repaired: Repaired) -> tuple[str, ...]:
    """Mended files onto the disk; those that somebody saved meanwhile are left alone and returned."""
    kept = []
    for file, (before, after) in repaired.changes.items():
        if (project.root / file).read_bytes() == before:
            placing.put(project.root / file, after)
        else:
            kept.append(file)
    verdict.keep(project, repaired.verdict)
    return tuple(kept)


def diff(repaired: Repaired) -> str:
    """A unified diff that `git apply` and `patch -p1` take."""
    lines: list[str] = []
    for file, contents in repaired.changes.items():
        before, after = (_LINE.findall(decode(content)) for content in contents)
        lines += unified_diff(before, after, f"a/{file}", f"b/{file}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _verdict(project: Project, contents: Contents, processes: int) -> Verdict:
    return verdict.known(project, contents.digest) or check.check(project, contents, processes).verdict


def _mend(contents: Contents, findings: list[Finding]) -> dict[str, fixing.Mended]:
    by_file = groupby(findings, key=lambda finding: finding.file)
    return {
        file: fixing.mend(content, file, of_file)
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
