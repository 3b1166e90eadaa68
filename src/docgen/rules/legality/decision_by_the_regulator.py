"""A permit that was handed over is still decided by another department.

办法第四、五条: the 行政审批局 decides, the 主管部门 no longer may; two organs deciding is none responsible.
A step that decides or hands out the certificate is none of 办法第十二条's cooperation, whatever it is marked as.
"""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG308"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "划转事项仍由其他部门审批、决定或发证"
WHY = "《办法》第四条、第五条：划转后由区行政审批局审批并承担责任，区行业主管部门不再具有审批权限。"
REMEDY = "把这一环节的 actor 改为区行政审批局；需要部门配合的，另列核查、评审等环节并写明 cooperation。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 发证前现场核查, actor: 区卫生健康局, cooperation: 现场核查}
  - {step: 审查, actor: 区卫生健康局, cooperation: 符合性审查}
  - {step: 决定, actor: 区行政审批局}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 受理, actor: 区行政审批局}
  - {step: 审查与决定, actor: 区卫生健康局}  # DG308
  - {step: 审批决定, actor: 区卫生健康局, cooperation: 符合性审查}  # DG308
  - {step: 核发许可证, actor: 区卫生健康局}  # DG308
  - {step: 签发, actor: 区卫生健康局}  # DG308
  - {step: 分管领导签署, actor: 区卫生健康局}  # DG308
  - {step: 制证, actor: 区卫生健康局}  # DG308
  - {step: 送达, actor: 区卫生健康局}  # DG308
"""

_DECIDING = regex("(?:决定|审批|[核签颁]发|签署|签批|批准|审定|发证|制证|送达)(?!之?[前后])")


def check(catalog: Catalog) -> Iterator[Flag]:
    bureau = catalog.bureau
    if bureau is None:
        return
    for permit in catalog.permits:
        for index, step in enumerate(permit.flow if permit.is_transferred else ()):
            actor = catalog.department_by_name.get(step.actor or "")
            if actor and actor is not bureau and _DECIDING.search(step.step):
                message = f"“{step.step}”环节由{step.actor}办理，而事项已经划转，应由{bureau.short}办理。"
                related = (Related("已经划转", permit.file, ("status",)),)
                yield Flag(message, permit.file, ("flow", index, "actor"), related=related)
