"""A character that looks like the right one: ○ for 〇, ∶ for ：, 「」 for “”, x for ×."""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import misspellings
from docgen.rules.texts import WRITTEN

CODE = "DG635"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "用了形近的字符"
WHY = "《标点符号用法》（GB/T 15834—2011）：引号用“”‘’，间隔号用“·”，浪纹线用“～”；形近字符检索不到，字体里也常缺。"
REMEDY = "改用正确的字符。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 二〇二四年印发，尺寸3×4米，比例1：2，阿依古丽·买买提签收，图例○表示已建。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 二○二四年印发，尺寸3x4米，称为「甲类」。  # DG635
"""

_SAME = str.maketrans("「」『』﹝﹞％∶•‧∙・〜―﹒﹣", "“”‘’〔〕%：····～—.-")
_CHARACTER = regex(
    "[「」『』﹝﹞％∶•‧∙・〜―﹒﹣○◯x](?:(?<![○◯x])|(?<=[0-9]x)(?=[0-9])"
    "|(?<=[一二三四五六七八九十][○◯])|(?<=[○◯])(?=[一二三四五六七八九十]))"
)
_WORD_BEFORE, _WORD_AFTER = regex("[0-9A-Za-z.]*$"), regex("[0-9A-Za-z.]*")
_SIZE = regex(r"(?!0x)[0-9.]+(?:x[0-9.]+)+")


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _CHARACTER, _fix, WRITTEN):
        message = f"“{found.wrong}”中的“{found.hit}”（U+{ord(found.hit):04X}）是形近的字符。"
        yield from found.flags(message, REMEDY)


def _fix(match: Match[str]) -> str:
    if match[0] in "○◯":
        return "〇"
    return match[0].translate(_SAME) if match[0] != "x" or not _is_size(match) else "×"


def _is_size(match: Match[str]) -> bool:
    """3x4, not the x of a number that has letters, nor 0x1F."""
    around = _WORD_BEFORE.search(match.string, 0, match.start()), _WORD_AFTER.match(match.string, match.end())
    return bool(_SIZE.fullmatch(match[0].join(part[0] for part in around if part)))
