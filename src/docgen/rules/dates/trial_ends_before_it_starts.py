"""A batch's trial run ends before the batch takes effect."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG811"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "试运行在生效以前就结束"
WHY = "《办法》第三条：按照决定承接和监管；试运行从生效之日开始，截止日期不会更早。"
REMEDY = "核对 effective_on 和 trial_until，改正写错的一个。"
GOOD: Example = {
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
effective_on: "2024-06-03"
trial_until: "2024-12-02"
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
trial_until: "2024-05-31"  # DG811
"""
}


def check(catalog: Catalog) -> Iterator[Flag]:
    for transfer in catalog.transfers:
        start, end = transfer.effective_on, transfer.trial_until
        if start and end and end < start:
            related = (Related("生效日期", transfer.file, ("effective_on",)),)
            message = f"{start} 才生效，试运行却到 {end} 为止。"
            yield Flag(message, transfer.file, ("trial_until",), related=related)
