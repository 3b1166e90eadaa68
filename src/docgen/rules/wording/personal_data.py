"""A person's identity number, mobile number, bank card or mailbox stands in the catalog, which is published.

The message does not repeat it. Numbers count only when their check digit fits; serial numbers and addresses of
pages are not looked at for more than identity numbers. A mailbox of a government is no one's own.
"""

from collections.abc import Iterator
from re import ASCII
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.texts import EVERYTHING, WRITTEN, Text, signs, texts

CODE = "DG627"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "目录中有个人信息"
WHY = "《中华人民共和国政府信息公开条例》第十五条：涉及个人隐私、公开会损害他人权益的信息不得公开；目录要公开、存档。"
REMEDY = "删去；联系方式写办公电话，申请人只写名称或编号。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 咨询电话0874-3123456，邮箱 spj@zhanyi.gov.cn，统一社会信用代码11530303MB0X12345U。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
conditions:
  - {text: 由11010519491231002X本人办理, basis: [《公共场所卫生管理条例》第三条]}  # DG627
note: 联系人手机13800138000。  # DG627
"""

_IDENTITY = regex(
    r"[1-9](?<![0-9A-Za-z].)[0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]{4}[0-9Xx](?![0-9A-Za-z])"
)
_MOBILE = regex(r"1(?<![0-9A-Za-z.=/_-].)[3-9][0-9]([ -]?)[0-9]{4}\1[0-9]{4}(?![0-9A-Za-z])")
_CARD = regex(r"62(?<![0-9A-Za-z.=/_-]..)[0-9]{14,17}(?![0-9A-Za-z])")
_MAILBOX = regex(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", ASCII)
_WEIGHTS = 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2


def check(catalog: Catalog) -> Iterator[Flag]:
    for text in texts(catalog).holding(_IDENTITY, EVERYTHING):
        if any(_is_identity(number) for number in _IDENTITY.findall(text.text)):
            yield from _findings(text, "公民身份号码", SEVERITY)
    for text in texts(catalog).holding(_MOBILE, WRITTEN):
        yield from _findings(text, "手机号码", SEVERITY)
    for text in texts(catalog).holding(_CARD, WRITTEN):
        if any(_is_card(number) for number in _CARD.findall(text.text)):
            yield from _findings(text, "银行卡号", SEVERITY)
    for text in texts(catalog).holding(_MAILBOX, WRITTEN, seek=signs("@")):
        if not all(address.lower().endswith("gov.cn") for address in _MAILBOX.findall(text.text)):
            yield from _findings(text, "个人邮箱", Severity.WARNING)


def _findings(text: Text, name: str, severity: Severity) -> Iterator[Flag]:
    for file, pointer in text.places:
        yield Flag(f"这里像是写了{name}。", file, pointer, severity=severity)


def _is_identity(number: str) -> bool:
    """GB 11643-1999: the 18th character is a check on the others."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17].upper()


def _is_card(number: str) -> bool:
    """Luhn: every second digit from the right counts double."""
    doubled = [int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(number))]
    return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0
