"""DOCX per second on one core: docgen against the plain docxtpl loop, and against the floor; then two processes."""

import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from zipfile import ZipFile

from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from benchmarks import sheet, synthetic
from benchmarks.figures import Figure, Work, alternating, rates
from benchmarks.workplace import Workplace, spent
from docgen.catalog.contents import Contents
from docgen.checking import check
from docgen.documents import plan
from docgen.documents.rendering import Rendering
from docgen.documents.writers import WRITERS
from docgen.machine import executor

_ROWS = 20
_MEMORY = Path("/dev/shm")
_TURNS = 5000
_OURS, _THEIRS = 200, 20
"""Documents of one round: enough of each that a round takes a good part of a second."""


def measure(place: Workplace) -> Iterator[Figure]:
    yield from _one_core(place)
    yield from _two_processes(place)


def _one_core(place: Workplace) -> Iterator[Figure]:
    template = place.folder / "template.docx"
    template.write_bytes(sheet.template())
    contexts = _contexts(_OURS)
    _require_equal(place, template, contexts[0])
    works = (
        partial(_docgen, template, contexts, place.folder / "ours.docx"),
        partial(_docxtpl, template, contexts[:_THEIRS], place.folder / "theirs.docx"),
        _floor(template, contexts),
    )
    ours, theirs, floor = alternating(place.rounds, *works)
    note = f"{_ROWS} table rows, strict parsing and read-back on, written to disk"
    speed, slow, limit = rates(_OURS, ours), rates(_THEIRS, theirs), rates(_OURS, floor)
    yield Figure("DOCX, one core, vs docxtpl loop", speed, slow, "docs/s", at_least=12, note=f"{note}; 20x aimed at")
    yield Figure(
        "DOCX, one core, vs the floor",
        speed,
        limit,
        "docs/s",
        is_floor=True,
        note="floor: jinja2 and deflate of the one part",
    )


def _contexts(count: int) -> list[dict[str, Any]]:
    """What the template sees of synthetic permits, each with as many materials as the table has rows."""
    found = [(schema, data) for _, schema, data in synthetic.records(count)]
    district = next(data for schema, data in found if schema == "district")
    permits = [data for schema, data in found if schema == "permit"]
    materials = cycle([row for permit in permits for row in permit["materials"]])
    department = {"name": "合成区卫生健康局"}
    return [
        {
            "as_of": "2026-11-23",
            "district": district,
            "department": department,
            "permit": {**permit, "materials": list(islice(materials, _ROWS))},
        }
        for permit in permits
    ]


def _docgen(template: Path, contexts: list[dict[str, Any]], target: Path) -> float:
    compiled = WRITERS["docx"].compile(template)
    start = spent()
    for context in contexts:
        target.write_bytes(compiled.render(context, "record").content)
    return spent() - start


def _docxtpl(template: Path, contexts: list[dict[str, Any]], target: Path) -> float:
    start = spent()
    for context in contexts:
        document = DocxTemplate(template)
        document.render(context, autoescape=True)
        document.save(target)
    return spent() - start


def _floor(template: Path, contexts: list[dict[str, Any]]) -> Work:
    """No document can be made with less: its text is rendered and compressed."""
    document = DocxTemplate(template)
    document.init_docx()
    text = Environment(autoescape=True).from_string(document.patch_xml(document.get_xml()))

    def work() -> float:
        start = spent()
        for context in contexts:
            zlib.compress(text.render(context).encode(), 6)
        return spent() - start

    return work


def _require_equal(place: Workplace, template: Path, context: dict[str, Any]) -> None:
    """Both sides must have made the same document, or the comparison says nothing."""
    ours, theirs = place.folder / "ours.docx", place.folder / "theirs.docx"
    _docgen(template, [context], ours)
    _docxtpl(template, [context], theirs)
    assert _text(ours) == _text(theirs)
    assert len(re.findall("材料名称|cantSplit", _text(ours))) == 1


def _text(file: Path) -> str:
    with ZipFile(file) as archive:
        return "".join(map(str, etree.fromstring(archive.read("word/document.xml")).itertext()))


def _two_processes(place: Workplace) -> Iterator[Figure]:
    """The rendering stage of a build: every permit's sheet, through views, digests and files."""
    project = place.project(place.permits, with_sheets=True)
    checked = check.check(project, Contents.of(project), executor.available())
    jobs = plan.plan(checked.catalog, [kind for kind in checked.kinds if kind.id == sheet.KIND])

    def render(processes: int) -> float:
        """Into memory where the system offers it: creating thousands of files is the disk's speed, not ours."""
        with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else place.folder) as staging:
            rendering = Rendering(checked.catalog, jobs, "2026-11-23", (), Path(staging))
            return _timed(rendering, len(jobs), processes)

    works = (
        partial(render, 2),
        partial(render, 1),
        partial(_timed, _loop, _TURNS, 2),
        partial(_timed, _loop, _TURNS, 1),
    )
    two, one, loop_two, loop_one = alternating(2 * place.rounds, *works)
    count = len(jobs)
    note = f"the whole rendering stage, {count} documents, by the clock, files in memory; needs two idle cores"
    yield Figure("DOCX, two processes vs one", rates(count, two), rates(count, one), "docs/s", at_least=1.8, note=note)
    control = "control: what the machine gave two processes at that time; below 1.9 the row above says little"
    yield Figure("a bare loop, two processes vs one", loop_two, loop_one, note=control)


def _timed(work: Callable[[int], object], tasks: int, processes: int) -> float:
    start = perf_counter()
    for _ in executor.run(work, range(tasks), processes):
        pass
    return perf_counter() - start


def _loop(_: int) -> int:
    return sum(range(_TURNS * 10))
