"""The stages of a publication: the day that the pages show."""

import shutil
from pathlib import Path

from districts import district

from docgen.pipeline.site import SiteOptions, site
from docgen.project import Project


def test_the_site_shows_the_day_that_was_asked_for(tmp_path: Path) -> None:
    project = Project(district(tmp_path / "区"))
    made = site(project, SiteOptions(as_of="2026-12-01"), lambda stage, done, total: None)
    assert made.made.release.effective_on == "2026-12-01"
    assert made.made.release.id.startswith("2026-12-01-")


def test_several_processes_make_the_same_site(tmp_path: Path) -> None:
    project = Project(district(tmp_path / "区", "health", "education-sports", "transport"))
    alone = site(project, SiteOptions(processes=1), lambda stage, done, total: None)
    shutil.rmtree(project.state / "site")
    together = site(project, SiteOptions(processes=2), lambda stage, done, total: None)
    assert together.made.filled.made == alone.made.filled.made > 64
    assert together.made.release == alone.made.release
