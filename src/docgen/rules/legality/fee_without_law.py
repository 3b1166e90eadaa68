"""A fee is charged without a 法律 or 行政法规 that allows it, or is listed where none is charged.

行政许可法第五十八条: granting permits and checking on them is free unless such a law says otherwise.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.catalog.model.permit import Fee
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.sufficiency import shortfall

CODE = "DG311"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "收费没有法律、行政法规依据"
WHY = "《中华人民共和国行政许可法》第五十八条：实施行政许可和监督检查不得收取任何费用，法律、行政法规另有规定的除外。"
REMEDY = "逐项写明 charges 和规定这项收费的法律、行政法规；没有的，不得收费，改为 charged: false，并删去 charges。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
fee:
  charged: true
  charges:
    - {name: 水资源费, basis: [《取水许可和水资源费征收管理条例》第二十八条]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
fee:
  charged: true
  charges:
    - name: 工本费  # DG311
"""

_ENOUGH = frozenset({"法律", "行政法规"})


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        if permit.fee and permit.fee.charged:
            yield from _faults(catalog, permit.file, permit.fee)
        elif permit.fee and permit.fee.charges:
            named = "”“".join(charge.name for charge in permit.fee.charges)
            message = f"写了不收费，却列有收费项目“{named}”。"
            yield Flag(message, permit.file, ("fee", "charged"))


def _faults(catalog: Catalog, file: str, fee: Fee) -> Iterator[Flag]:
    if not fee.charges:
        yield Flag("写了收费，却没有列出收费项目和依据。", file, ("fee", "charged"))
    for index, charge in enumerate(fee.charges):
        fault = shortfall(catalog, charge.basis, _ENOUGH)
        if fault:
            at = ("fee", "charges", index, "name")
            yield Flag(f"收费项目“{charge.name}”{fault[1]}。", file, at, severity=fault[0])
