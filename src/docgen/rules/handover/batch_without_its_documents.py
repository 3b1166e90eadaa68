"""A batch says that no 规范性文件 goes with it, though its permits rest on some."""

from collections.abc import Iterator

from docgen.catalog.model import Catalog, Transfer
from docgen.findings import Severity
from docgen.law.citation import parse_list
from docgen.rules.contract import Example, Flag
from docgen.rules.ranks import DOCUMENT, MEASURE, rank

CODE = "DG516"
SEVERITY = Severity.WARNING
SCOPE = "catalog"
TITLE = "批次没有移交事项所依据的文件"
WHY = "《办法》第八条：涉及的相关规范性文件连同事项一并移交；清单上写着没有，接收的人就办不了。"
REMEDY = "把这些文件逐份写进 normative_files；还没有清点的，整项删去，留空待填。"
GOOD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
  - {cite: 《关于规范公共场所卫生许可的通知》, role: 实施依据}
""",
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
normative_files: [{title: 关于规范公共场所卫生许可的通知}]
""",
}
BAD: Example = {
    "catalogs/health/public-place-hygiene.yaml": """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
  - {cite: 《关于规范公共场所卫生许可的通知》, role: 实施依据}
""",
    "catalogs/transfers/health-1.yaml": """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
normative_files: []  # DG516
""",
}

_LOW = frozenset((DOCUMENT, "部门规章", "地方政府规章"))


def check(catalog: Catalog) -> Iterator[Flag]:
    """A sheet that is absent was not counted yet: it leaves rows to write on."""
    for transfer in catalog.transfers:
        if transfer.normative_files == () and (cites := _resting_on(catalog, transfer)):
            shown = "、".join(cites[:3]) + (" 等" if len(cites) > 3 else "")
            message = f"②规范性文件写的是没有，而批次里的事项依据{shown}。"
            yield Flag(message, transfer.file, ("normative_files",), on_key=True)


def _resting_on(catalog: Catalog, transfer: Transfer) -> list[str]:
    permits = [catalog.permit_by_id[row.permit] for row in transfer.rules if row.permit in catalog.permit_by_id]
    cites = dict.fromkeys(basis.cite for permit in permits for basis in permit.basis)
    return [cite for cite in cites if _is_document(catalog, cite)]


def _is_document(catalog: Catalog, cite: str) -> bool:
    """Of what the 法规库 does not have, the name tells."""
    known = rank(catalog, cite)
    return known in _LOW if known else any(MEASURE.search(mention.citation.title) for mention in parse_list(cite))
