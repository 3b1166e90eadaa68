"""A transfer, or a permit's parent or successor, names a permit that is not in the catalog.

Silent where a file of that name is broken.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from docgen.catalog.model import Catalog
from docgen.catalog.model.transfer import Transfer
from docgen.findings import Pointer, Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.nearest import nearest

CODE = "DG404"
SEVERITY = Severity.ERROR
SCOPE = "catalog"
TITLE = "引用的事项不存在"
WHY = (
    "《办法》第八条：移交的规则、规范性文件、证照都属于某个事项；"
    "事项对不上，移交清单就印不出它的名称，承接事项也指不到去处。"
)
REMEDY = "写事项文件的文件名（不带 .yaml）；事项还没有文件的，先建文件。"
GOOD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules:
  - permit: public-place-hygiene
""",
}
BAD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules:
  - permit: public-place-hygine  # DG404
certificates:
  - name: 公共场所卫生许可证
    permits: [hygiene]  # DG404
""",
}


def check(catalog: Catalog) -> Iterator[Flag]:
    broken = {PurePosixPath(file).stem for file in catalog.broken}
    for file, pointer, id in _references(catalog):
        if id not in catalog.permit_by_id and id not in broken:
            others = (other for other in catalog.permit_by_id if other != PurePosixPath(file).stem)
            help = nearest(id, others) + REMEDY
            yield Flag(f"目录中没有事项“{id}”。", file, pointer, help=help)


def _references(catalog: Catalog) -> Iterator[tuple[str, Pointer, str]]:
    """file, pointer, the id that stands there"""
    for permit in catalog.permits:
        if permit.parent is not None:
            yield permit.file, ("parent",), permit.parent
        for index, id in enumerate(permit.successors):
            yield permit.file, ("successors", index), id
    for transfer in catalog.transfers:
        for pointer, id in _sheets(transfer):
            yield transfer.file, pointer, id


def _sheets(transfer: Transfer) -> Iterator[tuple[Pointer, str]]:
    for index, row in enumerate(transfer.rules):
        yield ("rules", index, "permit"), row.permit
    for index, case in enumerate(transfer.pending_cases or ()):
        yield ("pending_cases", index, "permit"), case.permit
    for name in ("normative_files", "certificates", "systems"):
        for index, entry in enumerate(getattr(transfer, name) or ()):
            for number, id in enumerate(entry.permits):
                yield (name, index, "permits", number), id
