"""Every expected failure has its exit code, and survives the way back from a worker process."""

import pickle

import pytest
from districts import ROOT

from docgen import errors
from docgen.errors import DocgenError, Exit

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, DocgenError)]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_comes_back_whole_from_another_process(kind: type[DocgenError]) -> None:
    back = pickle.loads(pickle.dumps(kind("坏了", "这样修")))
    assert (type(back), back.message, back.help) == (kind, "坏了", "这样修")


def test_exit_codes_are_the_documented_ones() -> None:
    table = {"OK": 0, "FINDINGS": 1, "USAGE": 2, "ENVIRONMENT": 3, "DOCUMENTS": 4, "REFUSED": 5}
    assert {code.name: code.value for code in Exit} == table | {"INTERNAL": 70, "INTERRUPTED": 130}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"{code.value} " in readme for code in Exit)
