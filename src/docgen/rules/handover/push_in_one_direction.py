"""A permit that was handed over has no push list, or only one direction of it."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG507"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "划转事项的信息推送不是双向"
WHY = "《办法》第十三条：建立审批监管信息双向推送共享机制，编制信息推送清单，及时互推共享。"
REMEDY = "在 push 里补上缺少的方向：什么时候推送、推送哪些内容、走什么渠道。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
push:
  - {direction: 审批推送监管, trigger: 作出准予许可的决定}
  - {direction: 监管推送审批, trigger: 查处提供虚假材料获得审批的行为}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
push:  # DG507
  - {direction: 审批推送监管, trigger: 作出准予许可的决定}
"""

_BOTH = ("审批推送监管", "监管推送审批")


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        written = {row.direction for row in permit.push}
        missing = [direction for direction in _BOTH if direction not in written] if permit.is_transferred else []
        if missing:
            at = "push" if permit.push else "status"
            message = f"“{permit.name}”已经划转，信息推送清单却缺少{'、'.join(missing)}。"
            yield Flag(message, permit.file, (at,), on_key=bool(permit.push))
