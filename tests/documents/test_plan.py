"""Every document has one safe name of its own, and what it needs is there before it is rendered."""

from pathlib import Path
from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.catalog.model import Department, District, Instrument, Permit, WholeCatalog
from docgen.catalog.model.permit import Basis, Status
from docgen.catalog.model.supervision import Supervision
from docgen.documents import plan
from docgen.documents.kinds import DocumentKind

DISTRICT = District(
    schema_version="1",
    code="530303",
    name="甲区",
    short="甲区",
    city="",
    province="",
    dated="2026-11-23",
    notice="",
    government="",
    bureau="bureau",
    measures=Instrument(title="办法"),
)
BUREAU = Department(id="bureau", name="甲区行政审批局", short="区行政审批局", role="审批")


def catalog(*ids: str, supervision: tuple[Supervision, ...] = (), status: Status = "划转") -> WholeCatalog:
    departments = tuple(
        Department(id=id, name=id, short=id, role="主管", file=f"catalogs/{id}/department.yaml") for id in ids
    )
    basis = (Basis(cite="《法》第一条", role="设定依据"),)
    permits = tuple(
        Permit(id=f"{id}-p", name="许可", status=status, department=id, basis=basis, supervision=supervision, file=id)
        for id in ids
    )
    return WholeCatalog((DISTRICT, BUREAU, *departments, *permits))


def kind(output: str, for_each: str = "department", requires: tuple[str, ...] = ()) -> DocumentKind:
    return DocumentKind(
        id="list",
        title="清单",
        genre="清单",
        article=(5,),
        writer="docx",
        template=Path("t.docx"),
        for_each=for_each,
        output=output,
        requires=requires,
        file="templates/list/kind.yaml",
    )


def codes(records: WholeCatalog, *kinds: DocumentKind) -> list[str]:
    return [finding.code for finding in plan.check(records, plan.plan(records, kinds))]


def test_a_department_without_permits_gets_no_list() -> None:
    jobs = plan.plan(catalog("health", "water"), [kind("{department.id}/清单.docx")])
    assert [job.path for job in jobs] == ["health/清单.docx", "water/清单.docx"]


def test_a_permits_document_may_name_its_department() -> None:
    (job,) = plan.plan(catalog("health"), [kind("{department.id}/{permit.id}.docx", "permit")])
    assert job.path == "health/health-p.docx"


@pytest.mark.parametrize(
    "output",
    [
        "../清单.docx",
        "/清单.docx",
        "a/../b.docx",
        "{department.name}/清单.docx",
        "{transfer.id}.docx",
        "nul.docx",
        "Com1/清单.docx",
        "清单.docx.",
        "清单 /x.docx",
        "a\\b.docx",
        "a:b.docx",
        "清" * 100 + ".docx",
        "a/" * 100 + "b.docx",
    ],
)
def test_a_name_that_some_office_pc_cannot_write_is_found(output: str) -> None:
    assert "DG708" in codes(catalog("health"), kind(output))


@given(st.text(alphabet=printable + "清单〔〕　\u0301\u202e", min_size=1, max_size=60))
def test_a_name_without_a_problem_stays_inside_the_folder(name: str) -> None:
    if plan.name_problem(name) is None:
        root = Path("/o")
        assert (root / name).resolve().is_relative_to(root)
        assert not set(name) & set('<>:"|?*\\\n\r\t')


@pytest.mark.parametrize("outputs", [("清单.docx",), ("{department.id}.docx", "{department.id}.DOCX")])
def test_two_documents_of_one_name_are_found(outputs: tuple[str, ...]) -> None:
    departments = ("health",) if len(outputs) > 1 else ("health", "water")
    assert "DG709" in codes(catalog(*departments), *map(kind, outputs))


def test_names_that_differ_only_in_their_unicode_form_are_one() -> None:
    assert "DG709" in codes(catalog("health"), kind("e\u0301.docx"), kind("\u00e9.docx"))


def test_what_a_kind_requires_is_asked_of_every_record() -> None:
    needs = kind("{department.id}.docx", requires=("transferred.supervision",))
    row = (Supervision(matter="检查", regulator="health"),)
    assert codes(catalog("health"), needs) == ["DG710"]
    assert codes(catalog("health", supervision=row), needs) == []


def test_nothing_is_required_of_what_nobody_decides_any_more() -> None:
    needs = kind("{department.id}.docx", requires=("permits.supervision",))
    assert codes(catalog("health", status="保留"), needs) == ["DG710"]
    assert codes(catalog("health", status="取消"), needs) == []
