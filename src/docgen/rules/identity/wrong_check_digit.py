"""A 统一社会信用代码 does not agree with its own check digits (GB 32100-2015; inside it GB 11714).

Organs (11…) always pass; a few codes given to enterprises in the pilot years do not.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Pointer, Severity
from docgen.rules.codes import handling, misspelt
from docgen.rules.contract import Example, Flag

CODE = "DG414"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "统一社会信用代码的校验码不对"
WHY = "GB 32100-2015：第 18 位由前 17 位算出，第 17 位由第 9 至 16 位算出；对不上，一定有一位抄错了。"
REMEDY = "对照统一社会信用代码证书逐位核对。"
GOOD: Example = {
    "catalogs/health/department.yaml": """\
id: health
name: 曲靖市沾益区卫生健康局
short: 区卫生健康局
role: 主管
uscc: 11320583MB155809X5
"""
}
BAD: Example = {
    "catalogs/health/department.yaml": """\
id: health
name: 曲靖市沾益区卫生健康局
short: 区卫生健康局
role: 主管
uscc: 11320583MB155808X5  # DG414
""",
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
handling_items:
  - {name: 公共场所卫生许可新办, code: "11320583MB155809X5400012300600001"}
  - {name: 公共场所卫生许可延续, code: "11320583MB155809X4400012300600002"}  # DG414
""",
}

_ORGAN = "11"


def check(catalog: Catalog) -> Iterator[Flag]:
    for file, pointer, uscc in _codes(catalog):
        fault = misspelt(uscc)
        if fault:
            severity = SEVERITY if uscc.startswith(_ORGAN) else Severity.WARNING
            yield Flag(f"统一社会信用代码 {uscc} 的{fault}。", file, pointer, severity=severity)


def _codes(catalog: Catalog) -> Iterator[tuple[str, Pointer, str]]:
    for department in catalog.departments:
        if department.uscc:
            yield department.file, ("uscc",), department.uscc
    for permit in catalog.permits:
        for index, item in enumerate(permit.handling_items):
            code = handling(item.code) if item.code else None
            if code and code.uscc:
                yield permit.file, ("handling_items", index, "code"), code.uscc
