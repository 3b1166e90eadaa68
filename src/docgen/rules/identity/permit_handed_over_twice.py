"""A permit is in two batches that both hand it over, or in the batch of a department it does not belong to.

A 划回 batch between the two makes the second hand-over right again.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.catalog.model.transfer import Transfer
from docgen.findings import Pointer, Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG407"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "事项重复移交，或由别的部门移交"
WHY = "《办法》第三条、第八条：划转由决定确定，由原审批的主管部门移交一次；重复或错位移交，职责从哪天起变更就说不清。"
REMEDY = "在其中一个批次里删去这一行；先划回又划入的，补上划回的批次。"
GOOD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules:
  - permit: public-place-hygiene
""",
}
BAD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules:
  - permit: public-place-hygiene
""",
    "catalogs/transfers/health-2.yaml": """\
id: health-2
title: 区卫生健康局划转行政许可事项（第二批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules:
  - permit: public-place-hygiene  # DG407
""",
}


def check(catalog: Catalog) -> Iterator[Flag]:
    yield from _twice(catalog)
    for transfer in catalog.transfers:
        yield from _strangers(catalog, transfer)


def _twice(catalog: Catalog) -> Iterator[Flag]:
    """Batches by the day they take effect, undated ones last, then by file."""
    held: dict[str, tuple[str, Pointer]] = {}
    for transfer in sorted(catalog.transfers, key=lambda t: (t.effective_on is None, t.effective_on or "", t.file)):
        for index, row in enumerate(transfer.rules):
            at: Pointer = ("rules", index, "permit")
            if transfer.direction == "划回":
                held.pop(row.permit, None)
            elif row.permit in held:
                related = (Related("已经在这里移交", *held[row.permit]),)
                message = f"事项“{row.permit}”已经移交过了。"
                yield Flag(message, transfer.file, at, related=related)
            else:
                held[row.permit] = (transfer.file, at)


def _strangers(catalog: Catalog, transfer: Transfer) -> Iterator[Flag]:
    for index, row in enumerate(transfer.rules):
        permit = catalog.permit_by_id.get(row.permit)
        if permit and permit.department != transfer.department:
            related = (Related("事项在这里", permit.file, ("id",)),)
            message = f"事项“{permit.name}”属于 {permit.department}，却在 {transfer.department} 的批次里。"
            yield Flag(message, transfer.file, ("rules", index, "permit"), related=related)
