"""Old debts are counted, new ones fail, and paid ones are said."""

import json
from pathlib import Path

import pytest
from districts import ROOT
from jsonschema import Draft202012Validator
from msgspec import structs

from docgen.checking import baseline
from docgen.errors import UsageError
from docgen.findings import Finding, Severity, Span

OLD = Finding("DG306", "材料“房产证”没有写依据。", "a.yaml", ("materials", 1, "basis"), Severity.WARNING)
OTHER = Finding("DG301", "承诺时限超过法定时限。", "b.yaml", ("time_limit",))
SCHEMA = json.loads((ROOT / "schemas/baseline.schema.json").read_bytes())


def test_what_is_written_is_read_again_and_keeps_the_schema(tmp_path: Path) -> None:
    baseline.write(baseline.of([OLD, OTHER, OLD]), tmp_path / "旧账.json")
    assert baseline.read(tmp_path / "旧账.json") == baseline.of([OTHER, OLD, OLD])
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads((tmp_path / "旧账.json").read_bytes()))


def test_the_file_says_no_lines() -> None:
    located = structs.replace(OLD, span=Span(48, 1, 48, 9))
    assert baseline.of([located]) == baseline.of([OLD])


def test_old_findings_are_set_apart_from_new_ones() -> None:
    settled = baseline.settle(baseline.of([OLD]), [structs.replace(OLD, span=Span(9, 1, 9, 2)), OTHER])
    assert (settled.new, [f.code for f in settled.old], settled.gone) == ((OTHER,), ["DG306"], ())


def test_one_more_of_the_same_is_new() -> None:
    settled = baseline.settle(baseline.of([OLD]), [OLD, OLD])
    assert (len(settled.old), len(settled.new)) == (1, 1)


def test_what_is_gone_is_mended() -> None:
    (debt,) = baseline.settle(baseline.of([OLD, OLD, OLD, OTHER]), [OLD, OTHER]).gone
    assert (debt.code, debt.count) == ("DG306", 2)


def test_nothing_is_mended_in_a_file_that_cannot_be_read() -> None:
    broken = Finding("DG102", "缺少冒号。", "a.yaml")
    settled = baseline.settle(baseline.of([OLD, OTHER]), [broken])
    assert (settled.new, [debt.file for debt in settled.gone]) == ((broken,), ["b.yaml"])


@pytest.mark.parametrize("content", [b"", b"{}", b'{"version": 2, "findings": []}', b'{"version": 1, "findings": [1]}'])
def test_a_damaged_file_is_refused_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(UsageError) as error:
        baseline.read(tmp_path / "x.json")
    assert "--write-baseline" in error.value.help


def test_a_missing_file_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="读不出来"):
        baseline.read(tmp_path / "x.json")
