"""A year has lost its first two digits: 24年5月."""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.texts import WORDED, texts

CODE = "DG604"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "年份没有写全四位"
WHY = "国家标准《出版物上数字用法》（GB/T 15835—2011）：四位数字的年份不应简写为两位数字。"
REMEDY = "把年份写全四位，例如“2024年5月”。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 2024年5月28日起施行，经营满10年2个月的除外。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 自24年5月28日起施行。  # DG604
"""

_YEAR = regex(
    r"年(?<=[0-9]{2}年)(?<![0-9]{3}年)(?<![满期限约近逾超计为共第前后][0-9]{2}年)(?:1[0-2]|[1-9])月(?![内以的])"
)


def check(catalog: Catalog) -> Iterator[Flag]:
    for text in texts(catalog).holding(_YEAR, WORDED):
        match = _YEAR.search(text.text)
        short = text.text[match.start() - 2 : match.end()] if match else ""
        for file, pointer in text.places:
            yield Flag(f"“{short}”的年份没有写全四位。", file, pointer)
