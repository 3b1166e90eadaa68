"""What a view shows -> whether the public may see it: the schemas say so of records, `MADE_OF` of what a view adds."""

from collections.abc import Iterator, Mapping

from msgspec.structs import FieldInfo, replace

from docgen.catalog.audience import RECORDS, fields_of, part_in
from docgen.catalog.model import Part
from docgen.catalog.numbering import NumberedPermit
from docgen.catalog.schema import Document, is_internal
from docgen.catalog.units.department import DepartmentView
from docgen.catalog.units.district import CatalogView
from docgen.catalog.units.permit import PermitView
from docgen.catalog.units.transfer import CaseRow, CertificateRow, FileRow, RuleRow, SystemRow, TransferView
from docgen.documents.writers.shape import Shape

MADE_OF: Mapping[type[Part], Mapping[str, tuple[str, ...]]] = {
    NumberedPermit: {
        "number": (),
        "competent": ("department.short",),
        "approver": ("department.short", "permit.status"),
        "regulators": ("permit.supervision.regulator", "permit.supervision.joint_with"),
        "other_regulators": ("permit.supervision.regulator", "permit.supervision.joint_with", "department.short"),
    },
    DepartmentView: {"as_of": (), "permit_total": (), "supervision_total": ("permit.supervision",)},
    PermitView: {"as_of": ()},
    CatalogView: {"as_of": (), "departments": (), "permit_total": ()},
    TransferView: {
        "as_of": (),
        "giver": ("transfer.giver", "department.name"),
        "ordinal": ("transfer.title",),
        "receiver": ("transfer.receiver", "department.name"),
        "contact": ("department.liaisons.name",),
        "contact_phone": ("department.liaisons.office_phone", "department.phone"),
        "permits": ("transfer.rules",),
        "permit_total": ("transfer.rules",),
        "supervision_total": ("transfer.rules", "permit.supervision"),
        "rules": ("transfer.rules",),
        "normative_files": ("transfer.normative_files",),
        "certificates": ("transfer.certificates",),
        "pending_cases": ("transfer.pending_cases",),
        "archives": ("transfer.archives",),
        "systems": ("transfer.systems",),
        "equipment": ("transfer.equipment",),
        "blank_rows": (),
    },
    RuleRow: {
        "name": ("permit.name",),
        "code": ("permit.code",),
        "basis": ("permit.basis.cite",),
        "condition_total": ("permit.conditions",),
        "material_total": ("permit.materials",),
        "step_total": ("permit.flow",),
    },
    FileRow: {"permit_names": ("permit.name", "transfer.normative_files.permits")},
    CertificateRow: {"permit_names": ("permit.name", "transfer.certificates.permits")},
    CaseRow: {"permit_name": ("permit.name", "transfer.pending_cases.permit")},
    SystemRow: {"permit_names": ("permit.name", "transfer.systems.permits")},
}
"""View -> each field that it adds -> the fields of records that the value comes from."""


def marked(shape: Shape, view: type[Part], documents: Mapping[str, Document]) -> Shape:
    """The shape of a view, each place marked whose value is internal. `documents` are those of `catalog.audience`."""
    return _record(shape, view, {}, documents)


def _record(shape: Shape, model: type[Part], node: Document, documents: Mapping[str, Document]) -> Shape:
    """`node` describes the model; of a record that is its schema."""
    node = next((documents[name] for name, record in RECORDS.items() if issubclass(model, record)), node)
    below = {
        field.encode_name: _field(
            shape.fields[field.encode_name], field, list(_sources(model, field.encode_name, node, documents)), documents
        )
        for field in fields_of(model)
    }
    return replace(shape, fields=below)


def _field(shape: Shape, field: FieldInfo, sources: list[list[Document]], documents: Mapping[str, Document]) -> Shape:
    if any(is_internal(node) for path in sources for node in path):
        return replace(shape, is_internal=True)
    model = part_in(field.type)
    if model is None:
        return shape
    node = sources[0][-1] if sources else {}
    if shape.item:
        return replace(shape, item=_record(shape.item, model, node.get("items", {}), documents))
    return _record(shape, model, node, documents)


def _sources(
    model: type[Part], key: str, node: Document, documents: Mapping[str, Document]
) -> Iterator[list[Document]]:
    """The nodes of the schemas on the way to what a field is made of, for each field of a record that it is made of."""
    if key in node.get("properties", {}):
        yield [node["properties"][key]]
    for dotted in MADE_OF.get(model, {}).get(key, ()):
        name, *steps = dotted.split(".")
        yield _way(documents[name], steps)


def _way(node: Document, steps: list[str]) -> list[Document]:
    nodes = [node]
    for step in steps:
        nodes.append(nodes[-1].get("items", nodes[-1])["properties"][step])
    return nodes
