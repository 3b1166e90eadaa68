"""A batch takes effect on a day on which nobody is at work to receive or to hand over.

A year without a calendar is DG820's.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.law.workdays import UnpublishedYearError, add, is_workday
from docgen.rules.contract import Example, Flag

CODE = "DG818"
SEVERITY = Severity.INFO
SCOPE = "record"
TITLE = "生效日期不是工作日"
WHY = "《办法》第七条：划转时要同时完成工作移交和系统对接；放假的日子窗口不开，移交和对接都办不成。"
REMEDY = "可改为提示的工作日；决定文件确是这样写的，不用改。"
GOOD: Example = {
    "catalogs/calendar/2024.yaml": """\
notice: {title: 国务院办公厅关于2024年部分节假日安排的通知}
holidays: [{name: 端午节, first: "2024-06-10", last: "2024-06-10"}]
workdays: []
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
    "catalogs/calendar/2024.yaml": """\
notice: {title: 国务院办公厅关于2024年部分节假日安排的通知}
holidays: [{name: 端午节, first: "2024-06-10", last: "2024-06-10"}]
workdays: []
""",
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
effective_on: "2024-06-01"  # DG818
""",
}


def check(catalog: Catalog) -> Iterator[Flag]:
    for transfer in catalog.transfers:
        day = transfer.effective_on
        next_day = _next_workday(catalog, day) if day else None
        if day and next_day:
            message = f"生效日期 {day} 不是工作日。"
            help = f"其后的第一个工作日是 {next_day}。{REMEDY}"
            yield Flag(message, transfer.file, ("effective_on",), help=help)


def _next_workday(catalog: Catalog, day: str) -> str | None:
    """None when the day is one itself, or nobody knows."""
    try:
        return None if is_workday(day, catalog.calendars) else add(day, 1, catalog.calendars)
    except UnpublishedYearError:
        return None
