"""`kind:…,department:…,permit:…,transfer:…` -> which jobs a build renders."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.errors import UsageError

if TYPE_CHECKING:
    from docgen.catalog.model import Catalog
    from docgen.documents.plan import Job


@dataclass(frozen=True)
class Selection:
    """Ids by word; an empty selection is everything. Words narrow each other, ids of one word add up."""

    ids: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Selection":
        """UsageError for a word that is neither kind nor a unit's, or one without an id."""
        chosen: dict[str, set[str]] = {}
        for part in filter(None, (part.strip() for part in text.replace("，", ",").replace("：", ":").split(","))):
            word, _, id = part.partition(":")
            if word not in _words() or not id:
                raise UsageError(
                    f"--select 看不懂“{part}”。",
                    "写法：department:health,kind:supervision-list；可用 " + "、".join(_words()),
                )
            chosen.setdefault(word, set()).add(id)
        return cls(tuple((word, tuple(sorted(ids))) for word, ids in sorted(chosen.items())))

    def require_known(self, catalog: "Catalog", jobs: "tuple[Job, ...]") -> None:
        """UsageError for an id that nothing has: a typing error must not silently build nothing."""
        for word, ids in self.ids:
            known = {job.kind.id for job in jobs} if word == "kind" else _known(catalog, word)
            if unknown := sorted(set(ids) - known):
                raise UsageError(
                    f"--select 中没有这个 {word}：{'、'.join(unknown)}", "现有：" + "、".join(sorted(known))
                )

    def __contains__(self, job: "Job") -> bool:
        belongs = {"kind": (job.kind.id,), **job.ids}
        return all(set(belongs.get(word, ())).intersection(ids) for word, ids in self.ids)


EVERYTHING = Selection()


def _words() -> tuple[str, ...]:
    from docgen.catalog.units import UNITS

    return ("kind", *(word for word, unit in UNITS.items() if unit.label))


def _known(catalog: "Catalog", word: str) -> set[str]:
    from docgen.catalog.units import UNITS

    return {record.id for record in catalog.of(UNITS[word].record)}  # type: ignore[attr-defined]
