"""The catalog is older than the text of a law that it cites, and which the 法规库 has.

Articles are held against the new text, so the catalog's date must follow. Said once, at that date.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import laws

CODE = "DG815"
SEVERITY = Severity.WARNING
SCOPE = "catalog"
TITLE = "目录编成以后所引法规又有修改"
WHY = "《办法》第十八条：最新法律、法规、规章要及时转送，转送不及时造成违规审批的要承担责任；修改后条号、条件都可能变。"
REMEDY = "逐条核对引用这些法规的条文和条件，核对完把 dated 改为核对的日期。"
GOOD: Example = {
    "catalogs/health/water-supply-hygiene.yaml": """\
id: water-supply-hygiene
name: 饮用水供水单位卫生许可
status: 划转
basis:
  - {cite: 《中华人民共和国传染病防治法》, role: 设定依据}
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
dated: "2024-05-28"  # DG815
notice: 示例目录
government: 曲靖市沾益区人民政府
bureau: approval-bureau
measures: {title: 曲靖市沾益区行政审批与监管协同联动实施办法}
""",
    "catalogs/health/water-supply-hygiene.yaml": """\
id: water-supply-hygiene
name: 饮用水供水单位卫生许可
status: 划转
basis:
  - {cite: 《中华人民共和国传染病防治法》, role: 设定依据}
""",
}

_NAMED = 5


def check(catalog: Catalog) -> Iterator[Flag]:
    if catalog.district is None:
        return
    dated = catalog.district.dated
    since = {title: version for title, version in _versions(catalog, dated) if version > dated}
    if since:
        named = "、".join(f"《{title}》（{version}）" for title, version in sorted(since.items())[:_NAMED])
        more = f"等 {len(since)} 部" if len(since) > _NAMED else ""
        message = f"目录日期是 {dated}，此后{named}{more}又有制定或修改。"
        yield Flag(message, catalog.district.file, ("dated",))


def _versions(catalog: Catalog, dated: str) -> Iterator[tuple[str, str]]:
    """Of the laws cited; the citations are only read when the 法规库 has anything newer than the catalog."""
    if any((row.version or "") > dated for row in catalog.laws.values()):
        for text in catalog.permits_citing:
            for row in laws(catalog, text):
                yield row.title, row.version or ""
