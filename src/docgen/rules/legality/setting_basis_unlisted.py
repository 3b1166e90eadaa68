"""All that a permit is said to be set by is a measure that the 法规库 does not have."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.law.citation import parse_list
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import MEASURE, rank

CODE = "DG319"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "设定依据只有法规库没有的办法、规定"
WHY = (
    "《中华人民共和国行政许可法》第十四条、第十五条、第十七条："
    "只有法律、行政法规、国务院决定、地方性法规和省级政府规章能设定许可；"
    "叫办法、规定、细则的多是部门规章或规范性文件。"
)
REMEDY = "核对设定依据，补上设定这项许可的法律、法规；确有权设定的，用 docgen laws add 收进法规库。"
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
basis:  # DG319
  - {cite: 《公共场所从业许可管理办法》第八条, role: 设定依据}
"""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        cites = [basis.cite for basis in permit.basis if basis.role == "设定依据"]
        if cites and all(_is_unlisted_measure(catalog, cite) for cite in cites):
            message = f"设定依据只有{'、'.join(cites)}，法规库里没有，名称不像能设定许可的法律、法规。"
            yield Flag(message, permit.file, ("basis",), on_key=True)


def _is_unlisted_measure(catalog: Catalog, cite: str) -> bool:
    mentions = parse_list(cite)
    return rank(catalog, cite) is None and bool(mentions) and all(MEASURE.search(m.citation.title) for m in mentions)
