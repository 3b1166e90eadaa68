"""The table of contents of the checks: one module per rule, in folders by family, found by being there.

legality   DG3xx   what a permit may ask, and how long it may take
identity   DG4xx   what a record, a code or a citation names is there, once, and is the one that is meant
handover   DG5xx   what 办法第八条 wants handed over, and who supervises afterwards
wording    DG6xx   the text of official documents
dates      DG8xx   events, batches and instruments in the order of their days
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import cast

from docgen.catalog.model import Catalog
from docgen.findings import Explanation, Finding
from docgen.rules import crashed_rule
from docgen.rules.contract import Example, Explained, Rule

FAMILIES = {"legality": "DG3", "identity": "DG4", "handover": "DG5", "wording": "DG6", "dates": "DG8"}
"""Folder -> how the codes of its rules begin."""


def _registered() -> Iterator[Rule]:
    for family in FAMILIES:
        for module in iter_modules([str(Path(__file__).with_name(family))]):
            yield cast(Rule, import_module(f"{__name__}.{family}.{module.name}"))


RULES = tuple(sorted(_registered(), key=lambda rule: rule.CODE))
OF_ONE_RECORD = tuple(rule for rule in RULES if rule.SCOPE == "record")
ACROSS_RECORDS = tuple(rule for rule in RULES if rule.SCOPE == "catalog")


def findings_of(catalog: Catalog, rules: Iterable[Rule] = RULES) -> Iterator[Finding]:
    """What these rules find, whether or not the data explains it: with pointers, and no lines yet."""
    return (finding for rule in rules for finding in _run(rule, catalog))


def explanations() -> tuple[Explanation, ...]:
    """One per code, in the order of the codes."""
    entries: tuple[Explained, ...] = (*RULES, crashed_rule)
    return tuple(map(explained, entries))


def explained(entry: Explained) -> Explanation:
    return Explanation(entry.CODE, entry.TITLE, entry.WHY, _shown(entry.BAD), _shown(entry.GOOD), entry.REMEDY)


def _run(rule: Rule, catalog: Catalog) -> Iterator[Finding]:
    try:
        for flag in rule.check(catalog):
            yield flag.finding(rule)
    except Exception as error:  # one faulty rule must not silence the others
        yield crashed_rule.crash(rule, error, catalog)


def _shown(example: Example) -> str:
    if isinstance(example, str):
        return example
    return "\n".join(f"# {file}\n{text}" for file, text in example.items())
