"""A code says that the permit has sub-items (00Y), and none is in the catalog."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.codes import is_main_item
from docgen.rules.contract import Example, Flag

CODE = "DG418"
SEVERITY = Severity.INFO
SCOPE = "catalog"
TITLE = "主项没有子项"
WHY = "基本编码以 00Y 结尾的是有子项的主项，上级目录里实际办理的是它的子项；只列主项，条件、材料就分不清属于哪个子项。"
REMEDY = "给每个子项建一个文件，parent 写这个主项；没有子项的，核对编码。"
GOOD: Example = {
    "catalogs/health/hygiene.yaml": """\
id: hygiene
name: 卫生许可
code: "00012300600Y"
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
""",
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
parent: hygiene
""",
}
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
code: "00012300600Y"  # DG418
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    parents = {permit.parent for permit in catalog.permits}
    for permit in catalog.permits:
        is_childless = is_main_item(permit.code) and permit.id not in parents
        if is_childless and not catalog.may_be_broken(f"catalogs/{permit.department}/"):
            message = f"“{permit.name}”的编码 {permit.code} 是有子项的主项，目录中却没有它的子项。"
            yield Flag(message, permit.file, ("code",))
