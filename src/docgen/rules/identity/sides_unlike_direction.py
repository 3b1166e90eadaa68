"""Giver, receiver or supervisor of a batch are not who its department and direction say.

办法第三、八条: the 主管部门 hands over to the 行政审批局 (划入), and gets back from it (划回); a third party watches.
Names that are not registered are DG403's.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Transfer
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG424"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "移交、接收、监交单位与批次不符"
WHY = "《办法》第三条、第八条：划入由区行业主管部门移交区行政审批局，划回相反；监交的应是双方以外的单位。"
REMEDY = "改正 giver、receiver、supervisor，或者改正 direction 和 department。"
GOOD: Example = {
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
"""
}
BAD: Example = {
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区行政审批局  # DG424
receiver: 区卫生健康局  # DG424
supervisor: 区卫生健康局  # DG424
rules: [{permit: public-place-hygiene}]
"""
}


def check(catalog: Catalog) -> Iterator[Flag]:
    for transfer in catalog.transfers:
        yield from _sides(catalog, transfer)
        if transfer.supervisor in (transfer.transferor, transfer.receiver):
            message = f"监交单位“{transfer.supervisor}”自己就是交接的一方。"
            yield Flag(message, transfer.file, ("supervisor",), severity=Severity.WARNING)


def _sides(catalog: Catalog, transfer: Transfer) -> Iterator[Flag]:
    expected = (catalog.department_by_id.get(transfer.department), catalog.bureau)
    transferor, receiver = expected if transfer.direction == "划入" else reversed(expected)
    for key, name, what, side in (
        ("giver", transfer.transferor, "移交", transferor),
        ("receiver", transfer.receiver, "接收", receiver),
    ):
        written = catalog.department_by_name.get(name)
        if side and written and written is not side:
            message = f"{transfer.direction}的批次由{side.short}{what}，这里写的是“{name}”。"
            yield Flag(message, transfer.file, (key,))
