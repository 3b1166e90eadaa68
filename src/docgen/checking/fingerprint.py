"""Finding -> what it is called from one run to the next, wherever its line has moved to meanwhile."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from re import compile as regex

from docgen.findings import Finding

_NUMBERED = regex(r"第 [0-9]+ 项")
_LENGTH = 32


def fingerprint(finding: Finding) -> str:
    """32 hex digits from code, file, keys and message.

    Neither lines nor the numbers of list items count: a line or an item inserted above makes no new finding.
    """
    keys = "/".join(step for step in finding.pointer if isinstance(step, str))
    message = _NUMBERED.sub("第 N 项", finding.message)
    return _digest(finding.code, finding.file, keys, message)


def distinct(findings: Iterable[Finding]) -> list[str]:
    """The fingerprint of each; the second and later of equal ones are told apart by their number."""
    seen: Counter[str] = Counter()
    named = []
    for finding in findings:
        name = fingerprint(finding)
        named.append(_digest(name, str(seen[name])) if seen[name] else name)
        seen[name] += 1
    return named


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
