"""Fields whose result is the template's and not the document's: nothing renews it when a document is made.

ECMA-376 Part 1, 17.16.5 lists the fields. PAGE, NUMPAGES and those like them are counted by every program that shows
the page, and stay.
"""

from collections.abc import Iterator

from docgen.documents.writers.archive import Element
from docgen.documents.writers.cleaning import W
from docgen.documents.writers.codes import FORBIDDEN
from docgen.documents.writers.contract import Fault, Tag
from docgen.documents.writers.places import Places

_REASONS = {
    "里面的条目是模板的，不会随内容更新": ("TOC", "INDEX", "TOA", "BIBLIOGRAPHY", "RD"),
    "印的是模板作者或模板文件的信息": (
        "AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "FILENAME", "FILESIZE", "TEMPLATE",
        "COMMENTS", "KEYWORDS", "SUBJECT", "TITLE", "INFO", "DOCPROPERTY", "DOCVARIABLE", "REVNUM", "EDITTIME",
    ),
    "每次打开、打印都会变": ("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"),
    "里面的数是模板的，不会自己更新": ("SEQ", "PAGEREF", "NOTEREF", "=", "NUMWORDS", "NUMCHARS"),
    "会向别处取内容": (
        "MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ASK", "FILLIN", "DATABASE", "INCLUDETEXT",
        "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "EMBED", "MACROBUTTON", "GOTOBUTTON", "ADDIN",
        "ADDRESSBLOCK", "GREETINGLINE", "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY",
    ),
}  # fmt: skip
_REASON = {field: reason for reason, fields in _REASONS.items() for field in fields}
_HELP = "请删去这个域：日期、序号、名称用标签印，如 {{ as_of | cn_date }}、{{ loop.index }}；目录在做成后再插入。"


def stale(root: Element, places: Places) -> Iterator[Fault]:
    """DG705 for each."""
    for element, code in _codes(root):
        words = code.split()
        name = words[0].upper() if words else ""
        reason = _REASON.get(name) or (_REASON["="] if name.startswith("=") else None)
        if reason:
            yield Fault(FORBIDDEN, f"域 {name} {reason}", Tag(code.strip()[:40], places.around(element)), _HELP)


def _codes(root: Element) -> Iterator[tuple[Element, str]]:
    """Each field with its code; inside one another, the inner ones first."""
    opened: list[tuple[Element, list[str]]] = []
    for element in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}fldSimple":
            yield element, element.get(f"{W}instr", "")
        elif element.tag == f"{W}instrText":
            if opened:
                opened[-1][1].append(element.text or "")
        elif element.get(f"{W}fldCharType") == "begin":
            opened.append((element, []))
        elif element.get(f"{W}fldCharType") == "end" and opened:
            begun, texts = opened.pop()
            yield begun, "".join(texts)
