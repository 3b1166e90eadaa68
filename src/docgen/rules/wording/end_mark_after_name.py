"""A name or title ends with a punctuation mark."""

from collections.abc import Iterator
from operator import methodcaller

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.texts import texts

CODE = "DG618"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "名称末尾有标点"
WHY = "《党政机关公文格式》（GB/T 9704—2012）的附件名称后不加标点；名称还要与清单逐字核对，多一个标点就对不上。"
REMEDY = "删去末尾的标点。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - {name: 公共场所卫生许可申请表, basis: [《公共场所卫生管理条例》第八条]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - {name: 公共场所卫生许可申请表；, basis: [《公共场所卫生管理条例》第八条]}  # DG618
"""

_MARKS = "，。；：、,;:"


def check(catalog: Catalog) -> Iterator[Flag]:
    for text in texts(catalog).all(("name", "title"), methodcaller("endswith", tuple(_MARKS))):
        for file, pointer in text.places:
            message = f"名称末尾有“{text.text[-1]}”。"
            yield Flag(message, file, pointer, help=f"改为“{text.text.rstrip(_MARKS)}”。{REMEDY}")
