"""Half-width punctuation beside Chinese characters.

Between digits and letters it is right: 12:30, 1.5, GB/T 9704-2012, an address; so is the dot of 1.申请表.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import misspellings
from docgen.rules.texts import HAN, WRITTEN

CODE = "DG608"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "中文里用了半角标点"
WHY = "《标点符号用法》（GB/T 15834—2011）：中文的逗号、句号、冒号、括号、引号都是全角；半角的只用于数字、编码、网址。"
REMEDY = "改用全角标点。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 上午9:30至12:00受理，标准为GB 37487-2019（第1.2条），网址是 https://example.gov.cn/?a=1,2 。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 材料齐全的,当场受理(窗口办理).  # DG608
"""

_BEFORE, _AFTER = f"{HAN}”’》〉）〕】", f"{HAN}“‘《〈（〔【"
_MARK = regex(
    rf"[,;:?!.()\"'](?:(?<=[{_BEFORE}][,;:?!()\"'])|(?<=[,;:?!(\"'])(?=[{_AFTER}])|(?<=[{_BEFORE}]\.)(?![0-9A-Za-z.]))"
)
_CHINESE = regex(f"[{_BEFORE}]")
_ADDRESS = r"https?://[^\s\u2010-\uffef]+"
_ENDINGS = "docx?|xlsx?|pptx?|pdf|ofd|wps|et|zip|rar|jpe?g|png|txt|csv|ya?ml|json|html?"
_FILE = rf"[^\s，。；、：《》“”]+\.(?:{_ENDINGS})(?![0-9A-Za-z])"
"""A file is called what it is called."""
_STRETCH = regex(rf"{_ADDRESS}|(?P<file>{_FILE})|\((?P<inner>[^()]*)\)(?P<mark>[,;:?!.]?)|{_MARK.pattern}")
_FULL_WIDTH = str.maketrans(",;:?!.()", "，；：？！。（）")


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _STRETCH, _fix, WRITTEN, seek=_MARK):
        yield from found.flags(f"“{found.wrong}”中用了半角标点。", REMEDY)


def _fix(match: Match[str]) -> str:
    found, inner = match[0], match["inner"]
    if found.startswith("http") or match["file"]:
        return found
    if inner is not None:
        return _mend_brackets(match, inner)
    if found in "\"'":
        is_opening = match.string.count(found, 0, match.start()) % 2 == 0
        return {'"': "“”", "'": "‘’"}[found][0 if is_opening else 1]
    return found.translate(_FULL_WIDTH)


def _mend_brackets(match: Match[str], inner: str) -> str:
    """A pair at once: (LawRefBook) behind a Chinese word, and any pair with one in it."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    if not (_CHINESE.search(before) or _CHINESE.search(inner)):
        return match[0]
    return f"（{_STRETCH.sub(_fix, inner)}）{match['mark'].translate(_FULL_WIDTH)}"
