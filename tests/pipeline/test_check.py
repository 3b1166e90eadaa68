"""What did not change is not checked again."""

from pathlib import Path

import pytest
from districts import district, replace

from docgen.pipeline import check
from docgen.project import Project


def test_a_verdict_is_passed_once_on_the_same_contents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = Project(district(tmp_path / "区", "tobacco"))
    first = check.check(project, 1)
    with monkeypatch.context() as patched:
        patched.setattr(check, "checked", lambda *args: pytest.fail("checked again"))
        assert check.check(project, 1) == first
    replace(project.catalogs / "tobacco/tobacco-retail.yaml", "status: 保留", "status: 保流")
    assert check.check(project, 1).has_errors
