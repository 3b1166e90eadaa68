"""A law is given as the ground of something, and no article of it.

Only where the 法规库 knows that the law has articles to choose from.
"""

from collections.abc import Iterator
from functools import partial

from docgen.catalog.model import Catalog, Law
from docgen.findings import Severity
from docgen.law.citation import parse_list
from docgen.rules.citations import places
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import row_of

CODE = "DG430"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "依据只写了法名，没有写条"
WHY = (
    "《办法》第八条：划转的事项要明确设立依据；整部法不是依据，哪一条才是。"
    "最高人民法院指导案例 41 号：未引用具体法律条款，又不能证明符合具体规定的，视为没有法律依据。"
)
REMEDY = "补上第几条第几款第几项；可用 docgen laws show 看这部法有哪些条。"
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
  - {cite: 《公共场所卫生管理条例》, role: 监管依据}  # DG430
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit, pointer, law in places(catalog, partial(_bare, catalog)):
        message = f"引了《{law.title}》，没有写第几条；它共 {law.articles} 条。"
        yield Flag(message, permit.file, pointer)


def _bare(catalog: Catalog, text: str) -> Law | None:
    bare = (mention.citation.title for mention in parse_list(text) if mention.citation.article is None)
    return next((row for title in bare if (row := row_of(catalog, title)) and row.articles > 1), None)
