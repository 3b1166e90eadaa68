"""The last batch moved a permit, and its status says that it did not move.

A batch of a day to come has not happened yet; one without a day has, since its letter hands the permit over. A later
event of the permit's own record outweighs it, and where the batch has no day any event that explains the status.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Permit, Transfer
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.events import moves, turns

CODE = "DG810"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "事项状态与最后一个批次不一致"
WHY = "《办法》第四条、第五条：划转后由区行政审批局审批；批次已经生效而状态没有变，清单上就有两个审批机关。"
REMEDY = "改正 status，或者改正批次的 direction、effective_on；以后又有变更的，补进 history。"
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
effective_on: "2024-06-03"
""",
}
BAD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 保留  # DG810
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
effective_on: "2024-06-03"
""",
}

_NOT_MOVED = {"划入": frozenset({"保留", "承接中"}), "划回": frozenset({"划转"})}


def check(catalog: Catalog) -> Iterator[Flag]:
    today = catalog.district.dated if catalog.district else ""
    rows = moves(catalog)
    for permit in catalog.permits:
        past = [row for row in rows.get(permit.id, ()) if (row[0].effective_on or "") <= today]
        if past and _contradicts(permit, past[-1][0]):
            transfer, index = past[-1]
            related = (Related("最后一个批次在这里", transfer.file, ("rules", index, "permit")),)
            since = f"自 {transfer.effective_on} 起" if transfer.effective_on else "（没有写生效日期）"
            batch = f"批次“{transfer.title}”已经{since}{transfer.direction}"
            message = f"状态是{permit.status}，而{batch}。"
            yield Flag(message, permit.file, ("status",), related=related)


def _contradicts(permit: Permit, transfer: Transfer) -> bool:
    last = [event for _, event in turns(permit)[-1:]]
    if transfer.effective_on:
        has_moved_on = any(event.date > transfer.effective_on for event in last)
    else:
        has_moved_on = any(event.event == permit.status for event in last)
    return permit.status in _NOT_MOVED[transfer.direction] and not has_moved_on
