"""A permit that was handed over is supervised by the very bureau that approves it."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Permit
from docgen.findings import Pointer, Severity
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
responsibility:
  approval: [{duty: 依法受理申请}]
  supervision: [{duty: 对公共场所进行现场检查, regulator: 曲靖市沾益区行政审批局}]  # DG513
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    bureau = catalog.bureau
    if bureau is None:
        return
    for permit in catalog.permits:
        for pointer, regulator, text in _supervised(permit) if permit.is_transferred else ():
            if regulator in (bureau.short, bureau.name):
                yield Flag(f"“{text}”由{regulator}监管，而事项已经划转给它审批。", permit.file, pointer)


def _supervised(permit: Permit) -> Iterator[tuple[Pointer, str | None, str]]:
    """Where a body is named, the body, and what for: supervision, and the duties that name their own."""
    for index, row in enumerate(permit.supervision):
        yield ("supervision", index, "regulator"), row.regulator, row.matter
    for index, duty in enumerate(permit.responsibility.supervision if permit.responsibility else ()):
        yield ("responsibility", "supervision", index, "regulator"), duty.regulator, duty.duty
