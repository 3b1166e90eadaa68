"""A bracket, quotation mark or title mark has no partner.

Of all the texts laid end to end only these marks are kept, and pairs are struck out until nothing changes:
what remains stands in a text that is wrong. The bracket of “1）” needs no partner.
"""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.texts import END, WRITTEN, texts

CODE = "DG610"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "括号、引号或书名号不成对"
WHY = "国家标准《标点符号用法》（GB/T 15834—2011）：括号、引号、书名号左右成对使用。"
REMEDY = "补上缺少的一半，或删去多余的一半。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 《公共场所卫生管理条例》（1987年公布）所称“公共场所”；1）宾馆；2）饭馆。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 《公共场所卫生管理条例（1987年公布）所称“公共场所”。  # DG610
conditions:
  - {text: 卫生质量符合标准（见附件, basis: [《公共场所卫生管理条例》第三条]}  # DG610
"""

_PAIRS = "（）", "“”", "《》", "〈〉", "〔〕", "【】", "()"
_OTHERS = regex(f"[^{''.join(_PAIRS)}{END}]+")
_NUMBERING = regex(r"(?:^|(?<=[\s；。：，、]))(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[A-Za-z])[)）]")


def check(catalog: Catalog) -> Iterator[Flag]:
    walked = texts(catalog)
    for use in WRITTEN:
        left = _struck(_OTHERS.sub("", walked.joined(use)))
        marked = left.split(END) if left.strip(END) else ()
        for text, marks in zip(walked.all((use,)), marked, strict=False):
            unpaired = _struck(_OTHERS.sub("", _NUMBERING.sub("", text.text))) if marks else ""
            for file, pointer in text.places if unpaired else ():
                yield Flag(f"“{unpaired[0]}”没有成对。", file, pointer)


def _struck(marks: str) -> str:
    before = ""
    while marks != before:
        before = marks
        for pair in _PAIRS:
            marks = marks.replace(pair, "")
    return marks
