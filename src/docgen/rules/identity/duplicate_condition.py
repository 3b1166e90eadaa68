"""A permit lists the same condition twice."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG423"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "办理条件重复"
WHY = "《办法》第八条：审批规则要明确办理条件；同一条件列两次，多半是漏改了其中一条。"
REMEDY = "删去重复的一条，或者改成它本来要写的条件。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
conditions:
  - {text: 有固定的经营场所, basis: [《公共场所卫生管理条例》第三条]}
  - {text: 卫生质量符合国家卫生标准和要求, basis: [《公共场所卫生管理条例》第三条]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
conditions:
  - {text: 有固定的经营场所, basis: [《公共场所卫生管理条例》第三条]}
  - {text: 有固定的经营场所, basis: [《公共场所卫生管理条例》第四条]}  # DG423
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        first: dict[str, int] = {}
        for index, condition in enumerate(permit.conditions):
            known = first.setdefault(condition.text, index)
            if known != index:
                related = (Related("已经列在这里", permit.file, ("conditions", known, "text")),)
                message = f"条件“{condition.text}”已经列过了。"
                yield Flag(message, permit.file, ("conditions", index, "text"), related=related)
