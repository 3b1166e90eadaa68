"""A field says nothing in words: 无, 略, 同上, N/A.

Absent means 未查到 or not applicable, and documents leave the cell to be filled; a word would be printed as a fact.
"""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.texts import AUTHORED, texts

CODE = "DG622"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "用“无”“略”等字样填空"
WHY = "目录里没有的内容就不写，文件上留空待填；写“无”“略”会当作查明的事实印出来，“同上”单独成行就看不懂。"
REMEDY = "删去这一项；不知道的，把名称记在 unknown 里；确实没有的，在 note 里说明。"
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
  - {name: 公共场所卫生许可申请表, note: 无, basis: [《公共场所卫生管理条例》第八条]}  # DG622
  - {name: 同上, basis: [《公共场所卫生管理条例》第八条]}  # DG622
"""

_WORDS = frozenset(
    (
        *("无", "没有", "暂无", "暂缺", "略", "同上", "同前", "见上", "不详", "未知", "空", "不适用"),
        *("-", "--", "—", "——", "－", "/", "／", "\\", "?", "？", "N/A", "n/a", "NA", "None", "none", "null", "NULL"),
    )
)


def check(catalog: Catalog) -> Iterator[Flag]:
    for text in texts(catalog).all((*AUTHORED, "number"), _WORDS.__contains__):
        for file, pointer in text.places:
            yield Flag(f"“{text.text}”没有说明任何内容。", file, pointer)
