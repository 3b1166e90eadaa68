"""The stages of a publication: the day that the pages show."""

from pathlib import Path

from districts import district
from docgen.project import Project
from docgen.publishing import SiteOptions, site


def test_the_site_shows_the_day_that_was_asked_for(tmp_path: Path) -> None:
    project = Project(district(tmp_path / "区"))
    made = site(project, SiteOptions(as_of="2026-12-01"), lambda stage, done, total: None)
    assert made.release.effective_on == "2026-12-01"
    assert made.release.id.startswith("2026-12-01-")
