"""A 基本编码 has none of the known forms.

The full text of GB/T 39554.1 and GB/T 39048 is not at hand and provinces differ: unknown is not wrong.
"""

from collections.abc import Iterator
from functools import partial
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.codes import basic_within
from docgen.rules.contract import Example, Flag

CODE = "DG411"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "基本编码不是常见的写法"
WHY = (
    "国家目录的许可事项基本编码共 12 位：0001、部门 2 位、主项 3 位、子项 3 位（没有子项的 000，有子项的主项 00Y）；"
    "省级自设的以省级区划代码开头。写法不同多半是漏了一位，或者抄成了实施编码。"
)
REMEDY = "对照上级目录核对；上级目录确是这样写的，在 allow 里写明 DG411 的理由。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
code: "000123006000"
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
code: "00012300600"  # DG411
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    province = catalog.district.code[:2] if catalog.district else "[1-8][0-9]"
    is_known = partial(regex(rf"(?:0001|{province}[0-9]{{2}})[0-9]{{5}}(?:[0-9]{{3}}|00Y)").fullmatch)
    for permit in catalog.permits:
        if permit.code and not is_known(permit.code):
            within = basic_within(permit.code)
            help = f"这是实施编码或业务办理项编码，其中的基本编码是 {within}。" if within else REMEDY
            message = f"基本编码“{permit.code}”共 {len(permit.code)} 位，不是已知的写法。"
            yield Flag(message, permit.file, ("code",), help=help)
