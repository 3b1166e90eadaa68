"""Two catalogs -> ItemChanges."""

from docgen.catalog import audience
from docgen.catalog.model import Catalog, Permit
from docgen.history.changes.change import Detail, ItemChange, Kind
from docgen.history.changes.differences import Comparison, differences
from docgen.history.changes.reading import Reader
from docgen.project import Project


def compare(before: Catalog, after: Catalog, project: Project) -> tuple[ItemChange, ...]:
    """Permits by their id, in the order of their files, so by department; those that are the same are absent.

    A permit of one side whose file the other could not read (`Catalog.broken`) is neither new nor gone.
    """
    document = audience.document(project, "permit")
    earlier, later = before.permit_by_id, after.permit_by_id
    found: list[tuple[str, ItemChange]] = []
    for id, new in later.items():
        old = earlier.get(id)
        if old is None:
            if new.file not in before.broken:
                found.append((new.file, _whole(new, "新增")))
        elif old is not new and old != new:
            comparison = Comparison(Reader(before, old), Reader(after, new), document, after.laws)
            if details := tuple(differences(comparison)):
                found.append((new.file, _changed(old, new, details)))
    gone = (old for id, old in earlier.items() if id not in later and old.file not in after.broken)
    found += ((old.file, _whole(old, "移出目录")) for old in gone)
    return tuple(change for _, change in sorted(found, key=lambda pair: pair[0]))


def _whole(permit: Permit, kind: Kind) -> ItemChange:
    return ItemChange(id=permit.id, name=permit.name, department=permit.department, kind=kind, is_substantive=True)


def _changed(old: Permit, new: Permit, details: tuple[Detail, ...]) -> ItemChange:
    return ItemChange(
        id=new.id,
        name=new.name,
        department=new.department,
        kind=_kind(old, new, details),
        is_substantive=any(detail.is_substantive for detail in details),
        details=details,
    )


def _kind(old: Permit, new: Permit, details: tuple[Detail, ...]) -> Kind:
    """A name that is only written another way is no 更名."""
    if old.status != new.status:
        return new.status
    if old.department != new.department:
        return "主管部门调整"
    is_renamed = any(detail.field == "name" and detail.is_substantive for detail in details)
    return "更名" if is_renamed else "变更"
