"""An `allow` explains a finding that is not there: mended long ago, or another code was meant."""

from collections.abc import Container, Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Finding, Severity
from docgen.rules.contract import Example

CODE = "DG410"
SEVERITY = Severity.WARNING
TITLE = "allow 中的说明没有用处"
WHY = "allow 是对一项具体问题的书面说明；问题不存在了还留着，以后真出了问题也会被它盖住。"
REMEDY = "删去这一行；如果本想说明别的问题，改成它的代码。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - name: 法人身份证明文件
allow:
  DG306: 来源指南只列材料名称，须由原主管部门补充依据
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - name: 法人身份证明文件
    basis: [《公共场所卫生管理条例》第八条]
allow:
  DG306: 来源指南只列材料名称，须由原主管部门补充依据  # DG410
"""


def left_over(catalog: Catalog, used: Container[tuple[str, str]]) -> Iterator[Finding]:
    """`used` holds the file and code of every finding, allowed or not."""
    for record in catalog.records:
        for code in getattr(record, "allow", {}):
            if (record.file, code) not in used:
                message = f"allow 说明了 {code}，但这里没有 {code} 的问题。"
                yield Finding(CODE, message, record.file, ("allow", code), SEVERITY, REMEDY, on_key=True)
