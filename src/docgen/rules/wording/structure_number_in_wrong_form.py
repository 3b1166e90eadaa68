"""A structure number inside a text has a wrong mark behind it: （一）、 1、 一. 第一、.

GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）. 2、3类 and 一、二级 are no structure numbers.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import misspellings
from docgen.rules.texts import AUTHORED, HAN

CODE = "DG615"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "结构层次序数的写法不对"
WHY = "国家标准《党政机关公文格式》（GB/T 9704—2012）7.3.3：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注。"
REMEDY = "带括号的序数后面不加标点；阿拉伯数字后面用圆点；“第一”后面用逗号。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 材料分为：一、申请表；（一）原件；1.复印件；（1）彩色；2、3类设备另报；第一、二类不报。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
conditions:
  - {text: （一）、有固定场所, basis: [《公共场所卫生管理条例》第三条]}  # DG615
note: 材料分为：1、申请表；2、复印件；第一、彩色。  # DG615
"""

_ONE = "一二三四五六七八九十"
_BRACKETED = regex(rf"[（(](?:[{_ONE}]{{1,3}}|[0-9]{{1,2}})[）)][、.．，]")
_CLAUSE = r"(?:^|(?<=[\n。；：]))"
_LEADING = regex(rf"{_CLAUSE}(?:[0-9]{{1,2}}[、．]|[{_ONE}]{{1,3}}[.．]|第[{_ONE}]、(?![{_ONE}第]))(?=[{HAN}“《（])")
_SEEK = regex(rf"[、.．](?<=[0-9{_ONE}].)")


def check(catalog: Catalog) -> Iterator[Flag]:
    for pattern, seek in ((_BRACKETED, None), (_LEADING, _SEEK)):
        for found in misspellings(catalog, pattern, _fix, AUTHORED, seek):
            yield from found.flags(f"序数“{found.hit}”的写法不对。", REMEDY)


def _fix(match: Match[str]) -> str:
    number, first = match[0][:-1], match[0][0]
    if first in "（(":
        return number
    if first == "第":
        return f"{number}，"
    return f"{number}." if first.isdigit() else f"{number}、"
