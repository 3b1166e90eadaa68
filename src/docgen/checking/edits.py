"""Edits of values -> edits of the text; edits x bytes -> edited bytes, or a refusal.

A fix is a change of the original characters, never a load and dump: comments, order, quotes, line ends and
BOM stay. Afterwards the file is read again, and nothing but what was meant may have changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from json import dumps, loads
from typing import Any, NamedTuple

from msgspec.structs import replace

from docgen.catalog import source
from docgen.catalog.source import Positions, Source
from docgen.findings import Edit, Finding, Pointer, ValueEdit


class Edited(NamedTuple):
    """The file after the fixes of `findings`; the others stood in their way. None: the fixes would do harm."""

    content: bytes | None
    findings: tuple[Finding, ...]


def with_edits(findings: Iterable[Finding], sources: Iterable[Source]) -> tuple[Finding, ...]:
    """Every replacement in one of the sources as an edit; a fix of which a part cannot be written is none."""
    by_file = {source.file: source for source in sources}
    return tuple(
        replace(finding, fix=tuple(_edits(finding.value_edits, by_file[finding.file].positions)))
        if finding.value_edits and not finding.fix and finding.file in by_file
        else finding
        for finding in findings
    )


def apply(content: bytes, file: str, findings: Iterable[Finding]) -> Edited:
    """One file with the fixes of its findings, as far as they do not overlap: the first one wins."""
    before = source.read(content, file)
    chosen = tuple(_apart(findings))
    edits = [edit for finding in chosen for edit in finding.fix]
    edited = _edited(before.text, edits).encode("utf-8", "surrogatepass")
    is_faithful = before.text.encode("utf-8", "surrogatepass") == content
    is_meant = is_faithful and _is_meant(before, source.read(edited, file), chosen)
    return Edited(edited if is_meant else None, chosen)


def _edits(value_edits: Iterable[ValueEdit], positions: Positions) -> Sequence[Edit]:
    edits = []
    for wanted in value_edits:
        raw = positions.raw(wanted.pointer, wanted.on_key)
        text = _written(raw, wanted) if raw else None
        edit = positions.edit(wanted.pointer, text, wanted.is_safe, wanted.on_key) if text is not None else None
        if edit is None:
            return ()
        edits.append(edit)
    return edits


def _written(raw: str, wanted: ValueEdit) -> str | None:
    """What is wanted in the quotes of `raw`; None where that would mean to set several lines anew."""
    text = wanted.text
    if "\n" in raw or "\r" in raw or raw[0] in "[{":
        return None
    if wanted.is_bare:
        return text
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
    if read_anew := sum(not finding.value_edits for finding in findings):
        is_better = after.data is not None and len(after.findings) < len(before.findings)
        return is_better and _differences(before.data, after.data) <= read_anew
    value_edits = [
        replace(wanted, text=before.positions.raw(wanted.pointer) if wanted.text is None else wanted.text)
        for finding in findings
        for wanted in finding.value_edits
    ]
    values = {wanted.pointer: _meant(wanted) for wanted in value_edits if not wanted.on_key}
    keys = {wanted.pointer: wanted.text for wanted in value_edits if wanted.on_key}
    return dumps(_with_values(before.data, (), values, keys)) == dumps(after.data)


def _meant(wanted: ValueEdit) -> Any:
    return loads(wanted.text) if wanted.is_bare and wanted.text is not None else wanted.text


def _differences(before: Any, after: Any) -> int:
    """How many values are not the same; a list of another length is one."""
    if isinstance(before, dict) and isinstance(after, dict) and [*before] == [*after]:
        return sum(_differences(value, after[key]) for key, value in before.items())
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return sum(map(_differences, before, after))
    return int(before != after or type(before) is not type(after))


def _with_values(data: Any, at: Pointer, values: dict[Pointer, Any], keys: dict[Pointer, str | None]) -> Any:
    """The data as it should be afterwards, in the same order."""
    if at in values:
        return values[at]
    if isinstance(data, dict):
        pairs = [
            (keys.get((*at, key), key), _with_values(value, (*at, key), values, keys)) for key, value in data.items()
        ]
        return dict(pairs)
    if isinstance(data, list):
        return [_with_values(item, (*at, index), values, keys) for index, item in enumerate(data)]
    return data
