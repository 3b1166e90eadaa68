"""A condition has no legal basis, or only an official document.

Conditions come from 法律, 法规 or 规章 (行政许可法第十六条); departments add none (办法第十条).
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.catalog.model.permit import Condition
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import DOCUMENT, rank

CODE = "DG305"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "办理条件没有法律、法规、规章依据"
WHY = (
    "《中华人民共和国行政许可法》第十六条：法规、规章只能对上位法设定的许可作具体规定，不得增设条件；"
    "《办法》第十条：区行业主管部门不得私设门槛。"
)
REMEDY = "写明这一条件出自哪部法律、法规或规章的哪一条；找不到依据的，删去这一条件。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
conditions:
  - text: 卫生质量符合国家卫生标准和要求
    basis: [《公共场所卫生管理条例》第三条]
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
conditions:
  - text: 注册资本不少于一百万元  # DG305
  - text: 营业面积不少于五百平方米  # DG305
    basis: [《关于加强公共场所卫生管理的通知》]
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for index, condition in enumerate(permit.conditions):
            fault = _fault(catalog, condition)
            if fault:
                message = f"条件“{condition.text}”{fault}。"
                yield Flag(message, permit.file, ("conditions", index, "text"))


def _fault(catalog: Catalog, condition: Condition) -> str | None:
    if not condition.basis:
        return "没有写依据"
    if all(rank(catalog, text) == DOCUMENT for text in condition.basis):
        return f"只有规范性文件作依据：{'、'.join(condition.basis)}"
    return None
