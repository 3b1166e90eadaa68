"""Findings of one day -> the 旧账 that a project starts with; findings x 旧账 -> what is new since."""

from collections import Counter
from collections.abc import Iterable
from json import dumps
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from docgen.checking.fingerprint import fingerprint
from docgen.errors import UsageError
from docgen.findings import Finding, Severity
from docgen.machine import placing

_UNREAD = ("DG1", "DG2")


class Debt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`count` equal findings. The message is for people: findings are known by their fingerprint."""

    code: str
    file: str
    message: str
    fingerprint: str
    count: int


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """As in schemas/baseline.schema.json; in an order that merges well."""

    version: Literal[1]
    findings: tuple[Debt, ...]


class Settled(NamedTuple):
    """`new` and `old` findings, and the debts of which some are gone, each with how many of it are gone."""

    new: tuple[Finding, ...]
    old: tuple[Finding, ...]
    gone: tuple[Debt, ...]


def of(findings: Iterable[Finding]) -> Baseline:
    findings = tuple(findings)
    counts = Counter(map(fingerprint, findings))
    named = {fingerprint(finding): finding for finding in reversed(findings)}
    debts = (Debt(f.code, f.file, f.message, name, counts[name]) for name, f in named.items())
    return Baseline(1, tuple(sorted(debts, key=lambda debt: (debt.file, debt.code, debt.message, debt.fingerprint))))


def read(file: Path) -> Baseline:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Baseline)
    except OSError as error:
        raise UsageError(f"旧账文件读不出来：{file}", f"先记一份：docgen check --write-baseline {file}") from error
    except msgspec.DecodeError as error:
        help = f"请恢复原来的文件，或重新记一份：docgen check --write-baseline {file}"
        raise UsageError(f"旧账文件 {file} 已损坏，或是别的程序写的。", help) from error


def write(baseline: Baseline, file: Path) -> None:
    """One value a line, so that a diff shows which debts are gone."""
    placing.put(file, (dumps(msgspec.to_builtins(baseline), ensure_ascii=False, indent=2) + "\n").encode())


def settle(baseline: Baseline, findings: Iterable[Finding]) -> Settled:
    """The first so many findings of each kind are old. In a file that cannot be read now, nothing counts as gone."""
    owed = Counter({debt.fingerprint: debt.count for debt in baseline.findings})
    new: list[Finding] = []
    old: list[Finding] = []
    for finding in findings:
        name = fingerprint(finding)
        (old if owed[name] > 0 else new).append(finding)
        owed[name] -= 1
    hidden = {f.file for f in new if f.code.startswith(_UNREAD) and f.severity is Severity.ERROR}
    paid = (debt for debt in baseline.findings if owed[debt.fingerprint] > 0 and debt.file not in hidden)
    gone = tuple(msgspec.structs.replace(debt, count=owed[debt.fingerprint]) for debt in paid)
    return Settled(tuple(new), tuple(old), gone)
