"""A citation rests on a text that is passed but not in force on the catalog's date.

A date of effect to come does not say by itself that the law is new: it may be a new text of an old law, whose
old text still applies and may be what was cited. That is a warning. A law is surely new when the 法规库 has others
that it will replace and that are in force until then: an error. What is in doubt is a hint.
Said once per law and file, at the first place.
"""

from collections.abc import Iterator
from functools import partial

from docgen.catalog.model import Catalog, Law
from docgen.findings import Severity
from docgen.rules.citations import places
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import laws

CODE = "DG814"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "引用的法律法规还没有施行"
WHY = "《中华人民共和国行政许可法》第四条：实施许可要依照法定的权限、范围、条件和程序；没有施行的条文还不能依照。"
REMEDY = "施行以前引用现行的法律法规或原来的条文；目录确实从施行之日起使用的，把 district.yaml 的 dated 改到那一天。"
GOOD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
  - {cite: 《中华人民共和国民族团结进步促进法》第三条, role: 实施依据}
"""
}
BAD: Example = {
    "catalogs/district.yaml": """\
schema_version: "1"
code: "530303"
name: 曲靖市沾益区
short: 沾益区
city: 曲靖市
province: 云南省
dated: "2026-05-28"
notice: 示例目录
government: 曲靖市沾益区人民政府
bureau: approval-bureau
measures: {title: 曲靖市沾益区行政审批与监管协同联动实施办法}
""",
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
  - {cite: 《中华人民共和国民族团结进步促进法》第三条, role: 实施依据}  # DG814
  - {cite: 《中华人民共和国民族团结进步促进法》第四条, role: 实施依据}
""",
}


def check(catalog: Catalog) -> Iterator[Flag]:
    seen: set[tuple[str, str]] = set()
    successors = {row.replaced_by for row in catalog.laws.values()}
    for permit, pointer, row in places(catalog, partial(_pending, catalog)):
        if (permit.file, row.title) not in seen:
            seen.add((permit.file, row.title))
            severity = Severity.ERROR if row.title in successors else SEVERITY
            message = f"《{row.title}》的现行文本自 {row.effective} 起才施行。"
            yield Flag(message, permit.file, pointer, severity=Severity.INFO if row.doubts else severity)


def _pending(catalog: Catalog, text: str) -> Law | None:
    """A text passed after the catalog's date is DG815's. Some rows have years in full-width digits: not known."""
    return next((row for row in laws(catalog, text) if _is_pending(catalog, row)), None)


def _is_pending(catalog: Catalog, row: Law) -> bool:
    if row.effective is None or not row.effective.isascii() or catalog.district is None:
        return False
    return (row.version or "") <= catalog.district.dated < row.effective
