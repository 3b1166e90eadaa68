"""Two changes of status take effect on one day: nobody can tell who decides on that day."""

from collections.abc import Iterator
from itertools import pairwise

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.events import turns

CODE = "DG803"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "同一天有两次变更"
WHY = "《办法》第四条、第五条：审批责任随划转转移；同一天两次变更，这一天由谁审批、谁承担责任就说不清。"
REMEDY = "删去写重的一条，或者改正日期。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
history:
  - {date: "2024-05-31", event: 承接中}
  - {date: "2024-06-01", event: 划转, decision: 沾益区划转决定}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
history:
  - date: "2024-06-01"
    event: 承接中
  - date: "2024-06-01"  # DG803
    event: 划转
    decision: 沾益区划转决定
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for (first, earlier), (second, later) in pairwise(turns(permit)):
            if earlier.date == later.date:
                related = (Related("同一天的另一次变更", permit.file, ("history", first, "date")),)
                message = f"{later.date} 已经有{earlier.event}，又有{later.event}。"
                yield Flag(message, permit.file, ("history", second, "date"), related=related)
