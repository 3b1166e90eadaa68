"""The stages in order, the day a build is for, and nothing done twice."""

from pathlib import Path

import pytest
from districts import district, replace

from docgen.errors import UsageError
from docgen.pipeline import build
from docgen.pipeline.build import BuildOptions, Built
from docgen.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(district(tmp_path / "区", "tobacco"))


def run(project: Project, **options: object) -> tuple[Built, list[str]]:
    stages: list[str] = []
    built = build.build(project, BuildOptions(**options), lambda stage, done, total: stages.append(stage))  # type: ignore[arg-type]
    return built, list(dict.fromkeys(stages))


def test_the_stages_run_in_order_and_only_as_far_as_needed(project: Project) -> None:
    assert run(project)[1] == ["读取", "检查", "生成"]
    assert run(project)[1] == ["读取"]


def test_the_catalogs_own_date_is_the_clock(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    built, _ = run(project)
    assert built.manifest and built.manifest.as_of == "2026-11-23"


def test_source_date_epoch_is_a_day_in_china(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1748707200")  # 2025-05-31T16:00:00Z
    built, _ = run(project)
    assert built.manifest and built.manifest.as_of == "2025-06-01"


def test_a_clock_that_is_no_number_is_said(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        run(project)


def test_a_day_that_is_asked_for_wins(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1748707200")
    built, _ = run(project, as_of="2024-01-01")
    assert built.manifest and built.manifest.as_of == "2024-01-01"


def test_errors_end_a_build_before_anything_is_written(project: Project) -> None:
    replace(project.catalogs / "tobacco/tobacco-retail.yaml", "status: 保留", "status: 保流")
    built, stages = run(project)
    assert built.manifest is None and built.verdict.has_errors
    assert "生成" not in stages
    assert not project.output.exists()
