"""A material, condition or field ends with 等: nobody knows what else there is."""

from collections.abc import Iterator
from operator import methodcaller

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.texts import texts

CODE = "DG625"
SEVERITY = Severity.INFO
SCOPE = "record"
TITLE = "列举以“等”字结尾"
WHY = "材料、条件、推送字段要逐项照办；以“等”结尾，办事人和系统都不知道还有什么。"
REMEDY = "列全，或写明“等”字之后的类别（例如“等规章制度”）。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - {name: 健康管理、进货查验等规章制度, basis: [《公共场所卫生管理条例》第八条]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - {name: 健康管理制度、进货查验制度等, basis: [《公共场所卫生管理条例》第八条]}  # DG625
"""

_LISTS = frozenset({"materials", "conditions", "push"})
_ENDS = "等", "等）", "等。", "等等"


def check(catalog: Catalog) -> Iterator[Flag]:
    for text in texts(catalog).all(("name", "prose"), methodcaller("endswith", _ENDS)):
        for file, pointer in text.places:
            if pointer[0] in _LISTS and pointer[-1] != "note":
                yield Flag(f"“{text.text}”没有列全。", file, pointer)
