"""Catalog -> findings: every rule, whatever the others find, less what the data itself explains."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docgen.explanation import Explanation
from docgen.findings import Finding
from docgen.model import Catalog
from docgen.rules import (
    condition_without_basis,
    cooperation_clock,
    crashed_rule,
    decision_by_the_regulator,
    duplicate_id,
    duplicate_permit_code,
    id_differs_from_file_name,
    incomplete_rules,
    material_without_basis,
    missing_article,
    permit_handed_over_twice,
    permit_without_establishing_basis,
    promised_exceeds_statutory,
    repealed_law,
    secret_in_handover,
    statutory_exceeds_twenty_days,
    steps_exceed_promised,
    time_unit_not_workdays,
    transferred_permit_without_batch,
    transferred_permit_without_both_responsibilities,
    transferred_permit_without_supervision,
    unknown_department,
    unknown_permit,
    unused_allow,
    unverified_law,
)
from docgen.rules.contract import Example, Explained, Rule

RULES: tuple[Rule, ...] = (
    promised_exceeds_statutory,
    steps_exceed_promised,
    statutory_exceeds_twenty_days,
    time_unit_not_workdays,
    condition_without_basis,
    material_without_basis,
    permit_without_establishing_basis,
    decision_by_the_regulator,
    cooperation_clock,
    duplicate_id,
    id_differs_from_file_name,
    unknown_department,
    unknown_permit,
    unverified_law,
    duplicate_permit_code,
    permit_handed_over_twice,
    missing_article,
    repealed_law,
    transferred_permit_without_supervision,
    transferred_permit_without_batch,
    transferred_permit_without_both_responsibilities,
    incomplete_rules,
    secret_in_handover,
)

EXPLAINED: tuple[Explained, ...] = (*RULES, unused_allow, crashed_rule)
"""All codes that `check` can give: the rules, and what it says about its own run."""


class Outcome(NamedTuple):
    """`allowed` are the findings that their record's `allow` gives a reason for."""

    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...]


def check(catalog: Catalog, others: Iterable[Finding] = (), rules: tuple[Rule, ...] = RULES) -> Outcome:
    """Findings with pointers and no lines yet, in the order of the rules.

    `others` were found by other stages; a record's `allow` holds for them too.
    """
    found = [*others, *(finding for rule in rules for finding in _run(rule, catalog))]
    reasons = {record.file: getattr(record, "allow", {}) for record in catalog.records}
    allowed = [finding for finding in found if finding.code in reasons.get(finding.file, ())]
    kept = [finding for finding in found if finding.code not in reasons.get(finding.file, ())]
    kept += unused_allow.left_over(catalog, {(finding.file, finding.code) for finding in allowed})
    return Outcome(tuple(kept), tuple(allowed))


def explanations() -> tuple[Explanation, ...]:
    """One per code, in the order of the codes' families."""
    return tuple(
        Explanation(rule.CODE, rule.TITLE, rule.WHY, _shown(rule.BAD), _shown(rule.GOOD), rule.WAY_OUT)
        for rule in EXPLAINED
    )


def _run(rule: Rule, catalog: Catalog) -> Iterator[Finding]:
    try:
        yield from rule.check(catalog)
    except Exception as error:  # one faulty rule must not silence the others
        yield crashed_rule.crash(rule, error, catalog)


def _shown(example: Example) -> str:
    if isinstance(example, str):
        return example
    return "\n".join(f"# {file}\n{text}" for file, text in example.items())
