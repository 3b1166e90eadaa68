"""What a text rule offers to write instead, put into the file, satisfies the rule."""

from collections.abc import Iterator

import pytest
from ruleexamples import WITH_EXAMPLES, files_of, of

from docgen.catalog import source
from docgen.checking import edits
from docgen.rules.contract import Explained


def mending(example: str, code: str) -> Iterator[str]:
    """The file after each round."""
    (file,) = files_of(example)
    content = example.encode()
    for _ in range(5):
        read = source.read(content, file)
        found = edits.with_edits(source.locate(of(code, content.decode()), (read,)), (read,))
        if not any(finding.fix for finding in found):
            return
        fixed = edits.apply(content, file, found).content
        assert fixed is not None
        content = fixed
        yield content.decode()
    raise AssertionError("there is always something left to mend")


FIXABLE = [
    rule
    for rule in WITH_EXAMPLES
    if isinstance(rule.BAD, str) and any(finding.value_edits for finding in of(rule.CODE, rule.BAD))
]


def test_most_rules_about_words_can_mend_them() -> None:
    assert sum(rule.CODE.startswith("DG6") for rule in FIXABLE) >= 15


@pytest.mark.parametrize("rule", FIXABLE, ids=lambda rule: rule.CODE)
def test_a_bad_example_is_mended_until_the_rule_is_silent(rule: Explained) -> None:
    assert isinstance(rule.BAD, str)
    *_, last = mending(rule.BAD, rule.CODE)
    assert [finding for finding in of(rule.CODE, last) if finding.value_edits] == []


@pytest.mark.parametrize("rule", FIXABLE, ids=lambda rule: rule.CODE)
def test_only_the_marked_lines_are_touched(rule: Explained) -> None:
    assert isinstance(rule.BAD, str)
    *_, last = mending(rule.BAD, rule.CODE)
    for before, after in zip(rule.BAD.split("\n"), last.split("\n"), strict=True):
        assert before == after or (before.endswith(f"# {rule.CODE}") and after.endswith(f"# {rule.CODE}"))


@pytest.mark.parametrize("rule", FIXABLE, ids=lambda rule: rule.CODE)
def test_a_change_of_words_is_never_made_without_being_asked_for(rule: Explained) -> None:
    assert all(not new.is_safe for finding in of(rule.CODE, rule.BAD) for new in finding.value_edits)
