"""A statutory time limit is beyond 20 working days, and no law or regulation is cited for it.

行政许可法第四十二条: 20 working days, unless a 法律 or 法规 says otherwise; 45 for joint handling (第二款).
"""

from collections.abc import Iterator

from msgspec.structs import replace

from docgen.catalog.model import Catalog
from docgen.catalog.model.permit import TimeLimit
from docgen.findings import Severity
from docgen.law.citation import Citation, parse_list
from docgen.rules.contract import Example, Flag
from docgen.rules.durations import in_words
from docgen.rules.ranks import LAWS_AND_REGULATIONS, law, rank, row_of

CODE = "DG303"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "法定时限超过二十个工作日而没有法律、法规依据"
WHY = (
    "《中华人民共和国行政许可法》第四十二条：决定期限为二十个工作日（统一、联合、集中办理的四十五日），"
    "更长的须由法律、法规规定；第四十五条所列听证、检验、专家评审等时间另行扣除，不写进期限。"
)
REMEDY = "在 time_limit.basis 写明规定这一期限的法律、行政法规或地方性法规；没有的，法定时限改为 20 个工作日以内。"
GOOD: Example = """\
id: private-non-enterprise-registration
name: 民办非企业单位成立登记
status: 划转
basis:
  - {cite: 《民办非企业单位登记管理暂行条例》第三条, role: 设定依据}
time_limit:
  unit: 日
  statutory: 60
  basis: [《民办非企业单位登记管理暂行条例》第十一条]
"""
BAD: Example = """\
id: private-non-enterprise-registration
name: 民办非企业单位成立登记
status: 划转
basis:
  - {cite: 《民办非企业单位登记管理暂行条例》第三条, role: 设定依据}
time_limit:
  statutory: 45  # DG303
  basis: [《中华人民共和国行政许可法》第四十二条第一款]
"""

_GENERAL_LAW = "中华人民共和国行政许可法"
_JOINT = Citation(_GENERAL_LAW, 42, paragraph=2)
_JOINT_DAYS = 45
# The longest that is surely within 20 working days, without counting holidays.
_WITHIN = {"工作日": 20, "日": 28, "月": 0, "年": 0}


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        limit = permit.time_limit
        if limit and limit.statutory is not None and limit.statutory > _WITHIN[limit.unit]:
            verdict = _verdict(catalog, limit)
            if verdict:
                message = f"法定时限 {in_words(limit.statutory, limit.unit)}，超过 20 个工作日，{verdict[1]}。"
                yield Flag(message, permit.file, ("time_limit", "statutory"), severity=verdict[0])


def _verdict(catalog: Catalog, limit: TimeLimit) -> tuple[Severity, str] | None:
    """None when the limit has its law."""
    special = [text for text in limit.basis if not _is_general(catalog, text)]
    ranks = {rank(catalog, text) for text in special}
    if ranks & LAWS_AND_REGULATIONS or _is_joint(catalog, limit):
        return None
    if None in ranks:
        return Severity.INFO, "所引依据不在法规库中，未核"
    if any(row.doubts for text in special if (row := law(catalog, text))):
        return Severity.WARNING, "所引依据不是法律、法规"
    return SEVERITY, "所引依据不是规定更长期限的法律、法规" if limit.basis else "没有写依据"


def _is_general(catalog: Catalog, text: str) -> bool:
    cited = _cited(catalog, text)
    return bool(cited) and all(citation.title == _GENERAL_LAW for citation in cited)


def _is_joint(catalog: Catalog, limit: TimeLimit) -> bool:
    has_article = any(_JOINT in _cited(catalog, text) for text in limit.basis)
    return has_article and limit.unit != "月" and (limit.statutory or 0) <= _JOINT_DAYS


def _cited(catalog: Catalog, text: str) -> list[Citation]:
    """By registered titles, where the 法规库 has them."""
    cited = [mention.citation for mention in parse_list(text)]
    return [replace(c, title=row.title) if (row := row_of(catalog, c.title)) else c for c in cited]
