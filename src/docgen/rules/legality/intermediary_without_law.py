"""An intermediary's service is a condition of the permit without a law, regulation or 国务院决定 behind it.

优化营商环境条例第四十三条; a 规章 is not enough.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import LAWS_AND_REGULATIONS
from docgen.rules.sufficiency import shortfall

CODE = "DG312"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "中介服务没有法律、法规或国务院决定依据"
WHY = (
    "《优化营商环境条例》第四十三条：作为审批条件的中介服务应当有法律、法规或者国务院决定依据，没有的不得作为审批条件。"
)
REMEDY = "写明要求这项中介服务的法律、法规或国务院决定；没有的，删去，由申请人自愿选择。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
intermediaries:
  - {name: 安全评价, basis: [《中华人民共和国危险化学品安全法》第三十九条第一款]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
intermediaries:
  - name: 卫生学评价  # DG312
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for index, service in enumerate(permit.intermediaries):
            fault = shortfall(catalog, service.basis, LAWS_AND_REGULATIONS)
            if fault:
                at = ("intermediaries", index, "name")
                yield Flag(f"中介服务“{service.name}”{fault[1]}。", permit.file, at, severity=fault[0])
