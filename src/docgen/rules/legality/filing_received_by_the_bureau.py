"""A permit became a filing, and the 行政审批局 still receives it.

办法第九条: it no longer does; the 主管部门 receives the filing and supervises.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG315"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "改为备案的事项仍由行政审批局办理"
WHY = "《办法》第九条：划转的行政许可事项改为备案的，区行政审批局不再受理，由区行业主管部门受理并监管。"
REMEDY = "把这一环节的 actor 改为主管部门；事项没有改为备案的，改正 status。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 改为备案
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 实施依据}
flow:
  - {step: 收取备案材料, actor: 区卫生健康局}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 改为备案
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 实施依据}
flow:
  - {step: 收取备案材料, actor: 区行政审批局}  # DG315
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    bureau = catalog.bureau
    for permit in catalog.permits:
        for index, step in enumerate(permit.flow if permit.status == "改为备案" and bureau else ()):
            if catalog.department_by_name.get(step.actor or "") is bureau:
                message = f"事项已经改为备案，“{step.step}”环节却仍由{step.actor}办理。"
                related = (Related("改为备案", permit.file, ("status",)),)
                yield Flag(message, permit.file, ("flow", index, "actor"), related=related)
