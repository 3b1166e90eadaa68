"""Permits -> a DOCX and an HTML page each, read, checked and written: docgen, and the given packages as they come.

python -m benchmarks.chain FOLDER        docgen's part, as one process of its own
"""

import json
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks import sheet
from benchmarks.figures import Figure, alternating
from benchmarks.workplace import ROOT, Workplace, python
from docgen.project import Project

_PERMITS = 1000
_SAMPLE = 20


def measure(place: Workplace) -> Iterator[Figure]:
    project = place.project(_PERMITS, with_sheets=True)
    ours, peer = alternating(
        place.rounds, partial(_docgen, project), partial(_packages, project, place.folder / "peer")
    )
    note = (
        f"peer: ruamel round-trip, jsonschema.validate, docxtpl, one pandoc call for each; {_SAMPLE} permits measured, "
        f"times {_PERMITS // _SAMPLE}; by the clock; the HTML page is the benchmark's own, the portal comes later"
    )
    yield Figure(f"whole chain of {_PERMITS} permits", ours, peer, at_least=70, note=note)


def _docgen(project: Project) -> float:
    """Cold, with all processors as by default, from the start of its process to the end."""
    for folder in (project.state, project.output, project.root / "pages"):
        shutil.rmtree(folder, ignore_errors=True)
    return python("-m", "benchmarks.chain", project.root, clock=perf_counter)


def run(project: Project) -> None:
    """A build, and a page of each permit's data as it was checked."""
    from docgen.documents.views import context

    from docgen.catalog import intake
    from docgen.catalog.contents import Contents
    from docgen.catalog.model import Permit
    from docgen.documents.selection import Selection
    from docgen.machine import executor
    from docgen.pipeline import build

    options = build.BuildOptions(selection=Selection.parse(f"kind:{sheet.KIND}"), processes=executor.available())
    built = build.build(project, options, lambda *_: None)
    assert built.fresh == _PERMITS, built
    pages = project.root / "pages"
    pages.mkdir()
    records = intake.intake(project, Contents.of(project), processes=1).records
    permits = [record for record in records if isinstance(record, Permit)]

    def write(number: int) -> None:
        permit = permits[number]
        (pages / f"{permit.id}.html").write_text(sheet.page(context(permit)), encoding="utf-8")

    for _ in executor.run(write, range(len(permits)), executor.available()):
        pass


def _packages(project: Project, folder: Path) -> float:
    """The straightforward way: every package called for every permit, nothing kept between them."""
    files = sorted(project.catalogs.glob("*/*-0*.yaml"))[:_SAMPLE]
    schema = json.loads((ROOT / "schemas" / "permit.schema.json").read_bytes())
    template = project.root / "templates" / sheet.KIND / "template.docx"
    folder.mkdir(exist_ok=True)
    start = perf_counter()
    for file in files:
        _one(file, schema, template, folder)
    return (perf_counter() - start) * _PERMITS / len(files)


def _one(file: Path, schema: dict[str, Any], template: Path, folder: Path) -> None:
    import pypandoc
    from docxtpl import DocxTemplate
    from jsonschema import validate
    from ruamel.yaml import YAML

    data = YAML().load(file)
    validate(data, schema)
    document = DocxTemplate(template)
    document.render({"permit": data, "department": {"name": "合成局"}, "district": {"notice": "合成"}}, autoescape=True)
    document.save(folder / f"{file.stem}.docx")
    target = str(folder / f"{file.stem}.html")
    pypandoc.convert_text(_markdown(data), "html", format="markdown", outputfile=target, extra_args=["--standalone"])


def _markdown(data: dict[str, Any]) -> str:
    lines = [f"---\ntitle: {data['name']}\n---\n\n## 设定依据\n", *(f"- {row['cite']}" for row in data["basis"])]
    lines += ["\n## 办理条件\n", *(f"1. {row['text']}" for row in data["conditions"])]
    lines += [
        "\n## 申请材料\n\n| 名称 | 份数 |\n|---|---|",
        *(f"| {row['name']} | {row['copies']} |" for row in data["materials"]),
    ]
    lines += ["\n## 办理流程\n", *(f"1. {row['step']}：{row['standard']}" for row in data["flow"])]
    lines += ["\n## 监管\n", *(f"- {row['matter']}：{row['content']}" for row in data["supervision"])]
    return "\n".join(lines)


if __name__ == "__main__":
    run(Project(Path(sys.argv[1])))
