"""Catalog x a place in a law -> every permit that rests on it, with file and line (办法第十八条)."""

from collections.abc import Iterator, Mapping

import msgspec

from docgen.catalog import source
from docgen.catalog.contents import Contents
from docgen.catalog.model import Catalog, Law, Permit
from docgen.catalog.model.citations import cited
from docgen.catalog.schema import load
from docgen.catalog.schema.document import node_at
from docgen.findings import Pointer
from docgen.law.citation import Citation, find, parse_list
from docgen.project import Project


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """One citation in one permit. `field` is where it stands, in Chinese: 申请材料（2）依据（1）."""

    permit: str
    name: str
    department: str
    department_name: str
    field: str
    cite: str
    file: str
    line: int | None


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """A transfer that handed the text itself over, as 规范性文件."""

    transfer: str
    title: str
    file: str
    permits: tuple[str, ...]


class Citing(msgspec.Struct, frozen=True, kw_only=True):
    """`cited` is what was asked for, with the registered title where the 法规库 has the law.

    A citation of the law as a whole counts for each of its articles. `broken` files could not be looked at.
    """

    cited: str
    is_in_library: bool
    uses: tuple[Use, ...]
    batches: tuple[Batch, ...]
    broken: tuple[str, ...]

    @property
    def permits(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(use.permit for use in self.uses))


def citing(project: Project, contents: Contents, catalog: Catalog, lookup: Citation) -> Citing:
    """`asked` may name a law that the 法规库 does not have."""
    place = registered(lookup, catalog.laws)
    texts = frozenset(text for text in catalog.permits_citing if _touches(text, place, catalog.laws))
    files = {permit.file for text in texts for permit in catalog.permits_citing[text]}
    permits = (permit for permit in catalog.permits if permit.file in files)
    return Citing(
        cited=str(place),
        is_in_library=place.title in catalog.laws,
        uses=tuple(use for permit in permits for use in _uses(project, contents, catalog, permit, texts)),
        batches=tuple(_batches(catalog, place)),
        broken=tuple(sorted(catalog.broken)),
    )


def registered(citation: Citation, laws: Mapping[str, Law]) -> Citation:
    """With the title that the 法规库 has, if it has one."""
    found = find(citation.title, laws)
    return msgspec.structs.replace(citation, title=found.title) if found else citation


def _touches(text: str, place: Citation, laws: Mapping[str, Law]) -> bool:
    mentions = (m._replace(citation=registered(m.citation, laws)) for m in parse_list(text))
    return any(mention.touches(place) for mention in mentions)


def _uses(
    project: Project, contents: Contents, catalog: Catalog, permit: Permit, texts: frozenset[str]
) -> Iterator[Use]:
    department = catalog.department_by_id.get(permit.department)
    content = contents.files.get(permit.file)
    positions = source.read(content, permit.file).positions if isinstance(content, bytes) else None
    for pointer, text in cited(permit):
        if text in texts:
            span = positions.value(pointer) if positions else None
            yield Use(
                permit=permit.id,
                name=permit.name,
                department=permit.department,
                department_name=department.short if department else permit.department,
                field=_field(project, pointer),
                cite=text,
                file=permit.file,
                line=span.line if span else None,
            )


def _field(project: Project, pointer: Pointer) -> str:
    """The Chinese titles of the keys on the way, list items counted from 1."""
    document, words = load(project, "permit").document, ""
    for length, step in enumerate(pointer, start=1):
        if isinstance(step, int):
            words += f"（{step + 1}）"
        elif step != "cite":
            words += str(node_at(document, pointer[:length]).get("title", step))
    return words


def _batches(catalog: Catalog, place: Citation) -> Iterator[Batch]:
    for transfer in catalog.transfers:
        for row in transfer.normative_files or ():
            if registered(Citation(row.title.strip("《》")), catalog.laws).title == place.title:
                yield Batch(transfer=transfer.id, title=row.title, file=transfer.file, permits=row.permits)
