"""A batch gives a permit back that the 行政审批局 did not hold on that day.

Undated batches may be on any day, so only their number counts. Two hand-overs without a return are DG407's.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.events import Move, moves

CODE = "DG809"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "没有划入的事项被划回"
WHY = (
    "《办法》第三条：相互划转由决定确定；行政审批局手里没有的事项不能划回，同一天又划入又划回，这一天由谁审批就说不清。"
)
REMEDY = "补上划入的批次，或者改正 direction、effective_on。"
GOOD: Example = {
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
effective_on: "2024-06-03"
""",
    "catalogs/transfers/health-2.yaml": """\
id: health-2
title: 区卫生健康局划回行政许可事项
department: health
direction: 划回
giver: 区行政审批局
receiver: 区卫生健康局
effective_on: "2025-06-03"
rules: [{permit: public-place-hygiene}]
""",
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
""",
    "catalogs/transfers/health-2.yaml": """\
id: health-2
title: 区卫生健康局划回行政许可事项
department: health
direction: 划回
giver: 区行政审批局
receiver: 区卫生健康局
effective_on: "2024-06-03"
rules:
  - permit: public-place-hygiene  # DG809
""",
}


def check(catalog: Catalog) -> Iterator[Flag]:
    if catalog.may_be_broken("catalogs/transfers/"):
        return
    for id, rows in moves(catalog).items() if any(t.direction == "划回" for t in catalog.transfers) else ():
        for transfer, index in _unmatched(rows):
            name = catalog.permit_by_id[id].name if id in catalog.permit_by_id else id
            on = f"{transfer.effective_on} " if transfer.effective_on else ""
            message = f"“{name}”{on}划回，而在此以前没有划入。"
            yield Flag(message, transfer.file, ("rules", index, "permit"))


def _unmatched(rows: list[Move]) -> Iterator[Move]:
    """Returns for which no hand-over of an earlier or unknown day is left."""
    spent = 0
    for transfer, index in rows:
        if transfer.direction == "划回":
            day = transfer.effective_on
            handed_over = sum(
                other.direction == "划入" and (not day or not other.effective_on or other.effective_on < day)
                for other, _ in rows
            )
            if handed_over <= spent:
                yield transfer, index
            else:
                spent += 1
