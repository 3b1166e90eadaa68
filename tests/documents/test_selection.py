"""--select narrows a build, and a typing error never builds nothing in silence."""

from pathlib import Path

import pytest

from docgen.catalog.model import Catalog, Department, Permit, Transfer
from docgen.catalog.model.permit import Basis
from docgen.catalog.model.transfer import RuleSet
from docgen.catalog.units import UNITS
from docgen.documents.kinds import DocumentKind
from docgen.documents.plan import Job
from docgen.documents.selection import Selection
from docgen.errors import UsageError

DEPARTMENT = Department(id="health", name="甲区卫生健康局", short="区卫生健康局", role="主管")
PERMIT = Permit(
    id="hygiene", name="卫生许可", status="划转", department="health", basis=(Basis(cite="《法》", role="设定依据"),)
)
TRANSFER = Transfer(
    id="health-1", title="", department="health", transferor="", receiver="", rules=(RuleSet(permit="hygiene"),)
)

CATALOG = Catalog((DEPARTMENT, PERMIT, TRANSFER))


def job(record: object, kind: str = "list") -> Job:
    manifest = DocumentKind(
        id=kind, title="", genre="清单", article=(), writer="docx", template=Path(), for_each="department", output=""
    )
    (unit,) = (unit for unit in UNITS.values() if isinstance(record, unit.record))
    names = unit.presentation.names(CATALOG, record)
    return Job(manifest, record, "", {word: tuple(r.id for r in records) for word, records in names.items()})


@pytest.mark.parametrize(
    ("text", "record", "is_in"),
    [
        ("", DEPARTMENT, True),
        ("department:health", DEPARTMENT, True),
        ("department:health", TRANSFER, True),
        ("department:water", PERMIT, False),
        ("permit:hygiene", PERMIT, True),
        ("permit:hygiene", TRANSFER, True),
        ("permit:hygiene", DEPARTMENT, False),
        ("transfer:health-1,kind:list", TRANSFER, True),
        ("transfer:health-1,kind:letter", TRANSFER, False),
        ("department:water,department:health", PERMIT, True),
        ("department：health，kind：list", PERMIT, True),
    ],
)
def test_words_narrow_and_ids_of_one_word_add_up(text: str, record: object, is_in: bool) -> None:
    assert (job(record) in Selection.parse(text)) is is_in


@pytest.mark.parametrize("text", ["health", "dept:health", "department:"])
def test_a_word_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="看不懂"):
        Selection.parse(text)


def test_an_id_that_nothing_has_is_refused() -> None:
    with pytest.raises(UsageError, match="helth"):
        Selection.parse("department:helth").require_known(CATALOG, (job(DEPARTMENT),))
    Selection.parse("department:health,kind:list").require_known(CATALOG, (job(DEPARTMENT),))
