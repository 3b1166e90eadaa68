"""What is internal never gets out: no value that the sample has in an internal field."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from livedin import every_department

from docgen.catalog.contents import Contents
from docgen.checking import check
from docgen.history.editions import Edition
from docgen.pipeline.site import SiteOptions, site
from docgen.portal import public
from docgen.project import Project

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


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


def internal_values(project: Project) -> set[str]:
    """Texts that stand in internal fields and nowhere else, so that to find one is to have found a leak."""
    catalog = check.check(project, Contents.of(project), 1).catalog
    (edition,) = public.editions(project, [Edition("2026-11-23", None, catalog)], "")
    every = {text for record in catalog.records for text in texts(msgspec.to_builtins(record))}
    seen = {text for record in edition.catalog.records for text in texts(edition.catalog.plain(record))}
    shown = "\n".join(seen)
    return {text for text in every - seen if len(text) > 3 and not text.isascii() and text not in shown}


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
    made = site(project, SiteOptions(), lambda stage, done, total: None).made
    assert made is not None
    whole = "\n".join(opened(path) for path in made.folder.rglob("*") if path.is_file())
    assert not sorted(text for text in secret if text in whole)
