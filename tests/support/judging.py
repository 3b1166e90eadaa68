"""The rules over a catalog in memory, and what its records explain: what `check` does between reading and planning."""

from collections.abc import Iterable

from docgen.catalog.model import Catalog
from docgen.checking import allow
from docgen.checking.allow import Outcome
from docgen.rules import RULES, findings_of
from docgen.rules.contract import Rule


def judged(catalog: Catalog, rules: Iterable[Rule] = RULES) -> Outcome:
    return allow.settle(catalog, findings_of(catalog, rules))
