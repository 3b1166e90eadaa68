"""A permit's own record and the batch that moves it name different days.

办法第四、五条: between the two days either both organs or none would decide. A record without any such event is
incomplete rather than contradictory, and left to DG801.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Permit
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.events import moves, turns

CODE = "DG808"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "变更记录与批次的生效日期不同"
WHY = "《办法》第四条、第五条：划转后由区行政审批局审批，区行业主管部门不再具有审批权限；两个日期之间由谁审批就说不清。"
REMEDY = "核对划转决定，改正其中一个日期。"
GOOD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
history:
  - {date: "2024-06-03", event: 划转, decision: 沾益区划转决定}
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
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
history:
  - date: "2024-06-01"  # DG808
    event: 划转
    decision: 沾益区划转决定
""",
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
effective_on: "2024-07-01"
""",
}

_EVENT = {"划入": "划转", "划回": "保留"}


def check(catalog: Catalog) -> Iterator[Flag]:
    rows = moves(catalog)
    for permit in catalog.permits if rows else ():
        for transfer, _ in rows.get(permit.id, ()):
            day = transfer.effective_on
            index = _nearest(permit, _EVENT[transfer.direction], day) if day else None
            if index is not None:
                event = permit.history[index]
                related = (Related(f"批次自 {day} 起生效", transfer.file, ("effective_on",)),)
                message = f"这里写 {event.date} {event.event}，批次“{transfer.title}”却自 {day} 起生效。"
                yield Flag(message, permit.file, ("history", index, "date"), related=related)


def _nearest(permit: Permit, what: str, day: str) -> int | None:
    """The event that should have been on the day: the last before it, else the first. None when one is on it.

    保留 counts only as the end of a 划转: the first event may just say how things were.
    """
    known = turns(permit)
    if what == "保留":
        known = [turn for turn, before in zip(known[1:], known, strict=False) if before[1].event == "划转"]
    found = [(event.date, index) for index, event in known if event.event == what]
    if not found or any(date == day for date, _ in found):
        return None
    return max((turn for turn in found if turn[0] < day), default=found[0])[1]
