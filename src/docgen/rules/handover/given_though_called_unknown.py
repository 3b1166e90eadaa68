"""`unknown` lists what the record gives."""

from collections.abc import Iterator, Mapping

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG515"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "写明未查到的内容其实有"
WHY = (
    "《办法》第八条：移交清单上写“未查到、须由移交单位补充”的，就是还缺的；已经写了又说没有查到，"
    "接收的人不知道该信哪个。"
)
REMEDY = "从 unknown 里删去这一项；内容不可靠的，删去内容。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
code: "000123006000"
unknown: [申请材料]
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
code: "000123006000"
unknown: [基本编码]  # DG515
"""

_FIELDS: Mapping[str, str] = {
    "基本编码": "code", "业务办理项": "handling_items", "办理条件": "conditions", "申请材料": "materials",
    "资料要件": "materials", "办理流程": "flow", "办理环节": "flow", "办理时限": "time_limit",
    "时限": "time_limit", "收费": "fee", "许可证件": "certificate", "监管目录": "supervision",
    "监管事项": "supervision", "责任清单": "responsibility", "信息推送清单": "push",
    "服务对象": "service_objects", "数量限制": "quantity_limit", "中介服务": "intermediaries",
    "索引号": "index_number",
}  # fmt: skip
"""What people call a field as a whole; “材料份数” is a part of one, and may well be unknown."""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for index, text in enumerate(permit.unknown):
            key = _FIELDS.get(text.strip("。； "))
            if key and getattr(permit, key):
                message = f"unknown 里说“{text}”没有查到，而 {key} 已经写了。"
                yield Flag(message, permit.file, ("unknown", index))
