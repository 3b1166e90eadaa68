"""A 文号 stands before the title that it belongs to, without brackets."""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.texts import WRITTEN, texts

CODE = "DG632"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "引用公文时文号写在标题之前"
WHY = "引用公文的习惯是先引标题，后引发文字号，文号放在括号里，读的人才知道是哪一件。"
REMEDY = "写成“《标题》（文号）”。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 依据《云南省人民政府办公厅关于开展行政审批制度改革试点工作的通知》（云政办发〔2016〕72号）《优化营商环境条例》。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 依据云政办发〔2016〕72号《云南省人民政府办公厅关于开展行政审批制度改革试点工作的通知》。  # DG632
"""

_BEFORE = regex("〔[0-9]{4}〕[0-9]+号(?:文件?)?(?=《)")


def check(catalog: Catalog) -> Iterator[Flag]:
    for text in texts(catalog).holding(_BEFORE, WRITTEN):
        number = _BEFORE.findall(text.text)[0]
        for file, pointer in text.places:
            yield Flag(f"文号“{number}”写在了标题之前。", file, pointer)
