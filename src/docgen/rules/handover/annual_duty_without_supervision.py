"""A permit runs out or has to be checked every year, and nobody is named who sees to that.

Permits that were handed over are DG501's; these are the ones that stay with their department.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Permit
from docgen.catalog.model.permit import CLOSED
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG511"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "有期限或年检、年报的事项没有监管内容"
WHY = "《办法》第六条：按照谁审批谁负责、谁主管谁监管，对许可证照的审验、年检、年报公示等履行事中事后监管职能。"
REMEDY = "在 supervision 里写明由谁监管、怎样监管；没有期限和年检、年报的，删去那几项。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 保留
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
certificate: {name: 公共场所卫生许可证, validity: 4年}
supervision:
  - {matter: 公共场所卫生监督检查, regulator: 区卫生健康局}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 保留
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
certificate:
  name: 公共场所卫生许可证
  validity: 4年  # DG511
"""

_ENDED = CLOSED - {"改为备案"} | {"划转"}


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        if permit.supervision or permit.status in _ENDED:
            continue
        for at, duty in _duties(permit):
            message = f"“{permit.name}”有{duty}，却没有一行监管内容。"
            yield Flag(message, permit.file, at)


def _duties(permit: Permit) -> Iterator[tuple[tuple[str, ...], str]]:
    if permit.certificate and permit.certificate.validity:
        yield ("certificate", "validity"), f"有效期（{permit.certificate.validity}）"
    yearly = permit.inspection
    if yearly and yearly.annual_check and yearly.annual_check.required:
        yield ("inspection", "annual_check", "required"), "年检"
    if yearly and yearly.annual_report and yearly.annual_report.required:
        yield ("inspection", "annual_report", "required"), "年报"
