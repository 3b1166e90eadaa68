"""The synthetic catalog is one that departments could have written. No time is asserted anywhere."""

from pathlib import Path

import pytest
from benchmarks import synthetic
from benchmarks.figures import Figure, alternating, table

from docgen.pipeline import check
from docgen.project import Project

PERMITS = 30


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return synthetic.write(tmp_path_factory.mktemp("synthetic"), PERMITS)


def permits(project: Project) -> list[Path]:
    files = sorted(project.catalogs.glob("*/*.yaml"))
    return [file for file in files if file.name != "department.yaml" and file.parent.name != "transfers"]


def test_the_synthetic_catalog_is_clean(project: Project) -> None:
    verdict = check.check(project, processes=1)
    assert verdict.permit_total == PERMITS
    assert (verdict.findings, verdict.allowed) == ((), ())


def test_a_synthetic_permit_is_about_as_long_as_a_short_real_one(project: Project) -> None:
    assert all(4_000 <= file.stat().st_size <= 6_300 for file in permits(project))


def test_permits_differ(project: Project) -> None:
    bodies = {"\n".join(file.read_text(encoding="utf-8").splitlines()[4:]) for file in permits(project)}
    assert len(bodies) == PERMITS


def test_the_same_seed_gives_the_same_bytes(project: Project, tmp_path: Path) -> None:
    again = synthetic.write(tmp_path, PERMITS)
    names = [file.relative_to(project.root) for file in project.catalogs.rglob("*.yaml")]
    assert [(again.root / name).read_bytes() for name in names] == [
        (project.root / name).read_bytes() for name in names
    ]


def test_another_seed_gives_another_catalog() -> None:
    one, other = ({name: data for name, _, data in synthetic.records(5, seed)} for seed in (1, 2))
    assert one != other


def test_nobody_always_comes_first() -> None:
    said: list[str] = []

    def work(name: str, seconds: float) -> float:
        said.append(name)
        return seconds

    assert alternating(2, lambda: work("a", 1), lambda: work("b", 2)) == ((1, 1), (2, 2))
    assert said == ["a", "b", "b", "a"]


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    figure = Figure("f", ours=(1.0, 2.0, 1.0), peer=(10.0, 10.0, 30.0), at_least=10)
    assert figure.ratio == 10
    assert figure.verdict == "met"


def test_rates_count_the_other_way_round() -> None:
    assert Figure("f", ours=(30.0,), peer=(10.0,), unit="docs/s").ratio == 3


def test_a_floor_is_counted_in_its_own_multiples() -> None:
    assert Figure("f", ours=(3.0,), peer=(1.0,), is_floor=True).ratio == 3
    assert Figure("f", ours=(1.0,), peer=(3.0,), unit="docs/s", is_floor=True).ratio == 3


def test_a_missed_target_is_said() -> None:
    missed = Figure("slow", ours=(3.0,), peer=(1.0,), at_most=2, is_floor=True)
    assert "MISSED" in table([missed])
