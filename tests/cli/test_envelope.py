"""The JSON envelope is the same for every command that has one."""

import json

import msgspec
from districts import ROOT

from docgen import __version__
from docgen.cli.envelope import envelope


class Result(msgspec.Struct):
    name: str


def test_a_result_says_which_command_and_which_docgen_made_it() -> None:
    assert json.loads(envelope("laws show", Result("《甲》\n"))) == {
        "version": 1,
        "tool": {"name": "docgen", "version": __version__},
        "command": "laws show",
        "result": {"name": "《甲》\n"},
    }


def test_every_schema_of_a_report_has_these_keys() -> None:
    for file in (ROOT / "schemas").glob("*-report.schema.json"):
        assert json.loads(file.read_bytes())["required"] == ["version", "tool", "command", "result"], file.name
