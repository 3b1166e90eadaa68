"""The clean catalog, and what breaks it: Mutant -> the findings of the rule that is meant to see it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from docgen.catalog import loader, source
from docgen.catalog.model import Catalog, Law, Permit, Record, Retired
from docgen.catalog.units import unit_at
from docgen.findings import Finding, Pointer
from docgen.rules import RULES

ROOT = Path(__file__).parents[2]
GONE = object()
"""As a value: the key is taken out."""

Data = Mapping[str, Any]
Break = tuple[Mapping[Pointer, Any], Pointer]
"""What is put where, and where it must be found: the pointer or what it begins with."""
Breaks = Callable[[Data], Iterable[Break]]
"""A record's data -> all the ways to break it."""


@dataclass(frozen=True)
class Mutant:
    """One thing wrong: `edits` by file and pointer; `code` must find it in `file`, at or below `at`."""

    code: str
    file: str
    edits: Mapping[tuple[str, Pointer], Any] = field(repr=False)
    at: Pointer = ()

    def __str__(self) -> str:
        return f"{self.code} {Path(self.file).stem} {'.'.join(map(str, self.at))}"


@cache
def files() -> dict[str, Data]:
    """Catalog file -> plain data. Nobody may change it."""
    paths = sorted((ROOT / "catalogs").rglob("*.yaml"))
    names = [path.relative_to(ROOT).as_posix() for path in paths]
    return {name: source.read(path.read_bytes(), name).data for name, path in zip(names, paths, strict=True)}


@cache
def laws() -> dict[str, Law]:
    return loader.laws((ROOT / "catalogs/laws.jsonl").read_bytes())


@cache
def _records() -> dict[str, Record]:
    return {file: loader.record(data, file) for file, data in files().items()}


@cache
def _retired() -> tuple[Retired, ...]:
    """Every permit was once deleted, and came back under its name."""
    permits = [record for record in _records().values() if isinstance(record, Permit)]
    return tuple(Retired("permit", permit.id, permit.name, permit.file, "2024-03-01") for permit in permits)


def catalog(edits: Mapping[tuple[str, Pointer], Any]) -> Catalog:
    """The clean catalog with these edits; what they make must still be a record."""
    changed: dict[str, Any] = {file: deepcopy(files()[file]) for file, _ in edits}
    for (file, pointer), value in edits.items():
        _put(changed[file], pointer, value)
    records = _records() | {file: loader.record(data, file) for file, data in changed.items()}
    return loader.catalog(records.values(), laws(), retired=_retired())


def seen(code: str, catalog: Catalog) -> set[tuple[str, Pointer, str]]:
    """What the code's own rule says."""
    return {(f.file, f.pointer, f.message) for f in _rule_of(code)(catalog)}


@cache
def said_of_the_clean(code: str) -> frozenset[tuple[str, Pointer, str]]:
    return frozenset(seen(code, catalog({})))


def named(schema: str) -> Iterator[tuple[str, Data]]:
    """The files of one kind of record: permit, transfer, department, district, calendar."""
    return ((file, data) for file, data in files().items() if unit_at(file).schema == schema)


def of_each(code: str, records: Iterable[tuple[str, Data]], break_it: Breaks, most: int) -> list[Mutant]:
    """`most` mutants of one record each, chosen by the code: the same in every run."""
    every = [
        Mutant(code, file, {(file, pointer): value for pointer, value in edits.items()}, at)
        for file, data in records
        for edits, at in break_it(data)
    ]
    return Random(code).sample(every, min(most, len(every)))


def put(pointer: str, *values: Any, at: str = "") -> Breaks:
    """The same values in every record: `flow.0.actor`; found at the pointer or, with `at`, somewhere else."""
    where = _pointer(pointer)
    return lambda _: (({where: value}, _pointer(at) if at else where) for value in values)


def several(edits: dict[str, Any], at: str) -> Breaks:
    return lambda _: iter([({_pointer(pointer): value for pointer, value in edits.items()}, _pointer(at))])


def each(rows: str, edit: dict[str, Any], at: str = "", when: Callable[[Any], bool] = bool) -> Breaks:
    """The same edit in every row of a list that `when` likes."""

    def breaks(data: Data) -> Iterator[Break]:
        for index, row in enumerate(data.get(rows, ())):
            if when(row):
                yield {(rows, index, key): value for key, value in edit.items()}, (rows, index, *_pointer(at))

    return breaks


def more(rows: str, *added: Any, at: str = "") -> Breaks:
    """A row at the end of a list."""

    def breaks(data: Data) -> Iterator[Break]:
        end = len(data.get(rows, ()))
        for row in added:
            if end:
                yield {(rows, end): row}, (rows, end, *_pointer(at))
            else:
                yield {(rows,): [row]}, (rows, 0, *_pointer(at))

    return breaks


def _pointer(dotted: str) -> tuple[str | int, ...]:
    return tuple(int(step) if step.isdigit() else step for step in dotted.split(".") if step)


def _put(node: Any, pointer: Pointer, value: Any) -> None:
    *path, last = pointer
    for step in path:
        node = node.setdefault(step, {}) if isinstance(node, dict) else node[step]
    if value is GONE:
        del node[last]
    elif isinstance(node, list) and last == len(node):
        node.append(value)
    else:
        node[last] = value


@cache
def _rule_of(code: str) -> Callable[[Catalog], Iterable[Finding]]:
    return next(rule.check for rule in RULES if code == rule.CODE)
