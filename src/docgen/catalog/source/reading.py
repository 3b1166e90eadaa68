"""bytes -> Source: the `read` stage of one file."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import sha256
from itertools import chain, islice
from typing import Any

import msgspec

from docgen.catalog.source.brackets import addresses, quotes
from docgen.catalog.source.building import Tree, build
from docgen.catalog.source.colons import swallowed
from docgen.catalog.source.commas import joined_entries
from docgen.catalog.source.comments import lost_text
from docgen.catalog.source.conflicts import conflicts
from docgen.catalog.source.decoding import UNPRINTABLE, decoded, unprintable
from docgen.catalog.source.indents import wide_indents
from docgen.catalog.source.mistakes import diagnose
from docgen.catalog.source.positions import BOM, Lines, Positions, columns
from docgen.catalog.source.problem import MAX_PROBLEMS, Problem
from docgen.catalog.source.recovery import Recovery
from docgen.catalog.source.tolerated import tolerated
from docgen.findings import Finding, Related, Span

MAX_BYTES = 1 << 20
_LOOKS = (conflicts, swallowed, wide_indents, tolerated)
"""What YAML reads without a word."""


class Source(msgspec.Struct, frozen=True, dict=True):
    """One file, read once.

    `file` is relative to the project, with forward slashes; `digest` is the SHA-256 of the bytes in hex.
    `text` is what an Edit counts in, BOM included. `data` is one mapping of plain values whose keys are
    strings, or None, and then `findings` (DG101-DG113, each with its span) says why. Findings beside data are of
    what was read, and hardly meant (DG116, DG117).
    `marks` is for `positions`; the whole record can be stored with msgspec.msgpack.
    """

    file: str
    digest: str
    text: str = ""
    data: Any = None
    marks: bytes = b""
    findings: tuple[Finding, ...] = ()

    @cached_property
    def positions(self) -> Positions:
        return Positions(self.text, self.data, self.marks)


def read(content: bytes, file: str) -> Source:
    """Never raises: what is wrong with the file is in `findings`."""
    digest = sha256(content).hexdigest()
    if len(content) > MAX_BYTES:
        message = f"文件太大：{len(content) / MAX_BYTES:.1f} MB，超过 {MAX_BYTES >> 20} MB。"
        problem = Problem("DG110", message, "一个文件只写一项；附件、图片不要放进目录文件。", 0, 0)
        return _refused(file, digest, "", (problem,))
    text, undecodable = decoded(content)
    if undecodable:
        return _refused(file, digest, text, (undecodable,))
    body = text.removeprefix(BOM)
    data, marks, problems = _read(body)
    if problems:
        return _refused(file, digest, text, problems)
    unmeant = islice(chain(lost_text(body, marks), joined_entries(body, marks)), MAX_PROBLEMS)
    return Source(file, digest, text, data, marks, _findings(file, text, unmeant))


def unreadable(file: str, error: OSError) -> Source:
    """DG112: the operating system did not hand over the bytes."""
    reason = {FileNotFoundError: "文件不存在", PermissionError: "没有读取权限", IsADirectoryError: "这是一个文件夹"}
    message = f"文件读不出来：{reason.get(type(error), error.strerror or '原因不明')}。"
    help = "请核对文件名和权限；网络盘、U 盘上的文件请先复制到本机。"
    return Source(file, "", findings=(Finding("DG112", message, file, help=help, span=Span(1, 1, 1, 1)),))


def locate(findings: Iterable[Finding], sources: Iterable[Source]) -> tuple[Finding, ...]:
    """Every pointer into one of the sources as a span; what has a span, or another file, stays as it is."""
    by_file = {source.file: source for source in sources}
    return tuple(_located(finding, by_file) for finding in findings)


def _located(finding: Finding, by_file: dict[str, Source]) -> Finding:
    def span(place: Finding | Related, on_key: bool = False) -> Span | None:
        if place.span or place.file not in by_file:
            return place.span
        positions = by_file[place.file].positions
        return positions.key(place.pointer) if on_key else positions.value(place.pointer)

    related = tuple(msgspec.structs.replace(other, span=span(other)) for other in finding.related)
    return msgspec.structs.replace(finding, span=span(finding, finding.on_key), related=related)


def _refused(file: str, digest: str, text: str, problems: Iterable[Problem]) -> Source:
    return Source(file, digest, text, findings=_findings(file, text, problems))


def _findings(file: str, text: str, problems: Iterable[Problem]) -> tuple[Finding, ...]:
    ordered = sorted(problems, key=lambda problem: (problem.start, problem.code))
    lines = Lines(text) if ordered else None
    return tuple(problem.finding(file, lines) for problem in ordered if lines)


def _read(body: str) -> tuple[Any, bytes, list[Problem]]:
    """Data, marks and every problem of a text. What can be corrected is corrected in a draft, only to read on.

    Where a correction was a guess, nothing more is said of its lines: it might be the guess that is wrong.
    """
    problems = list(unprintable(body))
    recovery, tree = _first_draft(UNPRINTABLE.sub(" ", body) if problems else body)
    guessed: set[int] = set()
    while tree.stop:
        if not recovery.patch(quotes(recovery.body, tree)):
            mistake = diagnose(recovery.body, tree)
            lines = Lines(recovery.body)
            if lines.number(mistake.start) in guessed:
                break
            problems.append(recovery.as_written(mistake))
            guessed |= {lines.number(start) for start, _, _ in mistake.patches if mistake.is_guess}
            if len(problems) >= MAX_PROBLEMS or not recovery.patch(mistake.patches):
                break
        tree = build(recovery.body)
    else:
        silent = chain.from_iterable(look(recovery.body, tree.marks) for look in _LOOKS)
        problems += map(recovery.as_written, islice(silent, MAX_PROBLEMS))
    elsewhere = _outside(guessed, recovery.body, tree.problems) if guessed else tree.problems
    problems += map(recovery.as_written, elsewhere)
    return tree.data, recovery.marks_as_written(tree.marks), problems or [*_no_mapping(tree)]


def _outside(guessed: set[int], body: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    lines = Lines(body)
    return (problem for problem in problems if lines.number(problem.start) not in guessed)


def _first_draft(body: str) -> tuple[Recovery, Tree]:
    """Web addresses in brackets are quoted beforehand, to read once; when that changes anything else, they are not."""
    quoted = Recovery(body)
    if quoted.patch(addresses(body)):
        tree = build(quoted.body)
        if not tree.stop and quoted.is_quoting(tree.marks):
            return quoted, tree
    return Recovery(body), build(body)


def _no_mapping(tree: Tree) -> Iterator[Problem]:
    if tree.data is None:
        yield Problem("DG111", "文件是空的，或者只有注释。", "请写上内容；不再需要的文件请删掉。", 0, 0)
    elif not isinstance(tree.data, dict):
        starts, ends = columns(tree.marks)
        kind = "一个列表" if isinstance(tree.data, list) else "一段文字"
        help = "请每行写成「键: 值」，例如 name: 公共场所卫生许可；冒号用英文，后面留一个空格。"
        yield Problem("DG111", f"文件最外层应当是「键: 值」，现在是{kind}。", help, starts[0], ends[0])
