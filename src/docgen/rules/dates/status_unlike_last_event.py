"""The status is not what the last event made it: `--as-of` a day would print another competence than the file says.

A status of the catalog's date is right too, when the last event is still to come.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Permit
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.events import turns

CODE = "DG801"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "事项状态与最后一次变更不一致"
WHY = (
    "《办法》第三条：划转事项实行目录化和动态管理，按照动态调整的决定承接和监管；状态与变更记录不一，就不知道哪个算数。"
)
REMEDY = "补上漏记的变更，或者改正 status。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
history:
  - {date: "2024-06-01", event: 划转, decision: 沾益区划转决定}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 保留  # DG801
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
history:
  - {date: "2024-06-01", event: 划转, decision: 沾益区划转决定}
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    day = catalog.district.dated if catalog.district else ""
    for permit in catalog.permits:
        known = turns(permit)
        if known and permit.status not in _right(permit, day):
            index, last = known[-1]
            related = (Related("最后一次变更", permit.file, ("history", index, "event")),)
            message = f"状态是{permit.status}，而 {last.date} 的变更是{last.event}。"
            yield Flag(message, permit.file, ("status",), related=related)


def _right(permit: Permit, day: str) -> set[str]:
    """The status of the last event, and that of the last one up to the day: 保留 before the first."""
    events = [event for _, event in turns(permit)]
    return {events[-1].event, *["保留", *(event.event for event in events if event.date <= day)][-1:]}
