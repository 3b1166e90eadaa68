"""A yearly check (年检) is required without a law or regulation behind it.

优化营商环境条例第三十九条: no licence in the guise of a filing, registration, yearly check or report.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import LAWS_AND_REGULATIONS
from docgen.rules.sufficiency import shortfall

CODE = "DG310"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "年检没有法律、法规依据"
WHY = "《优化营商环境条例》第三十九条：严禁以备案、登记、年检、年报等形式变相设定或者实施行政许可。"
REMEDY = "写明规定年检的法律、行政法规或地方性法规；没有的，删去年检，改在 supervision 里写日常监管。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
inspection:
  annual_check: {required: true, cycle: 两年复核一次, basis: [《公共场所卫生管理条例》第八条]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
inspection:
  annual_check:
    required: true  # DG310
    cycle: 每年一次
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        yearly = permit.inspection.annual_check if permit.inspection else None
        fault = shortfall(catalog, yearly.basis, LAWS_AND_REGULATIONS) if yearly and yearly.required else None
        if fault:
            at = ("inspection", "annual_check", "required")
            yield Flag(f"“{permit.name}”要求年检，{fault[1]}。", permit.file, at, severity=fault[0])
