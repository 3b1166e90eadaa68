"""The code of a handling item says another permit, level or organ than the file it stands in.

On a transfer the organ in the code changes from the 主管部门 to the 行政审批局; the old code moves to `previous_codes`.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Department, Permit
from docgen.findings import Severity
from docgen.rules.codes import DIGIT_OF_LEVEL, HandlingCode, handling
from docgen.rules.contract import Example, Flag

CODE = "DG413"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "业务办理项编码与事项不符"
WHY = (
    "《办法》第七条：划转时要同时完成工作移交和系统对接。编码由实施机关的统一社会信用代码、行使层级和基本编码组成，"
    "划转后实施机关变了，编码也要随着变。"
)
REMEDY = "核对平台上的编码；划转前的旧编码移到 previous_codes。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
code: "000123006000"
handling_items:
  - {name: 公共场所卫生许可新办, code: "11320583MB155809X5400012300600001"}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
code: "000123006000"
handling_items:
  - name: 公共场所卫生许可新办
    code: "11320583MB155809X5400012300500001"  # DG413
  - name: 公共场所卫生许可延续
    code: "11320583MB155809X5300012300600002"  # DG413
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        if permit.handling_items:
            organ = catalog.approver(permit)
            for index, item in enumerate(permit.handling_items):
                code = handling(item.code) if item.code else None
                for fault in _faults(permit, organ, code) if code else ():
                    message = f"办理项“{item.name}”的编码里，{fault}。"
                    yield Flag(message, permit.file, ("handling_items", index, "code"))


def _faults(permit: Permit, organ: Department | None, code: HandlingCode) -> Iterator[str]:
    if code.basic.endswith("Y"):
        yield f"基本编码 {code.basic} 是有子项的主项，主项不直接办理"
    if permit.code and permit.code != code.basic:
        yield f"基本编码是 {code.basic}，事项的是 {permit.code}"
    digit = DIGIT_OF_LEVEL[permit.level]
    if code.level and code.level != digit:
        yield f"行使层级是 {code.level}，{permit.level}级应为 {digit}"
    if code.uscc and organ and organ.uscc and code.uscc != organ.uscc:
        yield f"实施机关的统一社会信用代码是 {code.uscc}，{organ.short}的是 {organ.uscc}"
