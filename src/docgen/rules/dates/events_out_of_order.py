"""The change record is not in the order of its dates: the last line is not the latest."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG802"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "变更记录没有按日期排列"
WHY = "《办法》第三条：事项实时动态调整。变更记录从早到晚往下加，读的人才看得出现在的状态；倒着的多半是日期写错。"
REMEDY = "按日期从早到晚排列；日期写错的改正。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
history:
  - {date: "2019-01-01", event: 承接中}
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
    event: 划转
    decision: 沾益区划转决定
  - date: "2019-01-01"  # DG802
    event: 承接中
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for index, event in enumerate(permit.history[1:], start=1):
            before = permit.history[index - 1]
            if event.date < before.date:
                related = (Related("上一条的日期", permit.file, ("history", index - 1, "date")),)
                message = f"{event.date} 的{event.event}排在 {before.date} 的{before.event}后面。"
                at = ("history", index, "date")
                yield Flag(message, permit.file, at, related=related)
