"""All rules over a catalog that was checked before, against reading its records from the cache; one process."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from benchmarks.figures import Figure, alternating
from benchmarks.workplace import Workplace, spent
from docgen import rules
from docgen.catalog import intake, loader
from docgen.catalog.contents import Contents
from docgen.catalog.model import Catalog
from docgen.checking import rule_memory
from docgen.project import Project


@dataclass(frozen=True)
class _Read:
    """A project as it is, and with a space more at the end of one permit's file."""

    project: Project
    contents: Contents
    catalog: Catalog

    @classmethod
    def of(cls, project: Project, contents: Contents) -> "_Read":
        taken = intake.intake(project, contents, 1)
        return cls(project, contents, loader.catalog(taken.records, taken.laws, taken.broken))

    def edited(self) -> "_Read":
        file = self.catalog.permits[0].file
        content = self.contents.files[file]
        assert isinstance(content, bytes)
        return _Read.of(self.project, self.contents.replaced(self.project, {file: content + b" \n"}))

    def rule(self) -> None:
        rule_memory.check(self.project, self.contents, replace(self.catalog))

    def rule_anew(self) -> None:
        """Of a catalog that has not been indexed for anybody else."""
        list(rules.findings_of(replace(self.catalog)))


def measure(place: Workplace) -> Iterator[Figure]:
    project = place.project(place.permits)
    read = _Read.of(project, Contents.of(project))
    edited = read.edited()
    warm, one, every, cache = alternating(
        3 * place.rounds,
        partial(_seconds, read.rule, before=read.rule),
        partial(_seconds, edited.rule, before=read.rule),
        partial(_seconds, read.rule_anew),
        partial(
            _seconds,
            partial(intake.intake, project, read.contents, 1),
            before=partial(_Read.of, project, read.contents),
        ),
    )
    name, note = f"all rules, {place.permits} permits", "peer: reading all records from the cache"
    yield Figure(f"{name}, nothing changed", warm, cache, at_most=1, is_floor=True, note=note)
    yield Figure(f"{name}, one permit changed", one, cache, at_most=1, is_floor=True, note=note)
    yield Figure(f"{name}, for the first time", every, cache, is_floor=True, note=note)


def _seconds(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """`before` brings the memories to where `work` starts from."""
    before()
    start = spent()
    work()
    return spent() - start
