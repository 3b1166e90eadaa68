"""A transfer takes effect before it was decided.

办法第三条: both sides act on the decision. For an event only the year in its 文号 can be compared.
"""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Pointer, Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG807"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "生效日期早于决定"
WHY = "《办法》第三条：区行政审批局和区行业主管部门按照动态调整的决定承接和监管；决定作出以前，职责没有变更。"
REMEDY = "核对决定的成文日期、施行日期和生效日期，改正写错的一个。"
GOOD: Example = {
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
decision: {title: 沾益区划转决定, dated: "2024-05-28"}
effective_on: "2024-06-03"
"""
}
BAD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
history:
  - date: "2024-05-01"  # DG807
    event: 划转
    decision: 沾政发〔2025〕3号
""",
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
decision: {title: 沾益区划转决定, dated: "2024-05-28"}
effective_on: "2024-05-01"  # DG807
""",
}

_YEAR = regex(r"〔([0-9]{4})〕")


def check(catalog: Catalog) -> Iterator[Flag]:
    for transfer in catalog.transfers:
        effective, decision = transfer.effective_on, transfer.decision
        for key, what in (("dated", "作出"), ("effective_on", "施行")):
            decided = getattr(decision, key, None)
            if effective and decided and effective < decided:
                related = (Related(f"决定{what}的日期", transfer.file, ("decision", key)),)
                message = f"批次自 {effective} 起生效，而决定 {decided} 才{what}。"
                yield Flag(message, transfer.file, ("effective_on",), related=related)
                break
    for permit in catalog.permits:
        for index, event in enumerate(permit.history):
            year = _YEAR.search(event.decision or "")
            if year and year[1] > event.date[:4]:
                at: Pointer = ("history", index, "date")
                message = f"{event.date} 的{event.event}早于决定“{event.decision}”。"
                yield Flag(message, permit.file, at)
