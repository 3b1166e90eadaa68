"""One job becomes files, or a failure that stops nobody else."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from districts import ROOT

from docgen.catalog.contents import Contents
from docgen.checking import check
from docgen.documents import plan, rendering
from docgen.documents.rendering import Rendering
from docgen.errors import MissingError, RenderError
from docgen.project import Project


@pytest.fixture(scope="module")
def sample() -> check.Checked:
    return check.check(Project(ROOT), Contents.of(Project(ROOT)), 1)


@pytest.fixture
def render(sample: check.Checked, tmp_path: Path) -> Rendering:
    jobs = plan.plan(sample.catalog, sample.kinds)
    return Rendering(sample.catalog, jobs[:1], "2026-11-23", ("txt",), tmp_path)


def test_a_job_makes_its_document_and_its_renditions(render: Rendering, tmp_path: Path) -> None:
    made = render(0)
    assert made.fresh == 2 and not made.failures
    assert {Path(entry.path).suffix for entry in made.entries} == {".docx", ".txt"}
    for entry in made.entries:
        content = (tmp_path / entry.path).read_bytes()
        assert (entry.size, entry.sha256) == (len(content), sha256(content).hexdigest())
        assert entry.records and all((ROOT / file).is_file() for file in entry.records)


def test_what_was_made_from_the_same_input_is_kept(render: Rendering, tmp_path: Path) -> None:
    entries = render(0).entries
    again = replace(render, prior={entry.path: entry for entry in entries}, staging=tmp_path / "next")(0)
    assert (again.entries, again.fresh) == (entries, 0)
    assert not (tmp_path / "next").exists()


@pytest.mark.parametrize("change", ["template", "day"])
def test_another_template_or_day_makes_it_anew(render: Rendering, change: str) -> None:
    prior = {entry.path: entry for entry in render(0).entries}
    if change == "day":
        other = replace(render, prior=prior, as_of="2026-11-24")
    else:
        import msgspec

        job = replace(render.jobs[0], kind=msgspec.structs.replace(render.jobs[0].kind, digest="other"))
        other = replace(render, prior=prior, jobs=(job,))
    assert other(0).fresh == 2


def test_a_document_that_cannot_be_made_is_a_failure(render: Rendering, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise RenderError("印不出来")

    monkeypatch.setattr(rendering, "view_of", refuse)
    (failure,) = render(0).failures
    assert (failure.path, failure.message) == (render.jobs[0].path, "印不出来")


def test_a_full_disk_is_no_failure_of_one_document(render: Rendering, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise MissingError("磁盘空间不足")

    monkeypatch.setattr(rendering.output, "write", refuse)
    with pytest.raises(MissingError):
        render(0)


def test_a_copy_that_cannot_be_made_leaves_the_document(render: Rendering, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> bytes:
        raise RenderError("会变样")

    monkeypatch.setattr(rendering.rendition, "convert", refuse)
    made = render(0)
    assert [entry.path for entry in made.entries] == [render.jobs[0].path]
    assert [(failure.path[-4:], failure.message) for failure in made.failures] == [(".txt", "会变样")]
