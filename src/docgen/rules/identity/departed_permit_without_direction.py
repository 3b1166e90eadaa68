"""A permit that is no longer granted here, and nothing tells applicants what takes its place."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG429"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "不再办理的事项没有写去处"
WHY = (
    "《办法》第三条：动态调整的结果要向社会公开；第九条：改为备案的，行政审批局不再受理。"
    "承接事项和备注都没有，公开页面只能请办事人自己去问。"
)
REMEDY = "有事项承接的，在 successors 写它的 id；没有的，在 note 里写明办事人怎么办。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 下放
note: 由经营场所所在地的街道办事处办理。
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 下放  # DG429
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        if permit.is_closed and not (permit.successors or permit.note):
            message = f"事项的状态是{permit.status}，却没有写办事人该去哪里。"
            yield Flag(message, permit.file, ("status",))
