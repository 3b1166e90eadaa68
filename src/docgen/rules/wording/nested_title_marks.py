"""A title inside a title has 《》 where 〈〉 belong."""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import misspellings
from docgen.rules.texts import AUTHORED

CODE = "DG606"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "书名号里面又用了双书名号"
WHY = "国家标准《标点符号用法》（GB/T 15834—2011）4.15：书名号中还需要书名号时，里面一层用单书名号〈〉。"
REMEDY = "里面一层改用单书名号〈〉。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 见《关于修改〈公共场所卫生管理条例〉的决定》。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 见《关于修改《公共场所卫生管理条例》的决定》。  # DG606
"""

_NESTED = regex("《([^《》。；]*)《([^《》。；]*)》([^《》。；]*)》")


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _NESTED, _fix, (*AUTHORED, "quoted", "citation")):
        yield from found.flags(f"“{found.hit}”的书名号里面又用了双书名号。", REMEDY)


def _fix(match: Match[str]) -> str:
    return f"《{match[1]}〈{match[2]}〉{match[3]}》"
