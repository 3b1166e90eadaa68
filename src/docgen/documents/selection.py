"""`kind:…,department:…,permit:…,transfer:…` -> which jobs a build renders."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.errors import UsageError

if TYPE_CHECKING:
    from docgen.catalog.model import Catalog
    from docgen.documents.plan import Job

_WORDS = ("kind", "department", "permit", "transfer")


@dataclass(frozen=True)
class Selection:
    """Ids by word; an empty selection is everything. Words narrow each other, ids of one word add up."""

    ids: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Selection":
        """UsageError for a word that is none of the four, or one without an id."""
        chosen: dict[str, set[str]] = {}
        for part in filter(None, (part.strip() for part in text.replace("，", ",").replace("：", ":").split(","))):
            word, _, id = part.partition(":")
            if word not in _WORDS or not id:
                raise UsageError(
                    f"--select 看不懂“{part}”。",
                    "写法：department:health,kind:supervision-list；可用 " + "、".join(_WORDS),
                )
            chosen.setdefault(word, set()).add(id)
        return cls(tuple((word, tuple(sorted(ids))) for word, ids in sorted(chosen.items())))

    def require_known(self, catalog: "Catalog", jobs: "tuple[Job, ...]") -> None:
        """UsageError for an id that nothing has: a typing error must not silently build nothing."""
        known = {
            "kind": {job.kind.id for job in jobs},
            "department": {record.id for record in catalog.departments},
            "permit": {record.id for record in catalog.permits},
            "transfer": {record.id for record in catalog.transfers},
        }
        for word, ids in self.ids:
            if unknown := sorted(set(ids) - known[word]):
                raise UsageError(
                    f"--select 中没有这个 {word}：{'、'.join(unknown)}", "现有：" + "、".join(sorted(known[word]))
                )

    def __contains__(self, job: "Job") -> bool:
        names = _names(job)
        return all(names.get(word, frozenset()).intersection(ids) for word, ids in self.ids)


EVERYTHING = Selection()


def _names(job: "Job") -> dict[str, frozenset[str]]:
    """What a job belongs to: a department's list also belongs to no single permit."""
    from docgen.catalog.model import Department, Permit, Transfer

    names = {"kind": frozenset({job.kind.id})}
    match job.record:
        case Permit(id=id, department=department):
            names |= {"permit": frozenset({id}), "department": frozenset({department})}
        case Transfer(id=id, department=department, rules=rules):
            permits = frozenset(row.permit for row in rules)
            names |= {"transfer": frozenset({id}), "department": frozenset({department}), "permit": permits}
        case Department(id=id):
            names |= {"department": frozenset({id})}
    return names
