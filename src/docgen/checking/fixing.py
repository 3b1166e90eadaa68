"""Replacements by pointer -> edits of the text; edits x bytes -> mended bytes, or a refusal.

A fix is a change of the original characters, never a load and dump: comments, order, quotes, line ends and
BOM stay. Afterwards the file is read again, and nothing but what was meant may have changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from json import dumps
from typing import Any, NamedTuple

from msgspec.structs import replace

from docgen.catalog import source
from docgen.catalog.source import Positions, Source
from docgen.findings import Edit, Finding, Pointer, Replacement


class Mended(NamedTuple):
    """The file after the fixes of `findings`; the others stood in their way. None: the fixes would do harm."""

    content: bytes | None
    findings: tuple[Finding, ...]


def with_edits(findings: Iterable[Finding], sources: Iterable[Source]) -> tuple[Finding, ...]:
    """Every replacement in one of the sources as an edit; a fix of which a part cannot be written is none."""
    by_file = {source.file: source for source in sources}
    return tuple(
        replace(finding, fix=tuple(_edits(finding.replacements, by_file[finding.file].positions)))
        if finding.replacements and not finding.fix and finding.file in by_file
        else finding
        for finding in findings
    )


def mend(content: bytes, file: str, findings: Iterable[Finding]) -> Mended:
    """One file with the fixes of its findings, as far as they do not overlap: the first one wins."""
    before = source.read(content, file)
    chosen = tuple(_apart(findings))
    edits = [edit for finding in chosen for edit in finding.fix]
    mended = _edited(before.text, edits).encode("utf-8", "surrogatepass")
    is_faithful = before.text.encode("utf-8", "surrogatepass") == content
    is_meant = is_faithful and _is_meant(before, source.read(mended, file), chosen)
    return Mended(mended if is_meant else None, chosen)


def _edits(replacements: Iterable[Replacement], positions: Positions) -> Sequence[Edit]:
    edits = []
    for wanted in replacements:
        raw = positions.raw(wanted.pointer, wanted.on_key)
        text = _written(raw, wanted.text) if raw else None
        edit = positions.edit(wanted.pointer, text, wanted.is_safe, wanted.on_key) if text is not None else None
        if edit is None:
            return ()
        edits.append(edit)
    return edits


def _written(raw: str, text: str | None) -> str | None:
    """`text` in the quotes of `raw`; None where that would mean to set several lines anew."""
    if "\n" in raw or "\r" in raw or raw[0] in "[{":
        return None
    if raw[0] == "'" and text is not None and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if raw[0] != '"' and text is not None and _is_plain(text):
        return text
    return dumps(raw if text is None else text, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    """Whether it can stand without quotes in any place: the reader itself says so."""
    return "\n" not in text and source.read(f"x: [{text}]\n".encode(), "x").data == {"x": [text]}


def _apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings with fixes that do not share a character."""
    taken: list[Edit] = []
    for finding in findings:
        if finding.fix and not any(_touch(edit, other) for edit in finding.fix for other in taken):
            taken += finding.fix
            yield finding


def _touch(one: Edit, other: Edit) -> bool:
    return one.start == other.start or (one.start < other.end and other.start < one.end)


def _edited(text: str, edits: Iterable[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _is_meant(before: Source, after: Source, findings: Iterable[Finding]) -> bool:
    """The same data but for the replaced values; in what could not be read, no new mistakes."""
    if before.data is None:
        return len(after.findings) <= len(before.findings)
    replacements = [
        replace(wanted, text=before.positions.raw(wanted.pointer) if wanted.text is None else wanted.text)
        for finding in findings
        for wanted in finding.replacements
    ]
    values = {wanted.pointer: wanted.text for wanted in replacements if not wanted.on_key}
    keys = {wanted.pointer: wanted.text for wanted in replacements if wanted.on_key}
    return dumps(_replaced(before.data, (), values, keys)) == dumps(after.data)


def _replaced(data: Any, at: Pointer, values: dict[Pointer, str | None], keys: dict[Pointer, str | None]) -> Any:
    """The data as it should be afterwards, in the same order."""
    if at in values:
        return values[at]
    if isinstance(data, dict):
        pairs = [(keys.get((*at, key), key), _replaced(value, (*at, key), values, keys)) for key, value in data.items()]
        return dict(pairs)
    if isinstance(data, list):
        return [_replaced(item, (*at, index), values, keys) for index, item in enumerate(data)]
    return data
