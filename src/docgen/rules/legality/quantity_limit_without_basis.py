"""The number of permits is limited, and no law, regulation or rule says so; or it is not, and the manner is given.

行政许可法第三十八条: who meets the statutory conditions is granted the permit; a limit takes that away.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import DOCUMENT, rank

CODE = "DG313"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "数量限制没有法律、法规、规章依据"
WHY = "《中华人民共和国行政许可法》第三十八条：申请符合法定条件、标准的，应当准予许可；没有依据的数量限制等于增设条件。"
REMEDY = "写明规定数量限制的条文；没有的，改为 limited: false，并删去 manner。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
quantity_limit: {limited: true, basis: [《中华人民共和国烟草专卖法实施条例》第九条第三项]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
quantity_limit:
  limited: true  # DG313
"""

_NONE = "无", "不", "没有"


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        limit = permit.quantity_limit
        if limit and limit.limited and all(rank(catalog, text) == DOCUMENT for text in limit.basis):
            fault = f"只有规范性文件作依据：{'、'.join(limit.basis)}" if limit.basis else "没有写依据"
            message = f"“{permit.name}”有数量限制，{fault}。"
            yield Flag(message, permit.file, ("quantity_limit", "limited"))
        elif limit and not limit.limited and limit.manner and not limit.manner.startswith(_NONE):
            message = f"“{permit.name}”写了没有数量限制，却写有限制方式“{limit.manner}”。"
            yield Flag(message, permit.file, ("quantity_limit", "limited"))
