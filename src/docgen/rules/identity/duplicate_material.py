"""A permit asks for the same material twice.

The same name for another case (`when`) or another form is another row.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.catalog.model.permit import Material
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG422"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "申请材料重复"
WHY = "《中华人民共和国行政许可法》第三十一条：不得要求申请人提交与申请事项无关的材料；同一份材料列两次，就会收两次。"
REMEDY = "删去重复的一项；不同情形分别要的，在 when 里写明情形。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - {name: 身份证明, need: 情形必要, when: 本人办理的}
  - {name: 身份证明, need: 情形必要, when: 委托他人办理的}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - name: 身份证明
  - name: 平面图
  - name: 身份证明  # DG422
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        first: dict[tuple[object, ...], int] = {}
        for index, material in enumerate(permit.materials):
            known = first.setdefault(_identity(material), index)
            if known != index:
                related = (Related("已经列在这里", permit.file, ("materials", known, "name")),)
                message = f"材料“{material.name}”已经列过了。"
                yield Flag(message, permit.file, ("materials", index, "name"), related=related)


def _identity(material: Material) -> tuple[object, ...]:
    return (material.name, material.when, material.form)
