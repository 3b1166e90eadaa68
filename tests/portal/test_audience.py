"""What is internal never gets out: neither a field that a schema calls so, nor any value that the sample has in one."""

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from districts import ROOT
from livedin import every_department

from docgen.catalog import schema
from docgen.catalog.contents import Contents
from docgen.catalog.loader import schema_name
from docgen.catalog.model import Record
from docgen.checking import check
from docgen.pipeline.site import SiteOptions, site
from docgen.portal import audience
from docgen.project import Project

SCHEMAS = ("permit", "department", "transfer", "district")
LIAISONS = "liaisons:\n  - {name: 内部联络员甲乙, shift: A}\n"
SHEETS = """archives:
  - {title: 内部档案甲乙, disposition: 留存可查阅}
systems:
  - {name: 内部系统甲乙, state: 未申请}
equipment:
  - {name: 内部设备甲乙}
pending_cases:
  - {case_number: 内部编号甲乙, permit: public-place-hygiene, applicant: 内部申请人甲乙, step: 受理}
"""


def filled(node: Mapping[str, Any], is_internal: bool) -> Any:
    """A value with every property at every depth; each text says whether it may be seen."""
    is_internal = is_internal or audience.is_internal(node)
    if "properties" in node:
        return {key: filled(below, is_internal) for key, below in node["properties"].items()}
    if "items" in node:
        return [filled(node["items"], is_internal)]
    return "内部" if is_internal else "公开"


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_that_is_called_internal_is_left_out_at_every_depth(name: str) -> None:
    document = schema.load(Project(ROOT), name).document
    whole = filled(document, False)
    assert "内部" in set(texts(whole))
    shown = list(texts(audience.public(Project(ROOT), name)(whole)))
    assert set(shown) == {"公开"}
    assert len(shown) == list(texts(whole)).count("公开")


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_public_schema_names_no_internal_field(name: str) -> None:
    public = audience.public_schema(Project(ROOT), name)
    assert "内部" not in set(texts(filled(public, False)))
    assert "'audience': 'internal'" not in repr(public)


def internal_values(project: Project) -> set[str]:
    """Texts that stand in internal fields and nowhere else, so that to find one is to have found a leak."""
    catalog = check.check(project, Contents.of(project), 1).catalog
    every, public = set[str](), set[str]()
    for record in catalog.records:
        name = schema_name(record.file)
        if name in SCHEMAS:
            every |= set(texts(msgspec.to_builtins(record)))
            public |= set(_public(project, name, record))
    shown = "\n".join(public)
    return {text for text in every - public if len(text) > 3 and not text.isascii() and text not in shown}


def _public(project: Project, name: str, record: Record) -> Iterator[str]:
    return texts(audience.public(project, name)(record))


def opened(file: Path) -> str:
    """What is packed in it, too: documents and workbooks are zips."""
    if not zipfile.is_zipfile(file):
        return file.read_bytes().decode(errors="replace")
    with zipfile.ZipFile(file) as archive:
        return "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


def test_no_internal_value_of_the_whole_sample_is_in_any_published_file(tmp_path: Path) -> None:
    project = Project(every_department(tmp_path / "区"))
    for file, text in (("health/department.yaml", LIAISONS), ("transfers/health-1.yaml", SHEETS)):
        with (project.catalogs / file).open("a", encoding="utf-8") as stream:
            stream.write(text)
    secret = internal_values(project)
    planted = {"联络员", "档案", "系统", "设备", "编号", "申请人"}
    assert {f"内部{what}甲乙" for what in planted} <= secret
    assert len(secret) > 30
    made = site(project, SiteOptions(), lambda stage, done, total: None)
    assert made.made is not None, made.verdict.findings
    whole = "\n".join(opened(path) for path in made.folder.rglob("*") if path.is_file())
    assert not sorted(text for text in secret if text in whole)
