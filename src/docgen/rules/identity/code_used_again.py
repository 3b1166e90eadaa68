"""A permit's code is one that another permit had before: an old file could be either's."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG415"
SEVERITY = Severity.WARNING
SCOPE = "catalog"
TITLE = "编码曾属于别的事项"
WHY = "《办法》第三条：划转事项实行目录化管理；编码换给别的事项再用，旧档案里的编码就分不清是哪一个事项。"
REMEDY = "核对上级目录；事项由另一事项拆分、合并而来的，在 allow 里写明 DG415 的理由。"
GOOD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
code: "000123006000"
""",
    "catalogs/health/water-supply-hygiene.yaml": """\
id: water-supply-hygiene
name: 饮用水供水单位卫生许可
previous_codes: ["000123004000"]
status: 划转
basis:
  - {cite: 《中华人民共和国传染病防治法》, role: 设定依据}
""",
}
BAD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
code: "000123006000"  # DG415
""",
    "catalogs/health/water-supply-hygiene.yaml": """\
id: water-supply-hygiene
name: 饮用水供水单位卫生许可
previous_codes: ["000123006000"]
status: 划转
basis:
  - {cite: 《中华人民共和国传染病防治法》, role: 设定依据}
""",
}


def check(catalog: Catalog) -> Iterator[Flag]:
    former = {code: (permit, index) for permit in catalog.permits for index, code in enumerate(permit.previous_codes)}
    for permit in catalog.permits:
        if permit.code in former:
            owner, index = former[permit.code]
            related = (Related("写作曾用编码", owner.file, ("previous_codes", index)),)
            whose = "本事项自己的曾用编码" if owner is permit else f"“{owner.name}”的曾用编码"
            message = f"编码 {permit.code} 又是{whose}。"
            yield Flag(message, permit.file, ("code",), related=related)
