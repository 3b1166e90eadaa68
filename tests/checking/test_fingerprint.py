"""A finding keeps its name while lines and items move about it."""

import pytest
from msgspec import structs

from docgen.checking.fingerprint import distinct, fingerprint
from docgen.findings import Finding, Severity, Span

FINDING = Finding("DG306", "材料“房产证”没有写依据。", "catalogs/health/a.yaml", ("materials", 2, "basis"))


@pytest.mark.parametrize(
    "change",
    [
        {"span": Span(9, 1, 9, 2)},
        {"pointer": ("materials", 3, "basis")},
        {"severity": Severity.INFO},
        {"help": "另一句。"},
    ],
)
def test_what_moves_or_is_said_beside_it_does_not_count(change: dict[str, object]) -> None:
    assert fingerprint(structs.replace(FINDING, **change)) == fingerprint(FINDING)


@pytest.mark.parametrize(
    "change",
    [
        {"code": "DG307"},
        {"file": "catalogs/health/b.yaml"},
        {"pointer": ("conditions", 2, "basis")},
        {"message": "材料“身份证”没有写依据。"},
    ],
)
def test_another_code_file_key_or_value_is_another_finding(change: dict[str, object]) -> None:
    assert fingerprint(structs.replace(FINDING, **change)) != fingerprint(FINDING)


def test_the_number_of_an_item_in_the_message_does_not_count() -> None:
    said = [structs.replace(FINDING, message=f"`materials`（申请材料）第 {n} 项缺少 `name`。") for n in (2, 13)]
    assert fingerprint(said[0]) == fingerprint(said[1])


def test_equal_findings_are_told_apart_in_their_order() -> None:
    assert len(set(distinct([FINDING] * 3))) == 3
    assert distinct([FINDING] * 3)[:2] == distinct([FINDING] * 2)
