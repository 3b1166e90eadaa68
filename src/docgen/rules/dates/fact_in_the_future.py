"""A thing that has been done, such as a decision or a hand-over, is dated after the catalog's own date.

What is planned may lie ahead: taking effect, the end of a trial run, an event of the change record on the day that
a batch with the permit takes effect.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Pointer, Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG816"
SEVERITY = Severity.WARNING
SCOPE = "catalog"
TITLE = "已经办的事日期晚于目录日期"
WHY = "《办法》第八条的移交、第三条的决定和变更都是已经发生的事，不会晚于编目录的那一天；文书上的日期以目录日期为准。"
REMEDY = "改正日期；事情确已发生的，把 district.yaml 的 dated 改到那一天以后；还没有办的，先不写。"
GOOD: Example = {
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
decision: {title: 沾益区划转决定, dated: "2026-11-20"}
effective_on: "2027-01-04"
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
decision:
  title: 沾益区划转决定
  dated: "2027-11-20"  # DG816
handed_over_on: "2027-12-01"  # DG816
"""
}


def check(catalog: Catalog) -> Iterator[Flag]:
    if catalog.district is None:
        return
    today = catalog.district.dated
    related = (Related("目录日期", catalog.district.file, ("dated",)),)
    for file, pointer, what, day in _facts(catalog):
        if day and day > today:
            message = f"{what}的日期 {day} 晚于目录日期 {today}。"
            yield Flag(message, file, pointer, related=related)


def _facts(catalog: Catalog) -> Iterator[tuple[str, Pointer, str, str | None]]:
    if catalog.district:
        yield catalog.district.file, ("measures", "dated"), "办法成文", catalog.district.measures.dated
        for index, foundation in enumerate(catalog.district.foundations):
            yield catalog.district.file, ("foundations", index, "dated"), "文件成文", foundation.dated
    for department in catalog.departments:
        if department.accountability_rules:
            dated = department.accountability_rules.dated
            yield department.file, ("accountability_rules", "dated"), "文件成文", dated
    for transfer in catalog.transfers:
        if transfer.decision:
            yield transfer.file, ("decision", "dated"), "划转决定成文", transfer.decision.dated
        yield transfer.file, ("accepted_on",), "承接确认", transfer.accepted_on
        yield transfer.file, ("handed_over_on",), "交接", transfer.handed_over_on
    planned = {(row.permit, batch.effective_on) for batch in catalog.transfers for row in batch.rules}
    for permit in catalog.permits:
        for index, event in enumerate(permit.history):
            if (permit.id, event.date) not in planned:
                yield permit.file, ("history", index, "date"), f"变更记录“{event.event}”", event.date
