"""An item in the list of permits is called a 备案."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG629"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "许可事项的名称是备案"
WHY = "《办法》第九条：改为备案的事项不再划转审批；备案列在许可目录里，等于把备案当许可办。"
REMEDY = "确是备案的，状态改为“改为备案”；确是许可的，名称按行政许可事项清单书写。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可和备案
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生备案  # DG629
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
"""

_PERMIT_STATES = frozenset({"划转", "保留", "承接中"})
_GRANTING = "许可", "审批", "核准", "审核", "批准", "核发"


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        name = permit.name
        if "备案" in name and permit.status in _PERMIT_STATES and not any(word in name for word in _GRANTING):
            message = f"“{name}”是备案，状态却是“{permit.status}”。"
            related = (Related("状态在这里", permit.file, ("status",)),)
            yield Flag(message, permit.file, ("name",), related=related)
