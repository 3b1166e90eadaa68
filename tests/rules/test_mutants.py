"""One thing wrong in the clean catalog: the rule that is meant to see it does, in the record where it is."""

from itertools import chain

import mutants_of_batches
import mutants_of_permits
import mutants_of_texts
import pytest
from breaking import Mutant, catalog, said_of_the_clean, seen

from docgen.rules import RULES

MUTANTS = tuple(chain(mutants_of_permits.mutants(), mutants_of_batches.mutants(), mutants_of_texts.mutants()))
CODES = sorted({mutant.code for mutant in MUTANTS})


def is_caught(mutant: Mutant) -> bool:
    new = seen(mutant.code, catalog(mutant.edits)) - said_of_the_clean(mutant.code)
    return any(file == mutant.file and pointer[: len(mutant.at)] == mutant.at for file, pointer, _ in new)


@pytest.mark.parametrize("code", CODES)
def test_every_mutant_is_caught_by_the_rule_that_is_meant_to(code: str) -> None:
    mutants = [mutant for mutant in MUTANTS if mutant.code == code]
    assert [str(mutant) for mutant in mutants if not is_caught(mutant)] == []


def test_every_rule_has_mutants() -> None:
    """A new rule gets a line in one of the tables of mutants_of_*.py."""
    assert sorted({rule.CODE for rule in RULES} - set(CODES)) == []


def test_what_changes_nothing_is_not_caught() -> None:
    file = next(iter(MUTANTS)).file
    assert [code for code in CODES if is_caught(Mutant(code, file, {}))] == []


def test_there_are_enough_of_them() -> None:
    assert len(MUTANTS) >= 1000
