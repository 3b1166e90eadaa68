"""A batch was accepted, or handed over, only after it had taken effect.

办法第七、八条: work, systems, rules and certificates go over with the power, not after it.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG806"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "生效以后才承接或交接"
WHY = "《办法》第七条、第八条：划转时要同时完成工作移交和系统对接，资料一并移交；生效后才交接，中间的申请就没有人能办。"
REMEDY = "核对三个日期：承接确认、交接都不晚于生效；确实晚了的，在 allow 里写明 DG806 的缘由和中间怎样办理。"
GOOD: Example = {
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
accepted_on: "2024-05-30"
handed_over_on: "2024-06-03"
effective_on: "2024-06-03"
"""
}
BAD: Example = {
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
effective_on: "2024-06-03"
accepted_on: "2024-06-05"  # DG806
handed_over_on: "2024-07-01"  # DG806
"""
}


def check(catalog: Catalog) -> Iterator[Flag]:
    for transfer in catalog.transfers:
        effective = transfer.effective_on
        related = (Related("生效日期", transfer.file, ("effective_on",)),)
        for key, what, day in (
            ("accepted_on", "承接确认", transfer.accepted_on),
            ("handed_over_on", "交接", transfer.handed_over_on),
        ):
            if day and effective and day > effective:
                message = f"{effective} 已经生效，{day} 才{what}。"
                yield Flag(message, transfer.file, (key,), related=related)
