"""What git has of catalogs/, and the catalog as it is now -> Editions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from docgen.catalog.model import Department, District, Permit, Record, WholeCatalog
from docgen.catalog.model.catalog import in_order
from docgen.catalog.units import PRESENTED, unit_at
from docgen.errors import UsageError
from docgen.history.editions import blobs, commits
from docgen.history.editions.blobs import DISTRICT, Place
from docgen.history.editions.commits import Files
from docgen.project import Project


@dataclass(frozen=True)
class Edition:
    """The catalog as it held on `date` (YYYY-MM-DD), the `dated` of its own district.yaml.

    `commit` is the full id of the last commit that changed catalogs/ for it; None for files that HEAD has otherwise.
    `unread` are the files that today's docgen cannot read; `catalog.broken` has them too.
    """

    date: str
    commit: str | None
    catalog: WholeCatalog
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Tree:
    """The files below catalogs/ after one commit, and the date that they give themselves."""

    date: str
    commit: str
    files: Files

    @property
    def places(self) -> Iterator[Place]:
        """What becomes a record; calendars and the 法规库 are those of today."""
        return (place for place in self.files.items() if (unit := unit_at(place[0])) and unit.word in PRESENTED)


def editions(project: Project, head: str, now: WholeCatalog) -> tuple[Edition, ...]:
    """Oldest first, strictly increasing by date; the last one's catalog is `now`.

    `head` is `revision.head` of the project: "" where there is no whole history. Of several commits with one date the
    last counts. A commit that goes back to an earlier date takes back every edition of that date or later, so that
    neither a slip of the pen (2062) nor a return to an older state leaves an edition behind that nothing follows;
    `now` takes back in the same way.
    """
    log = commits.log(project) if head else []
    trees = [tree for tree in _trees(project, log) if tree.date < now.district.dated]
    read = blobs.records(project, (place for tree in trees for place in tree.places), now)
    last = log[-1][0] if log and commits.is_clean(project) else None
    return (
        *(_joined(tree, read, now) for tree in trees),
        Edition(now.district.dated, last, now, tuple(sorted(now.broken))),
    )


def at(project: Project, revision: str, now: WholeCatalog) -> Edition:
    """One commit's catalog, by any name that git knows; UsageError when there is no such commit or no catalog in it."""
    commit = commits.id_of(project, revision)
    files = commits.files(project, commit)
    dated = blobs.dates(project, {files[DISTRICT]} if DISTRICT in files else set())
    if not dated:
        raise UsageError(f"“{revision}”里没有目录：{DISTRICT} 不在，或没有目录日期。", "请换一个较新的版本。")
    tree = _Tree(dated[files[DISTRICT]], commit, files)
    return _joined(tree, blobs.records(project, tree.places, now), now)


def on(project: Project, day: str, now: WholeCatalog) -> Edition:
    """The committed edition in force on a day (YYYY-MM-DD); UsageError when there was none yet."""
    reason = commits.no_past(project)
    if reason:
        raise reason
    trees = _trees(project, commits.log(project))
    if not trees:
        raise UsageError("以前的提交里没有目录。", "先用 git commit 把目录提交一次。")
    in_force = [tree for tree in trees if tree.date <= day]
    if not in_force:
        raise UsageError(f"{day} 还没有目录：最早的版本是 {trees[0].date}。", f"写 {trees[0].date} 或以后的日期。")
    return _joined(in_force[-1], blobs.records(project, in_force[-1].places, now), now)


def _trees(project: Project, log: commits.Log) -> list[_Tree]:
    """Strictly increasing by date. A commit without a date is no edition: its changes are the next one's."""
    entries = [entry for _, entries in log for entry in entries]
    dates = blobs.dates(project, {entry.after for entry in entries if entry.file == DISTRICT and entry.after})
    files: Files = {}
    trees: list[_Tree] = []
    for commit, changed in log:
        files.update((entry.file, entry.after) for entry in changed if entry.after)
        for entry in changed:
            if not entry.after:
                files.pop(entry.file, None)
        date = dates.get(files.get(DISTRICT, ""))
        if date:
            while trees and trees[-1].date >= date:
                trees.pop()
            trees.append(_Tree(date, commit, dict(files)))
    return trees


def _joined(tree: _Tree, read: Mapping[Place, Record], now: WholeCatalog) -> Edition:
    """A catalog that can be presented, whatever of it could not be read."""
    places = tuple(tree.places)
    kept = _known([read[place] for place in places if place in read], now)
    unread = tuple(sorted({file for file, _ in places} - {record.file for record in kept}))
    records = (*kept, *_borrowed(kept, now, tree.date), *now.calendars.values())
    catalog = WholeCatalog(in_order(records), now.laws, frozenset(unread))
    return Edition(tree.date, tree.commit, catalog.on(tree.date), unread)


def _known(records: list[Record], now: WholeCatalog) -> list[Record]:
    """Without permits, and without a district, of departments that neither the edition nor `now` has."""
    ids = {d.id for d in records if isinstance(d, Department)} | now.department_by_id.keys()
    return [
        record
        for record in records
        if not (isinstance(record, Permit) and record.department not in ids)
        and not (isinstance(record, District) and record.bureau not in ids)
    ]


def _borrowed(kept: list[Record], now: WholeCatalog, date: str) -> Iterator[Record]:
    """The district and the departments that an edition needs and that could not be read: as they are now."""
    district = next((record for record in kept if isinstance(record, District)), None)
    if district is None:
        district = replace(now.district, dated=date)
        yield district
    needed = {record.department for record in kept if isinstance(record, Permit)} | {district.bureau}
    there = {record.id for record in kept if isinstance(record, Department)}
    yield from (now.department_by_id[id] for id in needed - there if id in now.department_by_id)
