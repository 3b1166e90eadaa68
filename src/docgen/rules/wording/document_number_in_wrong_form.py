"""A 文号 is not written the way GB/T 9704-2012, 7.2.5 writes it: 沾政办发〔2024〕12号.

令 and 公告 have forms of their own, and so has 字…第…号 of decisions: they are left alone.
Only a field that holds a 文号 is an error; numbers named in running text may be those of others.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import misspellings
from docgen.rules.texts import HAN, WORDED

CODE = "DG601"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "发文字号的写法不对"
WHY = "《党政机关公文格式》（GB/T 9704—2012）7.2.5：年份标全称，用六角括号〔〕括入；发文顺序号不加“第”字，不编虚位。"
REMEDY = "按“机关代字〔年份〕序号号”书写，例如“云政办发〔2016〕72号”。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 依据云政办发〔2016〕72号；国务院令第412号另有规定。
history:
  - {date: "2024-06-01", event: 划转, decision: 沾政发〔2024〕3号}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 依据云政办发[2016]72号。  # DG601
history:
  - {date: "2024-06-01", event: 划转, decision: 沾政发（2024）第03号}  # DG601
"""

_NUMBER = regex(rf"[〔\[(（［【﹝](?<=[{HAN}].) ?((?:19|20)[0-9]{{2}})年? ?[〕\])）］】﹞] ?(第?0*)([1-9][0-9]*) ?号")
_BARE = regex(r"(?<=[发函字办规通电文])[ -]?((?:19|20)[0-9]{2})[ —-]?(?:第)?0*([1-9][0-9]*)号?$")
_DIGIT = regex("[0-9]")
_OTHER_FORMS = "令", "公告"


def check(catalog: Catalog) -> Iterator[Flag]:
    for found in misspellings(catalog, _NUMBER, _fix, ("number",)):
        yield from found.flags(f"发文字号“{found.wrong}”的写法不对。", REMEDY)
    for found in misspellings(catalog, _BARE, _mend_bare, ("number",), seek=_DIGIT):
        yield from found.flags(f"发文字号“{found.wrong}”的写法不对。", REMEDY)
    for found in misspellings(catalog, _NUMBER, _mend_brackets, (*WORDED, "citation")):
        is_spaced = "".join(found.wrong.split()) == "".join(found.right.split())
        what = "多了空格" if is_spaced else "的年份没有用六角括号〔〕"
        message = f"“{found.wrong}”中发文字号{what}。"
        yield from found.flags(message, REMEDY, severity=Severity.WARNING)


def _fix(match: Match[str]) -> str:
    before = match.string[: match.start()]
    if before.endswith(_OTHER_FORMS):
        return match[0]
    return f"〔{match[1]}〕{match[2] if before.endswith('字') else ''}{match[3]}号"


def _mend_bare(match: Match[str]) -> str:
    return f"〔{match[1]}〕{match[2]}号"


def _mend_brackets(match: Match[str]) -> str:
    is_other = match.string[: match.start()].endswith((*_OTHER_FORMS, "字"))
    return match[0] if is_other else f"〔{match[1]}〕{match[2]}{match[3]}号"
