"""A material that applicants must hand in has no legal basis.

Only material that belongs to the permit may be asked for (行政许可法第三十一条).
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG306"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "申请材料没有依据"
WHY = "《中华人民共和国行政许可法》第三十一条：不得要求申请人提交与申请事项无关的材料；写明依据才看得出是否有关。"
REMEDY = "写明要求这份材料的条文；确无条文的，删去这份材料，或在 allow 里写明 DG306 的理由。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - name: 公共场所卫生许可申请表
    basis: [《公共场所卫生管理条例实施细则》第二十二条]
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - name: 房产证复印件  # DG306
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for index, material in enumerate(permit.materials):
            if not material.basis:
                message = f"材料“{material.name}”没有写依据。"
                yield Flag(message, permit.file, ("materials", index, "name"))
