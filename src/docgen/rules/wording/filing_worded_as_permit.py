"""An item that became a 备案 is still received, examined or decided like a permit.

办法第九条: such an item is no longer received by the 行政审批局; a 备案 is told, not granted.
"""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog, Permit
from docgen.findings import Pointer, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG628"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "改为备案的事项仍按许可办理"
WHY = "《办法》第九条：改为备案的，行政审批局不再受理，由主管部门受理并监管；备案没有准予、审批、核准这些环节。"
REMEDY = "流程和责任按备案改写，例如“收到材料后备案”；仍须审批的，状态不应是改为备案。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 改为备案
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 备案, standard: 材料齐全的当场备案，不再审批}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 改为备案
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 审批, standard: 材料齐全的当场办结}  # DG628
  - {step: 决定, standard: 符合条件的准予许可}  # DG628
"""

_GRANTING = regex("审批|核准|准予|批准|许可决定|颁发许可|发放许可")
_DENIED = regex("(?:不再|无需|不得|不需要?|取消|不予|停止)[^，。；]{0,4}(?:审批|核准|批准|许可)")


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for at, text in _acts(permit) if permit.status == "改为备案" else ():
            match = _GRANTING.search(_DENIED.sub("", text))
            if match:
                message = f"事项已改为备案，“{text}”却还写着“{match[0]}”。"
                yield Flag(message, permit.file, at)


def _acts(permit: Permit) -> Iterator[tuple[Pointer, str]]:
    for index, step in enumerate(permit.flow):
        yield ("flow", index, "step"), step.step
        yield ("flow", index, "standard"), step.standard or ""
    for index, row in enumerate(permit.responsibility.approval if permit.responsibility else ()):
        yield ("responsibility", "approval", index, "duty"), row.duty
