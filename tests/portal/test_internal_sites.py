"""A project that keeps a field to itself, by marking it in a schema of its own: no file of its site has the value."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from districts import ROOT, district, replace
from repository import commit, git_in

from docgen.documents.selection import Selection
from docgen.pipeline import build
from docgen.pipeline.build import BuildOptions
from docgen.pipeline.site import SiteOptions, site
from docgen.project import Project

PERMIT, DEPARTMENT, TRANSFER = "health/public-place-hygiene.yaml", "health/department.yaml", "transfers/health-1.yaml"

HIDDEN = {
    "permit": ("theme", "index_number", "service_objects", "handling_items.name", "note", "materials.note"),
    "department": ("address", "aliases", "duties", "note"),
    "transfer": ("title", "note", "decision.number"),
    "district": ("portal.site_name", "portal.content_source"),
}
"""None of them is printed by a public kind of document."""

PLANTED = {
    PERMIT: """theme: 暗号主题
index_number: 暗号索引
service_objects: [暗号对象]
handling_items: [{name: 暗号业务}]
""",
    DEPARTMENT: "address: 暗号地址\naliases: [暗号别名]\nduties: [暗号职责]\n",
    TRANSFER: "decision: {title: 关于划转的决定, number: 暗号文号}\n",
    "district.yaml": "portal: {url: https://www.example.gov.cn/xk/, site_name: 暗号站名, content_source: 暗号来源}\n",
}
"""Each value has the word 暗号, which stands nowhere else."""


def overwrite(file: Path, text: str) -> None:
    """Top-level keys of one line, put in the place of what the file has under them."""
    keys = tuple(f"{line.split(':')[0]}:" for line in text.splitlines())
    kept, is_kept = [], True
    for line in file.read_text(encoding="utf-8").splitlines(keepends=True):
        is_kept = not line.startswith(keys) if line[0].isalpha() else is_kept
        kept += [line] if is_kept else []
    file.write_text("".join(kept) + text, encoding="utf-8")


def hide(project: Project, hidden: Mapping[str, tuple[str, ...]]) -> None:
    """The packaged schemas, in the project, with these fields marked."""
    (project.root / "schemas").mkdir()
    for name, paths in hidden.items():
        document = json.loads((ROOT / f"schemas/{name}.schema.json").read_bytes())
        for path in paths:
            node_of(document, path)["audience"] = "internal"
        (project.root / f"schemas/{name}.schema.json").write_text(json.dumps(document), encoding="utf-8")


def node_of(document: dict[str, Any], path: str) -> dict[str, Any]:
    node = document
    for step in path.split("."):
        node = node.get("items", node)
        if "$ref" in node:
            node = document["$defs"][node["$ref"].rsplit("/", 1)[1]]
        node = node["properties"][step]
    return node


def words(folder: Path) -> Iterator[tuple[str, str]]:
    """What each file says, also packed in it: documents and workbooks are zips."""
    for file in (path for path in folder.rglob("*") if path.is_file()):
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                content = b"\n".join(map(archive.read, archive.namelist()))
        else:
            content = file.read_bytes()
        yield file.relative_to(folder).as_posix(), content.decode(errors="replace")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two editions that differ in hidden values, too, and the documents of a department."""
    project = Project(district(tmp_path / "区"))
    git = git_in(project.root, monkeypatch)
    git("init", "--quiet")
    for file, text in PLANTED.items():
        overwrite(project.catalogs / file, text)
    replace(project.catalogs / PERMIT, "\nnote: ", "\nnote: 暗号备注")
    replace(project.catalogs / TRANSFER, "title: ", "title: 暗号批次")
    replace(project.catalogs / "district.yaml", 'dated: "2026-11-23"', 'dated: "2026-06-01"')
    commit(git)
    replace(project.catalogs / PERMIT, "暗号主题", "暗号另题")
    replace(project.catalogs / PERMIT, "validity: 4年", "validity: 5年")
    replace(project.catalogs / "district.yaml", 'dated: "2026-06-01"', 'dated: "2026-11-23"')
    commit(git)
    build.build(project, BuildOptions(selection=Selection.parse("department:health")), _silent)
    return project


def test_a_field_that_a_project_marks_as_internal_is_in_no_file_of_its_site(project: Project) -> None:
    hide(project, HIDDEN)
    made = site(project, SiteOptions(), _silent)
    assert made.made is not None, [finding.message for finding in made.verdict.findings]
    every = dict(words(made.made.folder))
    assert any("@2026-06-01" in path for path in every) and any(path.endswith(".docx") for path in every)
    assert not {path: text[text.index("暗号") :][:40] for path, text in every.items() if "暗号" in text}


def test_a_public_document_that_prints_an_internal_field_is_an_error_and_stops_the_site(project: Project) -> None:
    hide(project, {"district": ("notice",)})
    made = site(project, SiteOptions(), _silent)
    findings = [finding for finding in made.verdict.findings if finding.code == "DG711"]
    assert made.made is None and findings
    assert all("district.notice 是不公开的内容" in finding.message for finding in findings)


def _silent(stage: str, done: int, total: int) -> None:
    """No progress."""
