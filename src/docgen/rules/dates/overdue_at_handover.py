"""A pending case was already past its last day when it was handed over."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG819"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "在办件移交时已经超期"
WHY = "《中华人民共和国行政许可法》第四十二条：应当在法定期限内作出决定；超期的件移交过去，责任算哪一方的要先说清。"
REMEDY = "核对到期日；确已超期的，移交前先办结，或者在 note 里写明缘由和责任单位，并在 allow 里写明 DG819。"
GOOD: Example = {
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
handed_over_on: "2024-05-31"
pending_cases:
  - {case_number: "20240501001", permit: public-place-hygiene, due_on: "2024-06-28"}
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
pending_cases:
  - case_number: "20240401001"
    permit: public-place-hygiene
    due_on: "2024-05-10"  # DG819
"""
}


def check(catalog: Catalog) -> Iterator[Flag]:
    for transfer in catalog.transfers:
        day = transfer.handed_over_on
        for index, case in enumerate((transfer.pending_cases or ()) if day else ()):
            if case.due_on and day and case.due_on < day:
                related = (Related("交接日期", transfer.file, ("handed_over_on",)),)
                message = f"在办件 {case.case_number} 应在 {case.due_on} 前办结，{day} 移交时已经超期。"
                at = ("pending_cases", index, "due_on")
                yield Flag(message, transfer.file, at, related=related)
