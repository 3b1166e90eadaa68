"""A transfer batch, and what a document of it sees: the seven sheets, with names in place of ids."""

from collections.abc import Iterable
from re import compile as regex
from typing import Any, TypeVar

import msgspec

from docgen.catalog.model import Department, District, Part, Permit, Transfer, WholeCatalog
from docgen.catalog.model.transfer import (
    ArchiveFile,
    CertificateStock,
    Equipment,
    NormativeFile,
    PendingCase,
    RuleSet,
    SystemAccess,
)
from docgen.catalog.numbering import NumberedPermit, fields_of, numbered, supervised
from docgen.catalog.unit import Presentation, Scaffold, Unit

_ORDINAL = regex("（(第[^（）]+批)）$")


class RuleRow(RuleSet, frozen=True, kw_only=True):
    """① with the blocks of 第八条 counted: 条件、材料、环节. What was not found is None, not 0."""

    name: str
    code: str | None
    basis: tuple[str, ...]
    condition_total: int | None
    material_total: int | None
    step_total: int | None


class FileRow(NormativeFile, frozen=True, kw_only=True):
    """② with `permit_names` in place of ids."""

    permit_names: tuple[str, ...]


class CertificateRow(CertificateStock, frozen=True, kw_only=True):
    """③ with `permit_names` in place of ids."""

    permit_names: tuple[str, ...]


class CaseRow(PendingCase, frozen=True, kw_only=True):
    """④ with the permit's name."""

    permit_name: str


class SystemRow(SystemAccess, frozen=True, kw_only=True):
    """⑥ with `permit_names` in place of ids."""

    permit_names: tuple[str, ...]


class TransferView(Part, frozen=True, kw_only=True):
    """One 划转批次. A sheet is None when nobody counted it yet: leave `blank_rows` to write on.

    `permits` are as the batch leaves them, so that its letter and its lists agree: whether its day is still to come, or
    something else became of them since. `as_of` is the day of the catalog.
    `transferor` and `receiver` are full names. `contact` is the transferor's 联络员 in post on `as_of`, `contact_phone`
    that person's office, else the transferor's own number.
    `ordinal` is 第一批, where the title ends with it in brackets.
    """

    as_of: str
    district: District
    bureau: Department
    department: Department
    transfer: Transfer
    ordinal: str | None
    transferor: str = msgspec.field(name="giver")
    receiver: str
    contact: str | None
    contact_phone: str | None
    permits: tuple[NumberedPermit, ...]
    permit_total: int
    supervision_total: int | None
    rules: tuple[RuleRow, ...]
    normative_files: tuple[FileRow, ...] | None
    certificates: tuple[CertificateRow, ...] | None
    pending_cases: tuple[CaseRow, ...] | None
    archives: tuple[ArchiveFile, ...] | None
    systems: tuple[SystemRow, ...] | None
    equipment: tuple[Equipment, ...] | None
    blank_rows: tuple[int, ...] = (1, 2, 3)


def _show(catalog: WholeCatalog, transfer: Transfer, as_of: str) -> TransferView:
    transferor = catalog.department_by_name[transfer.transferor]
    liaison = next(iter(transferor.first_liaisons(as_of)), None)
    permits = numbered(catalog, (_left_by(transfer, permit) for permit in _permits(catalog, transfer)))
    return TransferView(
        as_of=as_of,
        district=catalog.district,
        bureau=catalog.bureau,
        department=catalog.department_by_id[transfer.department],
        transfer=transfer,
        ordinal=ordinal[1] if (ordinal := _ORDINAL.search(transfer.title)) else None,
        transferor=transferor.name,
        receiver=catalog.department_by_name[transfer.receiver].name,
        contact=liaison.name if liaison else None,
        contact_phone=(liaison and liaison.office_phone) or transferor.phone,
        permits=permits,
        permit_total=len(permits),
        supervision_total=supervised(permits),
        rules=tuple(map(_rule_row, transfer.rules, permits)),
        normative_files=_named(catalog, FileRow, transfer.normative_files),
        certificates=_named(catalog, CertificateRow, transfer.certificates),
        pending_cases=_cases(catalog, transfer.pending_cases),
        archives=transfer.archives,
        systems=_named(catalog, SystemRow, transfer.systems),
        equipment=transfer.equipment,
    )


def _permits(catalog: WholeCatalog, transfer: Transfer) -> tuple[Permit, ...]:
    return tuple(catalog.permit_by_id[row.permit] for row in transfer.rules)


def _left_by(transfer: Transfer, permit: Permit) -> Permit:
    return msgspec.structs.replace(permit, status="划转" if transfer.direction == "划入" else "保留")


def _rule_row(rules: RuleSet, permit: NumberedPermit) -> RuleRow:
    return RuleRow(
        **fields_of(rules),
        name=permit.name,
        code=permit.code,
        basis=tuple(basis.cite for basis in permit.basis),
        condition_total=len(permit.conditions) or None,
        material_total=len(permit.materials) or None,
        step_total=len(permit.flow) or None,
    )


_Row = TypeVar("_Row", FileRow, CertificateRow, SystemRow)


def _named(catalog: WholeCatalog, row: type[_Row], sheet: Iterable[Any] | None) -> tuple[_Row, ...] | None:
    if sheet is None:
        return None
    return tuple(row(**fields_of(entry), permit_names=_names(catalog, entry.permits)) for entry in sheet)


def _cases(catalog: WholeCatalog, sheet: Iterable[PendingCase] | None) -> tuple[CaseRow, ...] | None:
    if sheet is None:
        return None
    return tuple(CaseRow(**fields_of(case), permit_name=catalog.permit_by_id[case.permit].name) for case in sheet)


def _names(catalog: WholeCatalog, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(catalog.permit_by_id[id].name for id in ids)


UNIT = Unit(
    word="transfer",
    title="划转批次",
    place="catalogs/transfers/{id}.yaml",
    schema="transfer",
    record=Transfer,
    label="title",
    scaffold=Scaffold(asked={"department": ("部门编号", "移交的部门")}, required=frozenset({"department"})),
    presentation=Presentation(
        view=TransferView,
        show=_show,
        subjects=lambda catalog: catalog.transfers,
        names=lambda catalog, transfer: {
            "transfer": (transfer,),
            "department": (catalog.department_by_id[transfer.department],),
            "permit": _permits(catalog, transfer),
        },
        speaks_of=lambda catalog, transfer: _permits(catalog, transfer),
    ),
)
