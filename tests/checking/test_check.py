"""One run says everything, each thing at its line, whatever the stages before found."""

from pathlib import Path

import pytest
from districts import ROOT, a_kind, district, own_template, replace

from docgen.catalog.contents import Contents
from docgen.checking.check import Checked, check
from docgen.findings import Severity, in_order
from docgen.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(district(tmp_path / "区", "tobacco"))


def checked(project: Project) -> Checked:
    return check(project, Contents.of(project), 1)


def codes(project: Project) -> set[str]:
    return {finding.code for finding in checked(project).verdict.findings if finding.severity is not Severity.INFO}


def test_the_catalog_of_this_repository_is_clean() -> None:
    """Neither errors nor warnings; what is left are hints such as 未核."""
    verdict = checked(Project(ROOT)).verdict
    assert [f for f in verdict.findings if f.severity is not Severity.INFO] == []
    assert verdict.permit_total >= 28


def test_findings_of_all_stages_come_in_one_run(project: Project) -> None:
    permit = project.catalogs / "tobacco/tobacco-retail.yaml"
    replace(permit, "regulator: 区烟草专卖局", "regulator: 县烟草局")
    (project.catalogs / "tobacco/second.yaml").write_text("id: second\nnmae: x\n", encoding="utf-8")
    (project.catalogs / "tobacco/third.yaml").write_text("id: [\n", encoding="utf-8")
    assert {"DG403", "DG201", "DG102"} <= codes(project)


def test_every_finding_is_located_and_in_order(project: Project) -> None:
    replace(project.catalogs / "tobacco/tobacco-retail.yaml", "regulator: 区烟草专卖局", "regulator: 县烟草局")
    findings = checked(project).verdict.findings
    assert all(finding.span for finding in findings)
    assert list(findings) == in_order(findings)


def test_an_allow_moves_a_finding_out_of_the_way(project: Project) -> None:
    permit = project.catalogs / "tobacco/tobacco-retail.yaml"
    text = permit.read_text(encoding="utf-8")
    assert "allow:" not in text
    permit.write_text(text.replace("status: 保留", "status: 划转"), encoding="utf-8")
    assert "DG502" in codes(project)
    permit.write_text(permit.read_text(encoding="utf-8") + "allow:\n  DG502: 下一批移交\n", encoding="utf-8")
    assert "DG502" not in codes(project)
    assert "DG502" in {finding.code for finding in checked(project).verdict.allowed}


def test_a_dangling_reference_cannot_be_allowed(project: Project) -> None:
    permit = project.catalogs / "tobacco/tobacco-retail.yaml"
    replace(permit, "regulator: 区烟草专卖局", "regulator: 县烟草局")
    permit.write_text(permit.read_text(encoding="utf-8") + "allow:\n  DG403: 先放着\n", encoding="utf-8")
    assert "DG403" in codes(project)
    assert "DG410" not in codes(project)


def test_a_template_that_leaves_out_what_its_kind_requires_is_found(project: Project) -> None:
    folder = own_template(project.root, a_kind("docx"))
    manifest = folder / "kind.yaml"
    text = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in text if not line.startswith("requires:")]
    manifest.write_text("".join(kept) + "requires: [district.province]\n", encoding="utf-8")
    assert "DG703" in codes(project)
