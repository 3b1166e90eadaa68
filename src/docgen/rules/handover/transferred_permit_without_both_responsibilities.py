"""A permit was handed over without saying what each side answers for, and who is held to account when.

办法第四条: the bureau answers for its decisions, the department for its supervision; 第五条: 责任清单 and 追责.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.catalog.model.supervision import Responsibility
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG503"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "划转事项的责任清单不全"
WHY = "《办法》第四条、第五条：审批责任归区行政审批局，监管责任归区行业主管部门，并要建立责任清单、严格责任追究。"
REMEDY = "在 responsibility 里补齐 approval（审批责任）、supervision（监管责任）、accountability（追责情形）。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
responsibility:
  approval:
    - {duty: 依法受理、审查并作出决定, basis: [《中华人民共和国行政许可法》第三十八条]}
  supervision:
    - {duty: 进行卫生监督检查, basis: [《公共场所卫生管理条例》第十二条]}
  accountability:
    - {situation: 不依法履行监督职责, basis: [《中华人民共和国行政许可法》第七十七条]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转  # DG503
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
responsibility:
  approval:
    - {duty: 依法受理、审查并作出决定, basis: [《中华人民共和国行政许可法》第三十八条]}
"""

_NOTHING = Responsibility()


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        missing = _missing(permit.responsibility or _NOTHING) if permit.is_transferred else []
        if missing:
            message = f"“{permit.name}”已经划转，责任清单却缺少{'、'.join(missing)}。"
            yield Flag(message, permit.file, ("status",))


def _missing(responsibility: Responsibility) -> list[str]:
    sides = {
        "审批责任": responsibility.approval,
        "监管责任": responsibility.supervision,
        "追责情形": responsibility.accountability,
    }
    return [name for name, rows in sides.items() if not rows]
