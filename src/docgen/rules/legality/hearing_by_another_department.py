"""A hearing about a permit that was handed over is held by another department.

办法第二十三条: the 行政审批局 organises it, and asks for help in writing; a step with `cooperation` is such help.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG316"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "划转事项的听证由其他部门组织"
WHY = "《办法》第二十三条：依法需听证等程序的，由区行政审批部门组织实施；需要协助的，正式行文提出。"
REMEDY = "把听证环节的 actor 改为区行政审批局；其他部门只是协助的，写明 cooperation: 社会听证。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 听证, actor: 区行政审批局, clock: 不计入}
  - {step: 协助听证, actor: 区卫生健康局, cooperation: 社会听证, clock: 不计入}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 组织听证, actor: 区卫生健康局, clock: 不计入}  # DG316
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    bureau = catalog.bureau
    for permit in catalog.permits:
        for index, step in enumerate(permit.flow if permit.is_transferred and bureau else ()):
            if "听证" not in step.step or step.cooperation:
                continue
            actor = catalog.department_by_name.get(step.actor or "")
            if actor and bureau and actor is not bureau:
                message = f"“{step.step}”环节由{step.actor}办理，而事项已经划转，应由{bureau.short}组织。"
                related = (Related("已经划转", permit.file, ("status",)),)
                yield Flag(message, permit.file, ("flow", index, "actor"), related=related)
