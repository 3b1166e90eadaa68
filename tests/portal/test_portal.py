"""The site of a small catalog: made whole, made once, and silent about what is internal."""

import json
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from districts import district, replace
from lxml import html

from docgen.pipeline.site import BuiltSite, SiteOptions, site
from docgen.portal import release
from docgen.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(district(tmp_path / "区"))


def make(project: Project) -> BuiltSite:
    return site(project, SiteOptions(), lambda stage, done, total: None)


def test_every_address_leads_to_a_file_of_the_site(project: Project) -> None:
    folder = make(project).made.folder
    broken = []
    for page in folder.rglob("*.html"):
        at = "/" + page.relative_to(folder).as_posix()
        for link in html.fromstring(page.read_bytes()).xpath("//@href | //@src | //@action"):
            target = urldefrag(urljoin(at, link)).url.lstrip("/")
            if not (folder / target / "index.html").is_file() and not (folder / target).is_file():
                broken.append((at, link))
    assert not broken


def test_every_page_has_its_data_beside_it(project: Project) -> None:
    folder = make(project).made.folder
    pages = list(folder.rglob("index.html"))
    assert len(pages) > 40
    for page in pages:
        assert json.loads(page.with_name("index.json").read_bytes())["title"]


def test_the_release_lists_every_file(project: Project) -> None:
    made = make(project).made
    listed = {file.path for file in release.decode((made.folder / release.MANIFEST).read_bytes()).files}
    there = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*") if path.is_file()}
    assert listed == there - {release.MANIFEST}


def test_a_second_time_nothing_is_made_and_the_release_is_the_same(project: Project) -> None:
    first = make(project)
    second = make(project)
    assert second.made is not None and second.made.filled.made == 0
    assert second.made.release == first.made.release


def test_one_edit_changes_few_files(project: Project) -> None:
    total = len(make(project).made.release.files)
    replace(project.catalogs / "health/public-place-hygiene.yaml", "validity: 4年", "validity: 5年")
    made = make(project).made
    assert made is not None and 0 < made.filled.changed < total / 10


def test_a_catalog_with_errors_makes_no_site(project: Project) -> None:
    replace(project.catalogs / "health/public-place-hygiene.yaml", "promised: 0", "promised: 30")
    made = make(project)
    assert made.made is None and made.verdict.has_errors
