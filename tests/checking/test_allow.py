"""`allow`: what a record explains is set apart, what explains nothing is said, and some things nothing explains."""

import pytest
from judging import judged
from ruleexamples import FILE, PERMIT, catalog, of

from docgen.checking import allow
from docgen.findings import Finding


def test_a_finding_with_a_reason_is_returned_apart():
    text = PERMIT + "materials: [{name: 申请表}]\nallow: {DG306: 须由原主管部门补充依据}\n"
    outcome = judged(catalog(text))
    assert [finding.code for finding in outcome.allowed] == ["DG306"]
    assert not {"DG306", "DG410"} & {finding.code for finding in outcome.findings}


def test_a_reason_counts_for_its_own_file_only():
    other = PERMIT.replace("public-place-hygiene", "water-supply") + "materials: [{name: 申请表}]\n"
    first = PERMIT + "materials: [{name: 申请表}]\nallow: {DG306: 须补充依据}\n"
    found = of("DG306", {FILE: first, "catalogs/health/water-supply.yaml": other})
    assert [finding.file for finding in found] == ["catalogs/health/water-supply.yaml"]


@pytest.mark.parametrize("code", sorted(allow.NEVER_ALLOWED))
def test_what_no_reason_can_make_good_stays(code):
    whole = catalog(PERMIT + f"allow: {{{code}: 一定要这样}}\n")
    outcome = allow.settle(whole, [Finding(code, "x", FILE)])
    assert [finding.code for finding in outcome.findings] == [code] and not outcome.allowed


def test_findings_of_other_stages_can_be_explained_too():
    whole = catalog(PERMIT + "allow: {DG710: 本事项不收费}\n")
    outcome = allow.settle(whole, [Finding("DG710", "x", FILE)])
    assert [finding.code for finding in outcome.allowed] == ["DG710"] and not outcome.findings
