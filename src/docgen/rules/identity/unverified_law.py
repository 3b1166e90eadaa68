"""A citation cannot be checked: its law is not in the 法规库, or it is no citation that can be read.

未核 is not wrong. Said once per law and file, at the first place.
"""

from collections.abc import Iterator
from functools import partial

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.law.citation import NATION, Citation, parse_list
from docgen.rules.citations import places
from docgen.rules.contract import Example, Flag
from docgen.rules.nearest import slip
from docgen.rules.ranks import row_of

CODE = "DG405"
SEVERITY = Severity.INFO
SCOPE = "record"
TITLE = "依据未核"
WHY = (
    "法规库收有国家法律、行政法规和少量部门规章；库外的依据，docgen 无从核对条款是否存在、是否有效，由经办人核对原文。"
)
REMEDY = "核对原文和现行效力；能核到的，可用 docgen laws add 在法规库补一行。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
  - {cite: 《公共场所卫生管理条例实施细则》第二十二条, role: 实施依据}  # DG405
  - {cite: 《公共场所卫生管理条例实施细则》第二十九条, role: 实施依据}
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    seen: set[tuple[str, str]] = set()
    for permit, pointer, message in places(catalog, partial(_doubt, catalog)):
        if (permit.file, message) not in seen:
            seen.add((permit.file, message))
            yield Flag(message, permit.file, pointer)


def _doubt(catalog: Catalog, text: str) -> str | None:
    """The same for all citations of one law. A short title is known, and DG607's to fix."""
    titles = dict.fromkeys(mention.citation.title for mention in parse_list(text))
    if not titles:
        return f"未核：“{text}”不是《…》第几条第几款第几项的写法。"
    unknown = [title for title in titles if not row_of(catalog, title)]
    if not unknown:
        return None
    known = {title.removeprefix(NATION): title for title in catalog.laws}
    meant = [known[near] for title in unknown if (near := slip(title.removeprefix(NATION), known))]
    named = "、".join(str(Citation(title)) for title in unknown)
    asked = "".join(f"是不是想写{Citation(title)}？" for title in meant)
    return f"未核：法规库中没有{named}。{asked}"
