"""A duty or a push says 及时, 尽快 or 有关部门 and nothing that could be held against it.

Silent where a basis is cited, since the word is then the law's own, and where a number or deadline stands.
"""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog, Permit
from docgen.findings import Pointer, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG626"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "责任或推送只写“及时”“有关部门”"
WHY = "《办法》第四条、第十三条：审批与监管各担其责、及时互推；没有期限、没有对象的责任，事后无从追究。"
REMEDY = "写明多少个工作日内、由谁、向谁；出自法律的，在 basis 里引条文；推送的期限写在 deadline 里。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
responsibility:
  supervision:
    - {duty: 依法及时处理举报, basis: [《公共场所卫生管理条例》第十二条]}
    - {duty: 收到举报后5个工作日内及时答复}
push:
  - {direction: 审批推送监管, trigger: 作出准予许可的决定}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
responsibility:
  supervision:
    - {duty: 及时处理举报}  # DG626
    - {duty: 移交有关部门处理}  # DG626
push:
  - {direction: 审批推送监管, trigger: 尽快推送审批信息}  # DG626
"""

_VAGUE = regex("及时|尽快|尽早|适时|酌情|[有相]关部门|有关方面|按照?(?:有关|相关)?规定|必要时")
_FIRM = regex("[0-9一二两三四五六七八九十]+(?:个|日|天|小时|工作日)|《|当[日场天]|立即|同时")


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for at, text in _duties(permit):
            match = _VAGUE.search(text)
            if match and not _FIRM.search(text):
                yield Flag(f"“{match[0]}”没有期限、对象或依据。", permit.file, at)


def _duties(permit: Permit) -> Iterator[tuple[Pointer, str]]:
    """Duties without a basis and pushes without a deadline."""
    if lists := permit.responsibility:
        for name, rows in (("approval", lists.approval), ("supervision", lists.supervision)):
            for index, row in enumerate(rows):
                if not row.basis:
                    yield ("responsibility", name, index, "duty"), row.duty
    for index, push in enumerate(permit.push):
        if push.deadline is None:
            yield ("push", index, "trigger"), push.trigger
