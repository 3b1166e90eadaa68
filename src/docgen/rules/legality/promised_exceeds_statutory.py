"""The promised time limit is longer than the statutory one.

A promise may only shorten what the law grants (行政许可法第四十二条).
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.durations import in_words

CODE = "DG301"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "承诺时限长于法定时限"
WHY = "《中华人民共和国行政许可法》第四十二条：行政许可应当在法定期限内作出决定，承诺时限只能比它短。"
REMEDY = "把承诺时限改为不超过法定时限；法定时限写错的，连同依据一并改正。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
time_limit:
  statutory: 20
  promised: 7
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
time_limit:
  statutory: 20
  promised: 30  # DG301
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        limit = permit.time_limit
        if limit and limit.statutory is not None and limit.promised is not None and limit.promised > limit.statutory:
            statutory = in_words(limit.statutory, limit.unit)
            message = f"承诺时限 {in_words(limit.promised, limit.unit)}，超过法定时限 {statutory}。"
            related = (Related(f"法定 {statutory}在这里", permit.file, ("time_limit", "statutory")),)
            yield Flag(message, permit.file, ("time_limit", "promised"), related=related)
