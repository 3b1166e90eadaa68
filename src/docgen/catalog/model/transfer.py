"""A transfer batch (划转批次) and the seven sheets that are handed over with it.

A sheet that is absent is not known: its rows are left blank for handwriting.
A sheet that is an empty list was counted, and is none.
"""

from typing import Literal

import msgspec

from docgen.catalog.model.record import Instrument, Origin, Part, Record


class RuleSet(Part, frozen=True, kw_only=True):
    """①事项与审批规则: one row per permit of the batch. 规则版本、页数、份数"""

    permit: str
    version: str | None = None
    pages: int | None = None
    copies: int | None = None
    note: str | None = None


class NormativeFile(Part, frozen=True, kw_only=True):
    """②规范性文件"""

    title: str
    number: str | None = None
    rank: Literal["法律", "行政法规", "地方性法规", "部门规章", "地方政府规章", "规范性文件", "技术标准"] | None = None
    effective_on: str | None = None
    validity: Literal["有效", "已修改", "已废止"] | None = None
    form: tuple[Literal["纸质", "电子"], ...] = ()
    copies: int | None = None
    permits: tuple[str, ...] = ()
    note: str | None = None


class CertificateStock(Part, frozen=True, kw_only=True):
    """③制式证照、证书. Serial numbers are strings, from-to inclusive."""

    name: str
    permits: tuple[str, ...] = ()
    edition: str | None = None
    first_number: str | None = None
    last_number: str | None = None
    quantity: int | None = None
    void: int | None = None
    printing: Literal["自行印制", "上级统一印制"] | None = None
    note: str | None = None


class PendingCase(Part, frozen=True, kw_only=True):
    """④在办件"""

    case_number: str
    permit: str
    applicant: str | None = None
    step: str | None = None
    due_on: str | None = None
    note: str | None = None


class ArchiveFile(Part, frozen=True, kw_only=True):
    """⑤档案目录: 全宗号、档号、题名、年度、保管期限、件数、去向"""

    title: str
    fonds: str | None = None
    number: str | None = None
    year: str | None = None
    retention: str | None = None
    count: int | None = None
    disposition: Literal["移交", "留存可查阅"] | None = None
    note: str | None = None


class SystemAccess(Part, frozen=True, kw_only=True):
    """⑥系统与账号: never a password."""

    name: str
    level: Literal["国家", "省", "市", "县"] | None = None
    network: str | None = None
    permission: str | None = None
    state: Literal["未申请", "已申请", "已授权", "已对接"] | None = None
    permits: tuple[str, ...] = ()
    note: str | None = None


class Equipment(Part, frozen=True, kw_only=True):
    """⑦设备、印章戳记"""

    name: str
    quantity: int | None = None
    note: str | None = None


class Transfer(Record, frozen=True, kw_only=True):
    """划转批次: from `transferor` to `receiver` (names of the registry), watched by `supervisor`."""

    id: str
    title: str
    department: str
    direction: Literal["划入", "划回"] = "划入"
    transferor: str = msgspec.field(name="giver")
    receiver: str
    supervisor: str | None = None
    decision: Instrument | None = None
    effective_on: str | None = None
    accepted_on: str | None = None
    trial_until: str | None = None
    handed_over_on: str | None = None
    copies: int | None = None
    rules: tuple[RuleSet, ...]
    normative_files: tuple[NormativeFile, ...] | None = None
    certificates: tuple[CertificateStock, ...] | None = None
    pending_cases: tuple[PendingCase, ...] | None = None
    archives: tuple[ArchiveFile, ...] | None = None
    systems: tuple[SystemAccess, ...] | None = None
    equipment: tuple[Equipment, ...] | None = None
    sources: tuple[Origin, ...] = ()
    unknown: tuple[str, ...] = ()
    note: str | None = None
    allow: dict[str, str] = {}

    @property
    def permit_ids(self) -> tuple[str, ...]:
        """Every permit that any sheet names, as often as it is named."""
        sheets = (self.normative_files, self.certificates, self.systems)
        named = (id for sheet in sheets for row in sheet or () for id in row.permits)
        return (*(row.permit for row in self.rules), *(case.permit for case in self.pending_cases or ()), *named)
