"""A permit was handed over, and the rules for deciding it are not all there.

办法第八条 names them: 事项名称、设立依据、办理条件、资料要件、办理流程及标准. The name is never absent.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.catalog.model.permit import Permit
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG504"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "划转事项的审批规则不全"
WHY = "《办法》第八条：审批规则及清单要明确事项名称、设立依据、办理条件、资料要件、办理流程及标准。"
REMEDY = "补齐缺少的部分；确实没有的（如不需要材料），在 allow 里写明 DG504 的理由。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
conditions:
  - {text: 卫生质量符合国家卫生标准和要求, basis: [《公共场所卫生管理条例》第三条]}
materials:
  - {name: 公共场所卫生许可申请表}
flow:
  - {step: 受理, actor: 区行政审批局}
  - {step: 决定, actor: 区行政审批局}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转  # DG504
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
conditions:
  - {text: 卫生质量符合国家卫生标准和要求, basis: [《公共场所卫生管理条例》第三条]}
materials:
  - {name: 公共场所卫生许可申请表}
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        missing = _missing(permit) if permit.is_transferred else []
        if missing:
            message = f"“{permit.name}”已经划转，审批规则却缺少{'、'.join(missing)}。"
            yield Flag(message, permit.file, ("status",))


def _missing(permit: Permit) -> list[str]:
    parts = {
        "设立依据（basis）": permit.basis,
        "办理条件（conditions）": permit.conditions,
        "资料要件（materials）": permit.materials,
        "办理流程（flow）": permit.flow,
    }
    return [name for name, rows in parts.items() if not rows]
