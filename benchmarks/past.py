"""The editions of a catalog from its git history, and what each changed: cold, warm, and git alone as the floor."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from re import compile as regex

from benchmarks import synthetic
from benchmarks.figures import Figure, alternating
from benchmarks.workplace import Workplace, process, spent
from docgen.catalog import intake, loader
from docgen.catalog.contents import Contents
from docgen.catalog.model import Catalog
from docgen.history.changes import compare
from docgen.history.editions import Edition, editions
from docgen.project import Project

_COMMITS = 30
_FILES = 20
"""Permits that each commit changes."""
_COPIES = regex(r"copies: [0-9]+")


def measure(place: Workplace) -> Iterator[Figure]:
    project = _with_history(place)
    contents = Contents.of(project)
    taken = intake.intake(project, contents, processes=1)
    now = loader.catalog(taken.records, taken.laws, taken.broken)
    cold, warm, told, floor = alternating(
        place.rounds,
        partial(_cold, project, contents.head, now),
        partial(_warm, project, contents.head, now),
        partial(_told, project, editions(project, contents.head, now)),
        partial(_git_alone, project),
    )
    name = f"{_COMMITS + 1} editions of {place.permits} permits"
    note = f"{_FILES} files changed in each; processor time; peer: git reads the same commits and files, nothing else"
    yield Figure(f"{name}, cold", cold, floor, is_floor=True, note=note)
    yield Figure(f"{name}, warm", warm, floor, is_floor=True, note="every file of the past has been examined before")
    yield Figure(f"{name}, what each changed", told, note="the comparisons alone")


def _with_history(place: Workplace) -> Project:
    """One commit a week, the first of all files."""
    project = synthetic.write(place.folder / "past", place.permits)
    _git(project, "init", "--quiet")
    files = sorted(project.catalogs.glob("*/*-0*.yaml"))
    for number in range(_COMMITS + 1):
        district = project.catalogs / "district.yaml"
        day = date(2026, 1, 1) + timedelta(weeks=number)
        lines = district.read_text(encoding="utf-8").splitlines()
        dated = [f'dated: "{day}"' if line.startswith("dated:") else line for line in lines]
        district.write_text("\n".join(dated) + "\n", encoding="utf-8")
        for file in (files[(number * _FILES + index) % len(files)] for index in range(_FILES if number else 0)):
            text = file.read_text(encoding="utf-8")
            file.write_text(_COPIES.sub(f"copies: {number + 3}", text, count=1), encoding="utf-8")
        _git(project, "add", "--all")
        _git(project, "commit", "--quiet", "-m", str(day))
    return project


def _cold(project: Project, head: str, now: Catalog) -> float:
    """The present is read already; nothing is remembered of the past."""
    shutil.rmtree(project.state)
    return _warm(project, head, now)


def _warm(project: Project, head: str, now: Catalog) -> float:
    start = spent()
    found = editions(project, head, now)
    assert len(found) == _COMMITS + 1 and not any(edition.unread for edition in found)
    return spent() - start


def _told(project: Project, past: tuple[Edition, ...]) -> float:
    start = spent()
    for before, after in pairwise(past):
        assert len(compare(before.catalog, after.catalog, project)) == _FILES
    return spent() - start


def _git_alone(project: Project) -> float:
    log = _git(project, "log", "--first-parent", "--raw", "--no-abbrev", "--", "catalogs")
    return log + _git(project, "cat-file", "--batch", "--batch-all-objects", "--buffer")


def _git(project: Project, *words: str) -> float:
    who = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.invalid")
    return process(("git", "-C", project.root, *who, *words))
