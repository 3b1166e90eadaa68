"""A character that nobody sees, that no font has, or that only looks like the Chinese character it stands for.

Zero-width characters, private-use characters and radicals come along when text is copied out of PDF or a chat.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex
from unicodedata import is_normalized, normalize

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import misspellings
from docgen.rules.texts import EVERYTHING, texts

CODE = "DG612"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "文字中有看不见或不能显示的字符"
WHY = "零宽字符、私用区字符和部首字形肉眼看不出，却使检索、比对、打印出错；多由复制 PDF 或网页带入。"
REMEDY = "删去这个字符，或重新输入这个字。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 经营单位应当申请办理卫生许可证。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: "经营\\u200b单位应当申请办理卫\\u2f63许可证。"  # DG612
"""

_INVISIBLE = (
    "\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffd\ue000-\uf8ff\U000e0000-\U0010ffff"
)
_RADICALS = "\u2e80-\u2fdf"
_CHARACTER = regex(f"[{_INVISIBLE}{_RADICALS}]")


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _CHARACTER, _fix, EVERYTHING):
        name = f"U+{ord(found.hit):04X}"
        yield from found.flags(f"文字中有看不见或不能显示的字符（{name}）。", REMEDY)
    yield from _decomposed(catalog)


def _fix(match: Match[str]) -> str:
    """Radicals have a character each that they stand for; the rest goes."""
    return normalize("NFKC", match[0]) if "\u2e80" <= match[0] <= "\u2fdf" else ""


def _decomposed(catalog: Catalog) -> Iterator[Flag]:
    walked = texts(catalog)
    for use in EVERYTHING:
        for text in () if is_normalized("NFC", walked.joined(use)) else walked.all((use,)):
            for file, pointer in () if is_normalized("NFC", text.text) else text.places:
                message = f"“{text.text}”中有组合或兼容字符，与平常输入的字不是同一个字符。"
                right = normalize("NFC", text.text)
                yield Flag(message, file, pointer, help=f"改为“{right}”。{REMEDY}")
