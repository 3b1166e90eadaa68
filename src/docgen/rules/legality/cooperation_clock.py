"""A cooperation step is taken off the clock, or on the list of steps, without the law allowing it.

行政许可法第四十五条 lists what does not count: hearing, tender, auction, inspection, testing, quarantine,
appraisal and expert review. 技术论证 may be one of these, so it is left alone.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.catalog.model.permit import Step
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG309"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "协同环节不应扣除时限，或不是办理环节"
WHY = (
    "《中华人民共和国行政许可法》第四十五条：只有听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的时间不计入期限；"
    "现场核查、符合性审查、协议签订等都要计入，业务培训不是许可程序。"
)
REMEDY = "把 clock 改为计入，并核对承诺时限；业务培训从 flow 中删去。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 现场核查, actor: 区卫生健康局, cooperation: 现场核查, clock: 计入, days: 3}
  - {step: 专家评审, actor: 区卫生健康局, cooperation: 专家评审, clock: 不计入, days: 10}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 现场核查, actor: 区卫生健康局, cooperation: 现场核查, clock: 不计入}  # DG309
  - {step: 申办人培训, actor: 区卫生健康局, cooperation: 业务培训}  # DG309
"""

_COUNTED = frozenset({"现场核查", "现场检查", "现场勘查", "符合性审查", "协议签订"})


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for index, step in enumerate(permit.flow):
            fault = _fault(step)
            if fault:
                yield Flag(fault[1], permit.file, ("flow", index, fault[0]))


def _fault(step: Step) -> tuple[str, str] | None:
    """The key at fault and what is wrong with it."""
    if step.cooperation == "业务培训":
        return "cooperation", f"“{step.step}”是业务培训，不是许可的办理环节。"
    if step.cooperation in _COUNTED and step.clock == "不计入":
        return "clock", f"“{step.step}”属于{step.cooperation}，不在可以扣除时限之列，却写了不计入。"
    return None
