"""A sheet of a batch speaks of a permit that the batch does not hand over.

Permits that do not exist at all are DG404's.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Transfer
from docgen.findings import Pointer, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG425"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "移交清单涉及不在本批的事项"
WHY = "《办法》第八条：规范性文件、制式证照、证书等连同划转事项一并移交；不在本批的事项，它的东西不随本批移交。"
REMEDY = "把事项写进本批的 rules，或者把这一行移到它所在的批次。"
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
rules: [{permit: public-place-hygiene}]
certificates: [{name: 公共场所卫生许可证, permits: [public-place-hygiene]}]
""",
}
BAD: Example = {
    "catalogs/health/water-supply-hygiene.yaml": """\
id: water-supply-hygiene
name: 饮用水供水单位卫生许可
status: 划转
basis:
  - {cite: 《中华人民共和国传染病防治法》, role: 设定依据}
""",
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
pending_cases:
  - {case_number: "20240501001", permit: water-supply-hygiene}  # DG425
systems:
  - name: 卫生许可系统
    permits: [water-supply-hygiene]  # DG425
""",
}


def check(catalog: Catalog) -> Iterator[Flag]:
    for transfer in catalog.transfers:
        own = {row.permit for row in transfer.rules}
        for pointer, id in _rows(transfer):
            permit = catalog.permit_by_id.get(id)
            if permit and id not in own:
                message = f"“{permit.name}”不在本批移交的事项里。"
                yield Flag(message, transfer.file, pointer)


def _rows(transfer: Transfer) -> Iterator[tuple[Pointer, str]]:
    for index, case in enumerate(transfer.pending_cases or ()):
        yield ("pending_cases", index, "permit"), case.permit
    for sheet in ("normative_files", "certificates", "systems"):
        for index, row in enumerate(getattr(transfer, sheet) or ()):
            for number, id in enumerate(row.permits):
                yield (sheet, index, "permits", number), id
