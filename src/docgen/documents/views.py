"""Catalog records -> what a template may see: frozen, plain, complete.

Every document kind names one unit (`for_each`), and every unit has one view here.
A view adds to the record what a template would otherwise have to compute: numbers, names, sums.
The tags of a template are held against these types before any data is seen.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from docgen.catalog.model import Catalog, Department, District, Part, Permit, Record, Transfer
from docgen.catalog.model.permit import Supervision
from docgen.catalog.model.transfer import (
    ArchiveFile,
    CertificateStock,
    Equipment,
    NormativeFile,
    PendingCase,
    RuleSet,
    SystemAccess,
)
from docgen.errors import RenderError


class NumberedPermit(Permit, frozen=True, kw_only=True):
    """A permit with its 序号 in this document and the names that its ids stand for.

    `approver` decides, `competent` is the 行业主管部门, `regulators` are those of its supervision rows.
    """

    number: int
    competent: str
    approver: str
    regulators: tuple[str, ...]


class DepartmentView(Part, frozen=True, kw_only=True):
    """One 行业主管部门 and its permits: all, those handed over, those not."""

    as_of: str
    district: District
    bureau: Department
    department: Department
    permits: tuple[NumberedPermit, ...]
    transferred: tuple[NumberedPermit, ...]
    retained: tuple[NumberedPermit, ...]
    permit_total: int
    supervision_total: int


class PermitView(Part, frozen=True, kw_only=True):
    """One permit."""

    as_of: str
    district: District
    bureau: Department
    department: Department
    permit: NumberedPermit


class RuleRow(RuleSet, frozen=True, kw_only=True):
    """① with the blocks of 第八条 counted: 条件、材料、环节."""

    name: str
    code: str | None
    basis: tuple[str, ...]
    condition_total: int
    material_total: int
    step_total: int


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

    `transferor` and `receiver` are full names.
    """

    as_of: str
    district: District
    bureau: Department
    department: Department
    transfer: Transfer
    transferor: str = msgspec.field(name="giver")
    receiver: str
    permits: tuple[NumberedPermit, ...]
    permit_total: int
    rules: tuple[RuleRow, ...]
    normative_files: tuple[FileRow, ...] | None
    certificates: tuple[CertificateRow, ...] | None
    pending_cases: tuple[CaseRow, ...] | None
    archives: tuple[ArchiveFile, ...] | None
    systems: tuple[SystemRow, ...] | None
    equipment: tuple[Equipment, ...] | None
    blank_rows: tuple[int, ...] = (1, 2, 3)


class CatalogView(Part, frozen=True, kw_only=True):
    """The whole catalog, department by department."""

    as_of: str
    district: District
    bureau: Department
    departments: tuple[DepartmentView, ...]
    permit_total: int


@dataclass(frozen=True)
class Unit:
    """What `for_each` can name: its records, and the view of one of them on a day (YYYY-MM-DD)."""

    view: type[Part]
    records: Callable[[Catalog], tuple[Record, ...]]
    show: Callable[[Catalog, Any, str], Part]


def context(view: Part) -> dict[str, Any]:
    """Plain data for a template: dicts, lists and scalars only."""
    plain: dict[str, Any] = msgspec.to_builtins(view)
    return plain


def _catalog_view(catalog: Catalog, district: District, as_of: str) -> CatalogView:
    return CatalogView(
        as_of=as_of,
        district=district,
        bureau=_bureau(catalog),
        departments=tuple(_department_view(catalog, department, as_of) for department in _owners(catalog)),
        permit_total=len(catalog.permits),
    )


def _department_view(catalog: Catalog, department: Department, as_of: str) -> DepartmentView:
    permits = catalog.permits_by_department.get(department.id, ())
    return DepartmentView(
        as_of=as_of,
        district=_district(catalog),
        bureau=_bureau(catalog),
        department=department,
        permits=_numbered(catalog, permits),
        transferred=_numbered(catalog, (p for p in permits if p.is_transferred)),
        retained=_numbered(catalog, (p for p in permits if not p.is_transferred)),
        permit_total=len(permits),
        supervision_total=sum(len(permit.supervision) for permit in permits),
    )


