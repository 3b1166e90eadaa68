"""A permit is called handed over, and no transfer batch hands it over.

Silent while a transfer file is broken: the permit may be in it.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG502"
SEVERITY = Severity.WARNING
SCOPE = "catalog"
TITLE = "划转事项不在任何移交批次里"
WHY = "《办法》第八条：划转事项的审批规则及清单、规范性文件、证照等资料一并移交；不在批次里就没有移交清单。"
REMEDY = "把事项写进 catalogs/transfers 中某一批次的 rules；尚未划转的，status 改为保留。"
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
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转  # DG502
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    if catalog.may_be_broken("catalogs/transfers/"):
        return
    handed_over = {row.permit for batch in catalog.transfers if batch.direction == "划入" for row in batch.rules}
    for permit in catalog.permits:
        if permit.is_transferred and permit.id not in handed_over:
            message = f"“{permit.name}”写作划转，却不在任何移交批次里。"
            yield Flag(message, permit.file, ("status",))
