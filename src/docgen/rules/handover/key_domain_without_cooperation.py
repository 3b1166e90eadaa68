"""A permit of a key domain was handed over, and no step has the 主管部门 take part.

办法第二十二条; the key says that its part is needed. A step with `cooperation`, of another department, or called
联合, 会审 or 联审 is such a step.
"""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.catalog.model.permit import Step
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG512"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "重点领域事项没有主管部门参与的环节"
WHY = (
    "《办法》第二十二条：涉及安全、环保等重点领域、需要行业主管部门共同参与的审批事项，区行业主管部门应当积极配合完成。"
)
REMEDY = "在 flow 里写明主管部门参与的环节和 cooperation；不需要共同参与的，删去 key_domains。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
key_domains: [安全]
flow:
  - {step: 现场核查, actor: 区卫生健康局, cooperation: 现场核查}
  - {step: 决定, actor: 区行政审批局}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
key_domains: [安全]  # DG512
flow:
  - {step: 受理, actor: 区行政审批局}
  - {step: 决定, actor: 区行政审批局}
"""

_JOINT = regex("联合|会审|联审|会商")


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        is_concerned = permit.is_transferred and permit.key_domains and permit.flow
        if is_concerned and not any(_takes_part(catalog, step) for step in permit.flow):
            message = f"“{permit.name}”涉及{'、'.join(permit.key_domains)}，办理环节里却没有主管部门参与。"
            yield Flag(message, permit.file, ("key_domains",), on_key=True)


def _takes_part(catalog: Catalog, step: Step) -> bool:
    actor = catalog.department_by_name.get(step.actor or "")
    is_another = actor is not None and actor is not catalog.bureau
    return bool(step.cooperation or is_another or _JOINT.search(f"{step.step}{step.standard or ''}"))
