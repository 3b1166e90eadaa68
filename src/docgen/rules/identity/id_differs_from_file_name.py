"""The id is not the name of the file, or of the department's folder.

Everyone finds a permit by its file, and every reference by its id: they must be one word.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG402"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "id 与文件名不一致"
WHY = "id 就是文件名（部门的 id 是文件夹名）：生成的文件以 id 命名，两者不同就无从对照。"
REMEDY = "改 id 或改文件名，使两者相同；已经公布的 id 不改，改文件名。"
GOOD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
"""
}
BAD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-places  # DG402
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
"""
}


def check(catalog: Catalog) -> Iterator[Flag]:
    for department in catalog.departments:
        yield from _difference(department.id, department.file, PurePosixPath(department.file).parent.name, "文件夹名")
    for permit in catalog.permits:
        yield from _difference(permit.id, permit.file, PurePosixPath(permit.file).stem, "文件名")
    for transfer in catalog.transfers:
        yield from _difference(transfer.id, transfer.file, PurePosixPath(transfer.file).stem, "文件名")


def _difference(id: str, file: str, name: str, what: str) -> Iterator[Flag]:
    if id != name:
        yield Flag(f"id 是“{id}”，{what}却是“{name}”。", file, ("id",))
