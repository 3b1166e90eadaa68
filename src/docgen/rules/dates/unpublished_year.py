"""A date for which working days count lies in a year whose holidays are not in the catalog.

Said once per year. A calendar that could not be read is not missing.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Pointer, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG820"
SEVERITY = Severity.INFO
SCOPE = "catalog"
TITLE = "没有这一年的放假安排"
WHY = "《中华人民共和国行政许可法》第八十二条：期限以工作日计算，不含法定节假日；没有当年的放假通知，工作日就数不出来。"
REMEDY = "国务院办公厅一般在上一年十一月前后公布；公布以后照通知写 catalogs/calendar/年份.yaml。"
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
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
effective_on: "2031-06-03"  # DG820
"""
}


def check(catalog: Catalog) -> Iterator[Flag]:
    seen: set[str] = set()
    for file, pointer, day in _days(catalog):
        year = day[:4]
        home = f"catalogs/calendar/{year}.yaml"
        if int(year) not in catalog.calendars and home not in catalog.broken and year not in seen:
            seen.add(year)
            message = f"{day} 在 {year} 年，而目录里没有 {year} 年的放假安排。"
            yield Flag(message, file, pointer)


def _days(catalog: Catalog) -> Iterator[tuple[str, Pointer, str]]:
    for transfer in catalog.transfers:
        if transfer.effective_on:
            yield transfer.file, ("effective_on",), transfer.effective_on
        for index, case in enumerate(transfer.pending_cases or ()):
            if case.due_on:
                yield transfer.file, ("pending_cases", index, "due_on"), case.due_on
