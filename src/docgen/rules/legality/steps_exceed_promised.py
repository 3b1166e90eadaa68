"""The counted steps together take longer than the promised time limit; without a promise, than the statutory one.

Only steps with days count, unless their clock is 不计入; a permit promised 即办 (0) has no day to spend.
"""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.catalog.model.permit import Permit, TimeLimit
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.durations import in_words

CODE = "DG302"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "各环节时间合计超过承诺时限（没有承诺的，超过法定时限）"
WHY = "《中华人民共和国行政许可法》第四十二条：决定应当在期限内作出；各环节都按时办完仍会超过承诺，承诺就无法兑现。"
REMEDY = "压缩环节时间，或如实改写承诺时限；依法不计入时限的环节（第四十五条）写 clock: 不计入。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 受理, actor: 区行政审批局, days: 1}
  - {step: 专家评审, actor: 区卫生健康局, cooperation: 专家评审, clock: 不计入, days: 10}
  - {step: 决定, actor: 区行政审批局, days: 4}
time_limit: {statutory: 20, promised: 5}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 受理, actor: 区行政审批局, days: 1}
  - {step: 决定, actor: 区行政审批局, days: 5}  # DG302
  - {step: 送达, actor: 区行政审批局, days: 1}
time_limit: {statutory: 20, promised: 5}
"""

_NAMES = {"promised": "承诺", "statutory": "法定"}
_SERVING = regex("送达|颁发|发证|制证")
_ROUNDING = 1e-6  # 0.1 + 0.2 is more than 0.3


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        limit = permit.time_limit
        if limit and limit.promised is not None:
            yield from _overrun(permit, limit, "promised", limit.promised)
        elif limit and limit.statutory is not None:
            yield from _overrun(permit, limit, "statutory", limit.statutory)


def _elapsed(permit: Permit) -> list[float]:
    """What has passed when each step is done; of steps that go on at the same time the longest counts."""
    before: float = 0
    longest: float = 0
    sums: list[float] = []
    for step in permit.flow:
        days = (step.days or 0) if step.clock != "不计入" else 0
        if step.parallel:
            longest = max(longest, days)
        else:
            before, longest = before + longest, days
        sums.append(before + longest)
    return sums


def _overrun(permit: Permit, limit: TimeLimit, key: str, days: float) -> Iterator[Flag]:
    """Flags the step that crosses the limit; the sum is that of all steps."""
    sums = _elapsed(permit)
    crossing = next((index for index, total in enumerate(sums) if total > days + _ROUNDING), None)
    if crossing is None:
        return
    spent = in_words(sums[-1], limit.unit)
    name = _NAMES[key]
    granted = f" {in_words(days, limit.unit)}" if days else "即办"
    message = f"计入时限的各环节合计 {spent}，{name}时限却是{granted}。"
    related = (Related(f"{name}{granted}在这里", permit.file, ("time_limit", key)),)
    step = permit.flow[crossing].step
    served = (
        f"“{step}”在决定之后，另有十日（《行政许可法》第四十四条），写 clock: 不计入。" if _SERVING.search(step) else ""
    )
    yield Flag(message, permit.file, ("flow", crossing, "days"), help=served + REMEDY, related=related)
