"""A change of competence took effect, and no decision is named for it.

办法第三、九条: the government or the 审改办 decides. Taking over (承接中) needs none; a batch's decision of the same
day counts for its permits.
"""

from collections.abc import Iterator
from itertools import pairwise

from docgen.catalog.model import Catalog, Permit
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.events import turns

CODE = "DG805"
SEVERITY = Severity.WARNING
SCOPE = "catalog"
TITLE = "变更没有写决定文件"
WHY = "《办法》第三条、第九条：划转、调整由区人民政府或者区行政审批制度改革办公室决定；没有决定，职责不能变更。"
REMEDY = "写明作出决定的文件和文号；没有查到的，先向审改办核实，不要编造。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
history:
  - {date: "2024-06-01", event: 划转, decision: 沾益区划转决定}
"""
BAD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
history:
  - date: "2024-06-01"
    event: 划转  # DG805
""",
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
effective_on: "2024-06-01"  # DG805
""",
}

_NEEDS_NONE = frozenset({"承接中", "保留"})


def check(catalog: Catalog) -> Iterator[Flag]:
    decided: set[tuple[str, str | None]] = set()
    for transfer in catalog.transfers:
        if transfer.decision:
            decided.update((row.permit, transfer.effective_on) for row in transfer.rules)
        elif transfer.effective_on:
            message = f"批次自 {transfer.effective_on} 起生效，却没有写划转决定（decision）。"
            yield Flag(message, transfer.file, ("effective_on",))
    for permit in catalog.permits:
        for index, date, what in _undecided(permit):
            if (permit.id, date) not in decided:
                message = f"{date} 的{what}没有写决定文件（decision）。"
                yield Flag(message, permit.file, ("history", index, "event"))


def _undecided(permit: Permit) -> Iterator[tuple[int, str, str]]:
    known = turns(permit)
    for index, event in known:
        if event.event not in _NEEDS_NONE and event.decision is None:
            yield index, event.date, event.event
    for (_, before), (index, event) in pairwise(known):
        if before.event == "划转" and event.event == "保留" and event.decision is None:
            yield index, event.date, "划回（保留）"
