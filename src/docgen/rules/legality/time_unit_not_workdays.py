"""A permit's statutory time limit is not in working days, and no basis is given for that.

行政许可法第八十二条 counts the limits of permits in working days.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.durations import in_words

CODE = "DG304"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "法定时限不以工作日计算而没有依据"
WHY = "《中华人民共和国行政许可法》第八十二条：行政许可的期限以工作日计算，不含法定节假日。"
REMEDY = "核对原文：条文写“日”的，补上 time_limit.basis；否则把 unit 改为工作日，天数一并核对。"
GOOD: Example = """\
id: private-non-enterprise-registration
name: 民办非企业单位成立登记
status: 划转
basis:
  - {cite: 《民办非企业单位登记管理暂行条例》第三条, role: 设定依据}
time_limit:
  unit: 日
  statutory: 60
  basis: [《民办非企业单位登记管理暂行条例》第十一条]
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
time_limit:
  unit: 日  # DG304
  statutory: 20
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        limit = permit.time_limit
        if limit and limit.statutory is not None and limit.unit != "工作日" and not limit.basis:
            length = in_words(limit.statutory, limit.unit)
            message = f"法定时限写作 {length}，不是工作日，也没有写依据。"
            related = (Related(f"法定 {length}在这里", permit.file, ("time_limit", "statutory")),)
            yield Flag(message, permit.file, ("time_limit", "unit"), related=related)
