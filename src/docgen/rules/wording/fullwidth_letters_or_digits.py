"""Digits or Latin letters in full-width form: ２０２４, ＡＰＰ."""

from collections.abc import Iterator
from re import Match
from re import compile as regex
from unicodedata import normalize

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import misspellings
from docgen.rules.texts import WRITTEN

CODE = "DG609"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "数字或字母用了全角"
WHY = "国家标准《出版物上数字用法》（GB/T 15835—2011）：阿拉伯数字使用半角字形；全角的编码、编号也无法检索。"
REMEDY = "改用半角数字和字母。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 自2024年5月28日起，可以在APP上办理。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 自２０２４年５月28日起办理。  # DG609
"""

_WIDE = regex("[０-９Ａ-Ｚａ-ｚ]+")


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _WIDE, _fix, WRITTEN):
        yield from found.flags(f"“{found.hit}”用了全角。", REMEDY)


def _fix(match: Match[str]) -> str:
    return normalize("NFKC", match[0])