def _permit_view(catalog: Catalog, permit: Permit, as_of: str) -> PermitView:
    return PermitView(
        as_of=as_of,
        district=_district(catalog),
        bureau=_bureau(catalog),
        department=catalog.department_by_id[permit.department],
        permit=_numbered(catalog, [permit])[0],
    )


def _transfer_view(catalog: Catalog, transfer: Transfer, as_of: str) -> TransferView:
    permits = _numbered(catalog, (catalog.permit_by_id[row.permit] for row in transfer.rules))
    return TransferView(
        as_of=as_of,
        district=_district(catalog),
        bureau=_bureau(catalog),
        department=catalog.department_by_id[transfer.department],
        transfer=transfer,
        transferor=catalog.department_by_name[transfer.transferor].name,
        receiver=catalog.department_by_name[transfer.receiver].name,
        permits=permits,
        permit_total=len(permits),
        rules=tuple(map(_rule_row, transfer.rules, permits)),
        normative_files=_named(catalog, FileRow, transfer.normative_files),
        certificates=_named(catalog, CertificateRow, transfer.certificates),
        pending_cases=_cases(catalog, transfer.pending_cases),
        archives=transfer.archives,
        systems=_named(catalog, SystemRow, transfer.systems),
        equipment=transfer.equipment,
    )


def _numbered(catalog: Catalog, permits: Iterable[Permit]) -> tuple[NumberedPermit, ...]:
    return tuple(_number(catalog, permit, number) for number, permit in enumerate(permits, start=1))


def _number(catalog: Catalog, permit: Permit, number: int) -> NumberedPermit:
    competent = catalog.department_by_id[permit.department].short
    return NumberedPermit(
        **_fields(permit),
        number=number,
        competent=competent,
        approver=_bureau(catalog).short if permit.is_transferred else competent,
        regulators=_regulators(permit.supervision),
    )


def _regulators(supervision: Iterable[Supervision]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for row in supervision for name in (row.regulator, *row.joint_with)))


def _rule_row(rules: RuleSet, permit: NumberedPermit) -> RuleRow:
    return RuleRow(
        **_fields(rules),
        name=permit.name,
        code=permit.code,
        basis=tuple(basis.cite for basis in permit.basis),
        condition_total=len(permit.conditions),
        material_total=len(permit.materials),
        step_total=len(permit.flow),
    )


_Row = TypeVar("_Row", FileRow, CertificateRow, SystemRow)


def _named(catalog: Catalog, row: type[_Row], sheet: Iterable[Any] | None) -> tuple[_Row, ...] | None:
    if sheet is None:
        return None
    return tuple(row(**_fields(entry), permit_names=_names(catalog, entry.permits)) for entry in sheet)


def _cases(catalog: Catalog, sheet: Iterable[PendingCase] | None) -> tuple[CaseRow, ...] | None:
    if sheet is None:
        return None
    return tuple(CaseRow(**_fields(case), permit_name=catalog.permit_by_id[case.permit].name) for case in sheet)


def _names(catalog: Catalog, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(catalog.permit_by_id[id].name for id in ids)


def _fields(record: msgspec.Struct) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__}


def _owners(catalog: Catalog) -> tuple[Department, ...]:
    return tuple(d for d in catalog.departments if d.id in catalog.permits_by_department)


def _district(catalog: Catalog) -> District:
    if catalog.district is None:
        raise RenderError("目录缺少 catalogs/district.yaml，无法生成文件。", "请先补上区划文件，见 docgen init。")
    return catalog.district


def _bureau(catalog: Catalog) -> Department:
    if catalog.bureau is None:
        raise RenderError("区划文件的 bureau 没有对应的部门。", "请核对 catalogs/district.yaml 的 bureau 一项。")
    return catalog.bureau


UNITS: Mapping[str, Unit] = {
    "catalog": Unit(CatalogView, lambda catalog: (_district(catalog),), _catalog_view),
    "department": Unit(DepartmentView, _owners, _department_view),
    "permit": Unit(PermitView, lambda catalog: catalog.permits, _permit_view),
    "transfer": Unit(TransferView, lambda catalog: catalog.transfers, _transfer_view),
}
