"""The 办法, one of its foundations or a department's accountability rules ran out before the catalog's date."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Instrument
from docgen.findings import Pointer, Severity
from docgen.rules.contract import Example, Flag

CODE = "DG813"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "所依据的文件已经失效"
WHY = "各种文书开头都以《办法》和它的依据为根据；有效期过了的文件不能再作根据。"
REMEDY = "换成现行的文件；已经延长有效期的，改正 expires_on，并在 note 里写明依据哪份文件。"
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
measures: {title: 曲靖市沾益区行政审批与监管协同联动实施办法（试行）, expires_on: "2026-12-31"}
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
  title: 曲靖市沾益区行政审批与监管协同联动实施办法（试行）
  expires_on: "2026-05-27"  # DG813
"""
}


def check(catalog: Catalog) -> Iterator[Flag]:
    if catalog.district is None:
        return
    for file, pointer, instrument in _instruments(catalog):
        if instrument.expires_on and instrument.expires_on < catalog.district.dated:
            message = f"《{instrument.title}》有效到 {instrument.expires_on}，目录日期是 {catalog.district.dated}。"
            yield Flag(message, file, (*pointer, "expires_on"))


def _instruments(catalog: Catalog) -> Iterator[tuple[str, Pointer, Instrument]]:
    if catalog.district:
        yield catalog.district.file, ("measures",), catalog.district.measures
        for index, foundation in enumerate(catalog.district.foundations):
            yield catalog.district.file, ("foundations", index), foundation
    for department in catalog.departments:
        if department.accountability_rules:
            yield department.file, ("accountability_rules",), department.accountability_rules
