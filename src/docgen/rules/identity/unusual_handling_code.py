"""The code of a handling item is not 实施编码 31 + 2, nor the short 基本编码 12 + 2 that guides print."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.codes import basic_within, handling
from docgen.rules.contract import Example, Flag

CODE = "DG412"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "业务办理项编码不是常见的写法"
WHY = "业务办理项编码共 33 位：统一社会信用代码 18、行使层级 1、基本编码 12、业务办理项 2；指南也有只印后 14 位。"
REMEDY = "对照政务服务平台核对；平台确是这样写的，在 allow 里写明 DG412 的理由。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
handling_items:
  - {name: 公共场所卫生许可新办, code: "11320583MB155809X5400012300600001"}
  - {name: 公共场所卫生许可延续, code: "00012300600002"}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
handling_items:
  - name: 公共场所卫生许可新办
    code: "11320583MB155809X54000123006000"  # DG412
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for index, item in enumerate(permit.handling_items):
            if item.code and handling(item.code) is None:
                help = "这是实施编码，后面还缺两位业务办理项序号。" if basic_within(item.code) else REMEDY
                message = f"办理项“{item.name}”的编码共 {len(item.code)} 位，不是已知的写法。"
                yield Flag(message, permit.file, ("handling_items", index, "code"), help=help)
