"""bytes -> text: UTF-8 or a sentence that says what it is instead; characters that cannot be printed."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from itertools import islice
from re import compile as regex

from docgen.catalog.source.positions import BOM
from docgen.catalog.source.problem import MAX_PROBLEMS, Problem

UNPRINTABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What XML 1.0 forbids (its production Char), what YAML 1.2 forbids to write (c-printable: DEL, C1), and
NEL, LS, PS and an inner BOM, which are line ends or nothing to one YAML parser and text to another."""

_ASCII = bytes(range(128))
_HAN = regex("[\u3000-\u9fff\uff00-\uffef]")
_FAR_LETTERS = regex("[\u0100-\u07ff]{2}")
"""Latin Extended to N'Ko: a word of GBK may be two such letters in UTF-8 by chance (食品 is ʳƷ), and none of our
files has them without any Chinese."""
_ESCAPE = regex(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[\s\S])")
_NAMED = frozenset(rf"\{letter}" for letter in "0abevfNLP")

_SAVE_AS = (
    "请另存为 UTF-8 再提交：记事本「文件 → 另存为」，编码选 UTF-8；"
    "VS Code 点右下角的编码，选「通过编码重新打开」，看到文字正常后再选「通过编码保存 → UTF-8」；"
    "WPS 另存为「纯文本」时编码选 Unicode (UTF-8)。"
)
_RESTORE = "请用上一个完好的版本替换，或在 VS Code 里找到显示为 � 的地方重新输入，再保存为 UTF-8。"


def decode(content: bytes) -> str:
    """The text as shown to people, BOM included; never fails: GBK and UTF-16 are shown as what they look like."""
    return decoded(content)[0]


def decoded(content: bytes) -> tuple[str, Problem | None]:
    """The same, and DG101 when the bytes are not UTF-8."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding = _looks_like(content)
        shown = content.decode(encoding or "utf-8", errors="replace")
        return shown, _other(content, encoding) if encoding else _damaged(content, error.start)
    if not content.isascii() and not _HAN.search(text) and _FAR_LETTERS.search(text):
        return content.decode("gb18030", errors="replace"), _other(content, "gb18030")
    return text, None


def _looks_like(content: bytes) -> str | None:
    """What bytes that are not UTF-8 are; None for damaged UTF-8."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    in_utf8 = 3 * len(_HAN.findall(content.decode("utf-8", errors="ignore")))
    if b"\0" in content or in_utf8 * 2 > len(content.translate(None, _ASCII)):
        return None
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return "gb18030"


def _other(content: bytes, encoding: str) -> Problem:
    """At the first character that is not ASCII; nothing of UTF-16 is."""
    start, end = (0, 0) if encoding == "utf-16" else (len(content) - len(content.lstrip(_ASCII)),) * 2
    name = {"utf-16": "UTF-16（记事本里叫 Unicode）", "gb18030": "GBK（GB18030）"}[encoding]
    return Problem("DG101", f"文件不是 UTF-8 编码，看起来是 {name}。", _SAVE_AS, start, end)


def _damaged(content: bytes, wrong: int) -> Problem:
    start = len(content[:wrong].decode("utf-8").removeprefix(BOM))
    message = f"文件从这里起不是 UTF-8 文字（字节 0x{content[wrong]:02X}），可能已经损坏或只传了一半。"
    return Problem("DG101", message, _RESTORE, start, start + 1)


def unprintable(body: str) -> Iterator[Problem]:
    """DG106 for the first few characters that no document can print."""
    for found in islice(UNPRINTABLE.finditer(body), MAX_PROBLEMS):
        yield _problem(f"U+{ord(found[0]):04X}", found.start(), found.end())


def unprintable_escapes(body: str, start: int, end: int) -> Iterator[Problem]:
    """DG106 for the escapes of one double-quoted scalar that stand for such a character."""
    for found in _ESCAPE.finditer(body, start, end):
        digits = next(filter(None, found.groups()), "")
        if found[0] in _NAMED or (digits and UNPRINTABLE.match(chr(int(digits, 16)))):
            yield _problem(f"写作 {found[0]}", found.start(), found.end())


def _problem(written: str, start: int, end: int) -> Problem:
    help = "多半是从别处粘贴带来的。请删掉它；看不见时，把这一处前后的字删掉重新输入。"
    return Problem("DG106", f"这里有一个看不见的控制字符（{written}），文书里印不出来。", help, start, end)
