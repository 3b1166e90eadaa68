"""Findings x what the records explain of themselves (`allow`) -> what is left to be said: one step of `check`.

An `allow` that explains a finding that is not there is said too: it was put right long ago, or another code was meant.
"""

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

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


NEVER_ALLOWED = frozenset({"DG401", "DG402", "DG403", "DG404", "DG708", "DG709"})
"""What no reason can make good: without these references and names there is no document."""


class Outcome(NamedTuple):
    """`allowed` are the findings that their record's `allow` gives a reason for."""

    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...]


def settle(catalog: Catalog, findings: Iterable[Finding]) -> Outcome:
    """What was found in the records, with pointers, less what they explain; and a word on what explains nothing."""
    findings = tuple(findings)
    reasons = {record.file: getattr(record, "allow", {}).keys() - NEVER_ALLOWED for record in catalog.records}
    allowed = tuple(finding for finding in findings if finding.code in reasons.get(finding.file, ()))
    kept = tuple(finding for finding in findings if finding.code not in reasons.get(finding.file, ()))
    left = _left_over(catalog, {(finding.file, finding.code) for finding in findings})
    return Outcome((*kept, *left), allowed)


def _left_over(catalog: Catalog, used: Container[tuple[str, str]]) -> Iterator[Finding]:
    """`used` holds the file and code of every finding, allowed or not."""
    for record in catalog.records:
        for code in getattr(record, "allow", {}):
            if (record.file, code) not in used:
                message = f"allow 说明了 {code}，但这里没有 {code} 的问题。"
                yield Finding(CODE, message, record.file, ("allow", code), SEVERITY, REMEDY, on_key=True)
