"""A batch was handed over while the 行政审批局 still has no access to one of its systems.

办法第七条: work and systems are handed over at the same time. A state that is not known is left alone.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG510"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "已经交接而系统没有授权"
WHY = "《办法》第七条：划转过程中要同时完成工作移交和系统对接，对区行政审批局进行系统授权，及时申请调整账号权限。"
REMEDY = "办好授权后把 state 改为已授权或已对接；还没有交接的，删去 handed_over_on。"
GOOD: Example = {
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
handed_over_on: "2024-05-31"
systems:
  - {name: 卫生许可系统, state: 已授权}
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
handed_over_on: "2024-05-31"
systems:
  - name: 卫生许可系统
    state: 已申请  # DG510
"""
}


def check(catalog: Catalog) -> Iterator[Flag]:
    for transfer in catalog.transfers:
        for index, system in enumerate((transfer.systems or ()) if transfer.handed_over_on else ()):
            if system.state in ("未申请", "已申请"):
                message = f"{transfer.handed_over_on} 已经交接，“{system.name}”的授权却还是{system.state}。"
                related = (Related("交接日期", transfer.file, ("handed_over_on",)),)
                at = ("systems", index, "state")
                yield Flag(message, transfer.file, at, related=related)
