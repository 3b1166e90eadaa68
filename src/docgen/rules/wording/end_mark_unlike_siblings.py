"""One item of a list ends with a mark, and another of the same list does not."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Permit
from docgen.findings import Pointer, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG617"
SEVERITY = Severity.INFO
SCOPE = "record"
TITLE = "同一清单各条的句末标点不一致"
WHY = "清单逐条打印成表格，同一栏有的有句号、有的没有，前后不一致。"
REMEDY = "同一清单各条的末尾要么都用标点，要么都不用；一般不用。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
responsibility:
  supervision:
    - {duty: 对公共场所进行现场检查, basis: [《公共场所卫生管理条例》第十二条]}
    - {duty: 对卫生许可证进行复核, basis: [《公共场所卫生管理条例》第八条]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
responsibility:
  supervision:
    - {duty: 对公共场所进行现场检查。, basis: [《公共场所卫生管理条例》第十二条]}  # DG617
    - {duty: 对卫生许可证进行复核, basis: [《公共场所卫生管理条例》第八条]}
"""

_MARKS = "。", "；", "，", ";", "."


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for rows in _lists(permit):
            ended = [(at, text) for at, text in rows if text.endswith(_MARKS)]
            for at, text in ended if len(ended) < len(rows) else ():
                message = f"这一条末尾有“{text[-1]}”，同一清单的其他条没有。"
                yield Flag(message, permit.file, at, help=f"改为“{text.rstrip('。；，;.')}”。{REMEDY}")


def _lists(permit: Permit) -> Iterator[list[tuple[Pointer, str]]]:
    yield [(("conditions", i, "text"), row.text) for i, row in enumerate(permit.conditions)]
    yield [(("flow", i, "standard"), row.standard) for i, row in enumerate(permit.flow) if row.standard]
    yield [(("push", i, "trigger"), row.trigger) for i, row in enumerate(permit.push)]
    if lists := permit.responsibility:
        at = "responsibility"
        yield [((at, "approval", i, "duty"), row.duty) for i, row in enumerate(lists.approval)]
        yield [((at, "supervision", i, "duty"), row.duty) for i, row in enumerate(lists.supervision)]
        yield [((at, "accountability", i, "situation"), row.situation) for i, row in enumerate(lists.accountability)]
