"""A material that is asked for in some cases only, and nothing says in which."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG318"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "情形必要的材料没有写是什么情形"
WHY = "《中华人民共和国行政许可法》第三十条：需要提交的全部材料的目录要公示；只说“情形必要”，申请人不知道自己要不要交。"
REMEDY = "用 when 写明什么情形下要交。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - {name: 卫生检测报告, need: 情形必要, when: 使用集中空调通风系统的, basis: [《公共场所卫生管理条例》第八条]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - {name: 卫生检测报告, need: 情形必要, basis: [《公共场所卫生管理条例》第八条]}  # DG318
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for index, material in enumerate(permit.materials):
            if material.need == "情形必要" and not material.when:
                message = f"材料“{material.name}”是情形必要的，没有写是什么情形。"
                yield Flag(message, permit.file, ("materials", index, "need"))
