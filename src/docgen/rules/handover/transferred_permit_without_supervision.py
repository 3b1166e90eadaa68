"""A permit was handed over, and nobody supervises it.

办法第五、六条: with the power to decide gone, the 主管部门 supervises during and after.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG501"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "划转事项没有监管内容"
WHY = "《办法》第五条、第六条：事项划转后，区行业主管部门承担事中事后监管职责，并建立监管目录清单。"
REMEDY = "在 supervision 里逐行写明监管事项、监管部门和依据。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
supervision:
  - {matter: 公共场所卫生监督检查, regulator: 区卫生健康局, basis: [《公共场所卫生管理条例》第十二条]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转  # DG501
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        if permit.is_transferred and not permit.supervision:
            message = f"“{permit.name}”已经划转，却没有一行监管内容。"
            yield Flag(message, permit.file, ("status",))
