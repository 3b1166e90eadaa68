"""A permit sends applicants to itself, or to a permit that nobody can apply for any more.

A successor that is not in the catalog at all is DG404's.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Permit
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG428"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "承接事项指向自己或已不办理的事项"
WHY = (
    "《办法》第三条：动态调整的结果要向社会公开，并按照调整的决定做好工作承接。"
    "公开页面按 successors 指路，指回自己或者指向已取消、合并的事项，办事人就找不到去处。"
)
REMEDY = "successors 写现在办理的事项；没有事项承接的，删去 successors，在 note 里写明办事人怎么办。"
GOOD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 保留
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
    "catalogs/health/bathing-place-hygiene.yaml": """\
id: bathing-place-hygiene
name: 沐浴场所卫生许可
status: 合并
successors: [public-place-hygiene]
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
}
BAD: Example = {
    "catalogs/health/bathing-place-hygiene.yaml": """\
id: bathing-place-hygiene
name: 沐浴场所卫生许可
status: 合并
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
successors:
  - public-place-hygiene  # DG428
""",
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 合并
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
successors:
  - public-place-hygiene  # DG428
""",
}

_GONE = frozenset({"取消", "合并"})


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for index, id in enumerate(permit.successors):
            successor = catalog.permit_by_id.get(id)
            if successor is not None:
                yield from _faults(permit, successor, index)


def _faults(permit: Permit, successor: Permit, index: int) -> Iterator[Flag]:
    at = ("successors", index)
    if successor is permit:
        yield Flag(f"“{permit.name}”的承接事项写的是它自己。", permit.file, at)
    elif successor.status in _GONE:
        message = f"承接事项“{successor.name}”的状态是{successor.status}，已不办理。"
        related = (Related("它的状态在这里", successor.file, ("status",)),)
        yield Flag(message, permit.file, at, severity=Severity.WARNING, related=related)
