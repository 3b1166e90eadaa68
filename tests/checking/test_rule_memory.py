"""What is remembered is what would be found anew, whatever changed in between."""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain, islice, zip_longest
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import mutants_of_batches
import mutants_of_permits
import mutants_of_texts
import pytest
from breaking import Mutant, catalog
from ruleexamples import catalog as example_catalog

from docgen import rules
from docgen.catalog.contents import Contents
from docgen.catalog.model import Catalog
from docgen.checking import rule_memory
from docgen.findings import Severity
from docgen.project import Project
from docgen.rules.contract import Rule

Edits = dict[tuple[str, Any], Any]


def contents(whole: Catalog) -> Contents:
    """As if the records had been read from files: a record is its own content."""
    digests = {record.file: sha256(msgspec.msgpack.encode(record)).hexdigest() for record in whole.records}
    return Contents(files={}, digests=digests, digest="", head="", schemas="")


def broken_everywhere() -> Iterator[Edits]:
    """In every catalog each file is broken in one way; then half of the files are whole again."""
    by_file: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in chain(mutants_of_permits.mutants(), mutants_of_batches.mutants(), mutants_of_texts.mutants()):
        by_file[mutant.file].append(mutant)
    for mutants in islice(zip_longest(*by_file.values()), 20):
        for some in (mutants, mutants[::2]):
            yield {place: value for mutant in some if mutant for place, value in mutant.edits.items()}


def assert_same(project: Project, whole: Catalog) -> None:
    assert set(rule_memory.findings_of(project, contents(whole), whole)) == set(rules.findings_of(whole))


def test_after_any_change_the_same_is_said_as_without_a_memory(tmp_path: Path) -> None:
    for edits in ({}, *broken_everywhere(), {}):
        assert_same(Project(tmp_path), catalog(edits))


@pytest.mark.parametrize("rule", rules.OF_ONE_RECORD, ids=lambda rule: rule.CODE)
def test_a_rule_of_one_record_says_the_same_of_it_alone(rule: Rule) -> None:
    for example in (rule.GOOD, rule.BAD):
        whole = example_catalog(example)
        alone = [rule_memory.only(whole, {record.file}) for record in whole.records]
        flags = {(f, record.file) for one, record in zip(alone, whole.records, strict=True) for f in rule.check(one)}
        assert set(rule.check(whole)) == {flag for flag, file in flags if flag.file == file}


def test_what_did_not_change_is_not_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, seen = catalog({}), []
    watching = SimpleNamespace(CODE="DG999", check=lambda only: seen.append([p.file for p in only.permits]) or iter(()))
    monkeypatch.setattr(rules, "OF_ONE_RECORD", (watching,))
    edited = whole.permits[0]
    changed = catalog({(edited.file, ("name",)): "另一项许可"})
    for each in (whole, whole, changed):
        list(rule_memory.findings_of(Project(tmp_path), contents(each), each))
    assert seen == [[permit.file for permit in whole.permits], [edited.file]]


def test_another_law_book_makes_everything_old(tmp_path: Path) -> None:
    whole, project = catalog({}), Project(tmp_path)
    (tmp_path / "catalogs").mkdir()
    list(rule_memory.findings_of(project, contents(whole), whole))
    before = (project.state / "rules").read_bytes()
    (tmp_path / "catalogs/laws.jsonl").write_text("")
    list(rule_memory.findings_of(project, contents(whole), whole))
    assert (project.state / "rules").read_bytes() != before


def test_a_rule_that_crashes_says_so_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Catalog) -> None:
        raise ZeroDivisionError

    crashing = SimpleNamespace(CODE="DG999", TITLE="坏规则", SEVERITY=Severity.ERROR, check=fail)
    monkeypatch.setattr(rules, "OF_ONE_RECORD", (*rules.OF_ONE_RECORD, crashing))
    whole, project = catalog({}), Project(tmp_path)
    for _ in range(2):
        assert "DG900" in {finding.code for finding in rule_memory.findings_of(project, contents(whole), whole)}
