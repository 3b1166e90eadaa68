"""The department that handed a permit over is not among those who supervise it, or its duties name nobody else."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG514"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "移交的部门不在监管部门之中"
WHY = (
    "《办法》第四条、第五条：划转后由行业主管部门对监管行为和结果负责；监管目录里没有它，"
    "责任清单却把监管责任写给它，就说不清由谁负责。"
)
REMEDY = (
    "在 supervision 里补上行业主管部门；确由别的部门监管的，"
    "在 responsibility.supervision 的每一项用 regulator 写明是谁的责任。"
)
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
supervision:  # DG514
  - {matter: 公共场所卫生监督检查, regulator: 区水务局, basis: [《公共场所卫生管理条例》第十二条]}
responsibility:
  approval: [{duty: 依法受理申请}]
  supervision: [{duty: 对公共场所进行现场检查}]
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    """Silent where every duty names the body whose it is: then nothing is put under a wrong one."""
    for permit in catalog.permits:
        department = catalog.department_by_id.get(permit.department)
        if not permit.is_transferred or not permit.supervision or department is None:
            continue
        duties = permit.responsibility.supervision if permit.responsibility else ()
        is_explained = bool(duties) and all(duty.regulator for duty in duties)
        if not {department.short, department.name} & {*permit.regulator_names} and not is_explained:
            message = f"监管部门是{'、'.join(permit.regulator_names)}，没有移交事项的{department.short}。"
            yield Flag(message, permit.file, ("supervision",), on_key=True)
