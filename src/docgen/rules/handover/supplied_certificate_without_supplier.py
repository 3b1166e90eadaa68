"""A certificate is printed by a superior authority, and it is not said by which."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG508"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "上级统一印制的证照没有写提供机关"
WHY = (
    "《办法》第二十条：制式证照由上级行业主管部门统一印制提供的，区行业主管部门配合区行政审批局及时获取；要知道向谁领。"
)
REMEDY = "在 certificate.supplier 写明提供空白证照的机关；可以自行印制的，printing 改为自行印制。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
certificate: {name: 公共场所卫生许可证, printing: 上级统一印制, supplier: 云南省卫生健康委员会}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
certificate:
  name: 公共场所卫生许可证
  printing: 上级统一印制  # DG508
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        certificate = permit.certificate
        if certificate and certificate.printing == "上级统一印制" and not certificate.supplier:
            message = f"“{certificate.name}”由上级统一印制，没有写由哪个机关提供。"
            yield Flag(message, permit.file, ("certificate", "printing"))
