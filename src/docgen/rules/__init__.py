"""Catalog -> findings: every rule, whatever the others find, less what the data itself explains."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docgen.catalog.model import Catalog
from docgen.findings import Explanation, Finding
from docgen.rules import crashed_rule, unused_allow
from docgen.rules.contract import Example, Explained, Rule
from docgen.rules.dates import (
    change_without_decision,
    effect_before_decision,
    effect_on_a_day_off,
    events_out_of_order,
    expired_instrument,
    fact_in_the_future,
    handover_after_effect,
    impossible_event,
    law_changed_since,
    law_not_yet_in_force,
    overdue_at_handover,
    return_without_handover,
    status_unlike_last_batch,
    status_unlike_last_event,
    transfer_day_unlike_history,
    trial_ends_before_it_starts,
    trial_measures_without_end,
    two_events_on_one_day,
    unpublished_year,
    wrong_calendar,
    wrong_liaison_dates,
)
from docgen.rules.handover import (
    annual_duty_without_supervision,
    incomplete_rules,
    key_domain_without_cooperation,
    liaison_not_exactly_one,
    push_in_one_direction,
    secret_in_handover,
    supplied_certificate_without_supplier,
    system_not_authorised,
    transferred_permit_without_batch,
    transferred_permit_without_both_responsibilities,
    transferred_permit_without_supervision,
    wrong_serial_numbers,
)
from docgen.rules.identity import (
    citation_without_article,
    code_used_again,
    departed_permit_without_direction,
    departments_share_a_name,
    duplicate_condition,
    duplicate_handling_item,
    duplicate_id,
    duplicate_material,
    duplicate_permit_code,
    duplicate_permit_name,
    first_paragraph_of_one,
    handling_code_unlike_permit,
    id_differs_from_file_name,
    main_item_without_sub_items,
    missing_article,
    name_without_the_district,
    parent_is_no_main_item,
    permit_handed_over_twice,
    permit_outside_its_batch,
    repealed_law,
    reused_id,
    sides_unlike_direction,
    successor_leads_nowhere,
    unknown_department,
    unknown_permit,
    unusual_handling_code,
    unusual_permit_code,
    unverified_law,
    wrong_check_digit,
)
from docgen.rules.legality import (
    annual_check_without_law,
    certificate_asked_as_material,
    condition_without_basis,
    cooperation_clock,
    decision_by_the_regulator,
    fee_without_law,
    filing_received_by_the_bureau,
    hearing_by_another_department,
    intermediary_without_law,
    material_without_basis,
    permit_without_establishing_basis,
    promised_exceeds_statutory,
    quantity_limit_without_basis,
    setting_basis_of_low_rank,
    statutory_exceeds_twenty_days,
    steps_exceed_promised,
    time_unit_not_workdays,
)
from docgen.rules.wording import (
    alias_in_text,
    arabic_article_number,
    catch_all_condition,
    catch_all_material,
    confusable_word,
    confused_legal_term,
    date_in_wrong_form,
    document_number_in_wrong_form,
    doubled_punctuation,
    doubled_word,
    ellipsis_or_dash,
    empty_word,
    end_mark_after_name,
    end_mark_unlike_siblings,
    filing_worded_as_permit,
    fullwidth_letters_or_digits,
    halfwidth_punctuation,
    impossible_date,
    invisible_character,
    law_title_without_marks,
    leftover,
    look_alike_character,
    mark_between_titles,
    mixed_item_form,
    nested_title_marks,
    number_before_title,
    number_range_in_wrong_form,
    open_ended_list,
    organ_of_another_place,
    permit_named_as_filing,
    personal_data,
    short_law_title,
    shortened_year,
    space_between_han,
    structure_number_in_wrong_form,
    unpaired_mark,
    vague_duty,
)

OF_ONE_RECORD: tuple[Rule, ...] = (
    promised_exceeds_statutory,
    steps_exceed_promised,
    statutory_exceeds_twenty_days,
    time_unit_not_workdays,
    condition_without_basis,
    material_without_basis,
    permit_without_establishing_basis,
    decision_by_the_regulator,
    cooperation_clock,
    id_differs_from_file_name,
    unverified_law,
    missing_article,
    repealed_law,
    transferred_permit_without_supervision,
    transferred_permit_without_both_responsibilities,
    incomplete_rules,
    secret_in_handover,
    annual_check_without_law,
    fee_without_law,
    intermediary_without_law,
    quantity_limit_without_basis,
    setting_basis_of_low_rank,
    filing_received_by_the_bureau,
    hearing_by_another_department,
    certificate_asked_as_material,
    unusual_permit_code,
    unusual_handling_code,
    handling_code_unlike_permit,
    wrong_check_digit,
    departed_permit_without_direction,
    name_without_the_district,
    duplicate_material,
    duplicate_condition,
    sides_unlike_direction,
    push_in_one_direction,
    supplied_certificate_without_supplier,
    system_not_authorised,
    annual_duty_without_supervision,
    key_domain_without_cooperation,
    status_unlike_last_event,
    events_out_of_order,
    two_events_on_one_day,
    impossible_event,
    handover_after_effect,
    effect_before_decision,
    trial_ends_before_it_starts,
    trial_measures_without_end,
    expired_instrument,
    law_not_yet_in_force,
    wrong_liaison_dates,
    effect_on_a_day_off,
    overdue_at_handover,
    wrong_calendar,
    first_paragraph_of_one,
    document_number_in_wrong_form,
    impossible_date,
    date_in_wrong_form,
    shortened_year,
    law_title_without_marks,
    nested_title_marks,
    short_law_title,
    halfwidth_punctuation,
    fullwidth_letters_or_digits,
    unpaired_mark,
    space_between_han,
    invisible_character,
    ellipsis_or_dash,
    doubled_punctuation,
    structure_number_in_wrong_form,
    doubled_word,
    end_mark_unlike_siblings,
    end_mark_after_name,
    confusable_word,
    confused_legal_term,
    leftover,
    empty_word,
    catch_all_material,
    catch_all_condition,
    open_ended_list,
    vague_duty,
    personal_data,
    filing_worded_as_permit,
    permit_named_as_filing,
    number_range_in_wrong_form,
    arabic_article_number,
    number_before_title,
    mark_between_titles,
    alias_in_text,
    look_alike_character,
    mixed_item_form,
    citation_without_article,
    organ_of_another_place,
)
"""What they say of a record depends on nothing but that record and what every record stands in:
district, departments, calendars, 法规库. So it is said again only when one of these changes."""

ACROSS_RECORDS: tuple[Rule, ...] = (
    duplicate_id,
    unknown_department,
    unknown_permit,
    duplicate_permit_code,
    permit_handed_over_twice,
    transferred_permit_without_batch,
    code_used_again,
    duplicate_handling_item,
    parent_is_no_main_item,
    main_item_without_sub_items,
    successor_leads_nowhere,
    departments_share_a_name,
    duplicate_permit_name,
    permit_outside_its_batch,
    liaison_not_exactly_one,
    wrong_serial_numbers,
    change_without_decision,
    transfer_day_unlike_history,
    return_without_handover,
    status_unlike_last_batch,
    law_changed_since,
    fact_in_the_future,
    unpublished_year,
    reused_id,
)
"""They hold permits and transfers against each other, against broken files or against the past."""

RULES = (*OF_ONE_RECORD, *ACROSS_RECORDS)

EXPLAINED: tuple[Explained, ...] = (*RULES, unused_allow, crashed_rule)
"""All codes that `check` can give: the rules, and what it says about its own run."""

_NEVER_ALLOWED = frozenset({"DG401", "DG402", "DG403", "DG404", "DG708", "DG709"})
"""What no reason can make good: without these references and names there is no document."""


class Outcome(NamedTuple):
    """`allowed` are the findings that their record's `allow` gives a reason for."""

    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...]


def check(catalog: Catalog, others: Iterable[Finding] = (), rules: tuple[Rule, ...] = RULES) -> Outcome:
    """Findings with pointers and no lines yet, in the order of the rules.

    `others` were found by other stages; a record's `allow` holds for them too.
    """
    found = [*others, *said(catalog, rules)]
    reasons = {record.file: getattr(record, "allow", {}).keys() - _NEVER_ALLOWED for record in catalog.records}
    allowed = [finding for finding in found if finding.code in reasons.get(finding.file, ())]
    kept = [finding for finding in found if finding.code not in reasons.get(finding.file, ())]
    kept += unused_allow.left_over(catalog, {(finding.file, finding.code) for finding in found})
    return Outcome(tuple(kept), tuple(allowed))


def said(catalog: Catalog, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    """What these rules find, whether or not the data explains it."""
    return (finding for rule in rules for finding in _run(rule, catalog))


def explanations() -> tuple[Explanation, ...]:
    """One per code, in the order of the codes' families."""
    return tuple(
        Explanation(rule.CODE, rule.TITLE, rule.WHY, _shown(rule.BAD), _shown(rule.GOOD), rule.REMEDY)
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
