"""Whoever applies must bring what they apply for: the certificate stands among the materials.

Met in a county's guide. For a change or a renewal the old certificate is rightly asked for: 情形必要, with `when`.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG317"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "把要发的证列成了必要材料"
WHY = (
    "《中华人民共和国行政许可法》第三十一条：不得要求申请人提交与其申请的行政许可事项无关的材料；"
    "首次申请的人拿不出还没有发的证。"
)
REMEDY = "删去这份材料；变更、延续、补办时才要的，need 改为情形必要，在 when 写明情形。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - {name: 卫生许可证, need: 情形必要, when: 申请延续的, basis: [《公共场所卫生管理条例》第四条]}
certificate: {name: 卫生许可证}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - {name: 卫生许可证, need: 必要, basis: [《公共场所卫生管理条例》第四条]}  # DG317
certificate: {name: 卫生许可证}
"""

_FIRST = "新办", "首次", "设立", "新申请", "核发", "申请"


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        items = [item.name for item in permit.handling_items]
        is_first = not items or any(word in name for name in items for word in _FIRST)
        for index, material in enumerate(permit.materials if permit.certificate and is_first else ()):
            if permit.certificate and material.need == "必要" and material.name == permit.certificate.name:
                message = f"“{material.name}”是办成以后才发的，却列为必要的申请材料。"
                related = (Related("发的证在这里", permit.file, ("certificate", "name")),)
                yield Flag(message, permit.file, ("materials", index), related=related)
