"""The 办法 is on trial (试行), and neither its last day nor an explanation is given.

第二十四条 only says when it begins. A note about its 有效期 is an explanation.
"""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG812"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "试行的办法没有写有效期"
WHY = "《办法》第二十四条只规定自发布之日起实施；试行文件通常有期限，过期以后再引用，文书就没有依据。"
REMEDY = "在 measures.expires_on 写有效到哪一天；原件没有载明的，在 measures.note 里写明未载明有效期。"
GOOD: Example = {
    "catalogs/district.yaml": """\
schema_version: "1"
code: "530303"
name: 曲靖市沾益区
short: 沾益区
city: 曲靖市
province: 云南省
dated: "2026-11-23"
notice: 示例目录
government: 曲靖市沾益区人民政府
bureau: approval-bureau
measures:
  title: 曲靖市沾益区行政审批与监管协同联动实施办法（试行）
  note: 试行，未载明有效期。
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
dated: "2026-11-23"
notice: 示例目录
government: 曲靖市沾益区人民政府
bureau: approval-bureau
measures:
  title: 曲靖市沾益区行政审批与监管协同联动实施办法（试行）  # DG812
"""
}

_EXPLAINED = regex("有效期|期限|到期|失效")


def check(catalog: Catalog) -> Iterator[Flag]:
    measures = catalog.district.measures if catalog.district else None
    if catalog.district is None or measures is None or "试行" not in measures.title or measures.expires_on:
        return
    if not _EXPLAINED.search(measures.note or ""):
        message = f"《{measures.title}》是试行的，没有写有效到哪一天。"
        yield Flag(message, catalog.district.file, ("measures", "title"))
