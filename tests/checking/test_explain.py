"""Every code that docgen can say has an explanation."""

import re

from districts import ROOT

from docgen.checking.explain import explanations


def test_every_code_in_the_sources_is_explained() -> None:
    """A code that only appears in a string of the program would leave the author alone with it."""
    known = explanations()
    used = set()
    for module in (ROOT / "src/docgen").rglob("*.py"):
        used |= set(re.findall(r'"(DG[1-9][0-9]{2})"', module.read_text(encoding="utf-8")))
    assert used <= set(known)


def test_every_explanation_says_why_and_how_to_mend_in_chinese() -> None:
    for entry in explanations().values():
        for text in (entry.title, entry.why, entry.remedy):
            assert re.search("[\u4e00-\u9fff]", text), entry.code


def test_codes_are_unique_across_all_stages() -> None:
    from docgen import rules
    from docgen.catalog import intake, schema, source
    from docgen.documents import kinds, plan
    from docgen.documents.writers import codes

    stages = (source.CODES, intake.CODES, schema.CODES, rules.explanations(), codes.CODES, kinds.CODES, plan.CODES)
    listed = [entry.code for stage in stages for entry in stage]
    assert len(listed) == len(set(listed))
