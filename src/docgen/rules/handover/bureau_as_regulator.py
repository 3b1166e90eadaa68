"""A permit that was handed over is supervised by the very bureau that approves it."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG513"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "划转事项由审批部门自己监管"
WHY = (
    "《办法》第四条、第五条：行政审批局对审批行为负责，划转后由行业主管部门承担事中事后监管；"
    "审批和监管由同一个部门做，就没有谁监督。"
)
REMEDY = "把 regulator 改为承担监管的部门；法律确实规定由审批部门监管的，用 allow 写明依据。"
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
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
supervision:
  - {matter: 公共场所卫生监督检查, regulator: 区行政审批局, basis: [《公共场所卫生管理条例》第十二条]}  # DG513
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    bureau = catalog.bureau
    if bureau is None:
        return
    for permit in catalog.permits:
        for index, row in enumerate(permit.supervision if permit.is_transferred else ()):
            if row.regulator in (bureau.short, bureau.name):
                message = f"“{row.matter}”由{row.regulator}监管，而事项已经划转给它审批。"
                yield Flag(message, permit.file, ("supervision", index, "regulator"))
