"""A citation, or a file handed over as valid, is a law that was repealed on or before the catalog's date."""

from collections.abc import Iterator
from functools import partial

from docgen.catalog.model import Catalog, Law, Transfer
from docgen.findings import Pointer, Severity
from docgen.rules.citations import places
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import laws, row_of

CODE = "DG409"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "引用的法律法规已经废止"
WHY = "《中华人民共和国行政许可法》第四条：许可应当依法设定和实施；废止的法律法规不能再作依据。"
REMEDY = "改引取代它的法律法规，并重新核对条、款、项和条件；移交的规范性文件，validity 写“已废止”。"
GOOD: Example = """\
id: environmental-impact
name: 建设项目环境影响评价审批
status: 保留
basis:
  - {cite: 《中华人民共和国生态环境法典》, role: 设定依据}
"""
BAD: Example = """\
id: environmental-impact
name: 建设项目环境影响评价审批
status: 保留
basis:
  - {cite: 《中华人民共和国环境影响评价法》第二十二条, role: 设定依据}  # DG409
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit, pointer, row in places(catalog, partial(_cited, catalog)):
        yield _finding(row, permit.file, pointer)
    for transfer in catalog.transfers:
        for pointer, row in _handed_over(catalog, transfer):
            yield _finding(row, transfer.file, pointer)


def _cited(catalog: Catalog, text: str) -> Law | None:
    return next((row for row in laws(catalog, text) if _is_repealed(catalog, row)), None)


def _handed_over(catalog: Catalog, transfer: Transfer) -> Iterator[tuple[Pointer, Law]]:
    for index, entry in enumerate(transfer.normative_files or ()):
        row = None if entry.validity == "已废止" else row_of(catalog, entry.title.strip("《》"))
        if row and _is_repealed(catalog, row):
            yield ("normative_files", index, "title"), row


def _is_repealed(catalog: Catalog, row: Law) -> bool:
    """On the catalog's date; without a district nobody knows which day it is."""
    today = catalog.district.dated if catalog.district else ""
    return bool(today) and row.status == "废止" and (row.repealed_on or today) <= today


def _finding(row: Law, file: str, pointer: Pointer) -> Flag:
    severity = Severity.WARNING if row.doubts else SEVERITY
    return Flag(_message(row), file, pointer, severity=severity, help=_help(row))


def _message(row: Law) -> str:
    since = f"自 {row.repealed_on} 起" if row.repealed_on else ""
    successor = f"，由《{row.replaced_by}》取代" if row.replaced_by else ""
    return f"《{row.title}》{since}废止{successor}。"


def _help(row: Law) -> str:
    doubts = f"法规库这一部尚有疑问（{row.doubts}），以原文为准。" if row.doubts else ""
    return REMEDY + doubts
