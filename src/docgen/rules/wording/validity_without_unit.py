"""How long a certificate is valid, as a bare number."""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG638"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "有效期没有写单位"
WHY = "GB/T 15835-2011、GB 3100：量要有单位；只写“4”，不知道是 4 年还是 4 个月，证件上也无法照印。"
REMEDY = "写明单位，如 4年、6个月；没有期限的写长期有效。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
certificate: {name: 公共场所卫生许可证, validity: 4年}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
certificate: {name: 公共场所卫生许可证, validity: "4"}  # DG638
"""

_BARE = regex(r"[0-9０-９]+(?:\.[0-9]+)?|[一二三四五六七八九十两]+")


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        validity = permit.certificate.validity if permit.certificate else None
        if validity and _BARE.fullmatch(validity.strip()):
            message = f"证件有效期写成“{validity}”，没有单位。"
            yield Flag(message, permit.file, ("certificate", "validity"))
