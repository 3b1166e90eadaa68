"""A change of status cannot follow the one before it.

办法第三、九条: what was cancelled, merged, moved to another level or turned into a filing is first taken over again by
the 主管部门, then the district decides on handing it over. The same change twice in a row has one too few between.
"""

from collections.abc import Iterator
from itertools import pairwise

from docgen.catalog.model import Catalog
from docgen.findings import Related, Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.events import turns

CODE = "DG804"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "变更前后接不上"
WHY = "《办法》第三条、第九条：事项变动时，区行业主管部门先承接并规范，再由区人民政府决定是否划转；取消了的无可划转。"
REMEDY = "补上中间漏记的变更（承接中、保留），或者改正写错的一条；重新设定的许可另建事项文件。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
history:
  - {date: "2022-01-01", event: 上收, decision: 省级调整决定}
  - {date: "2024-03-01", event: 承接中}
  - {date: "2024-06-01", event: 划转, decision: 沾益区划转决定}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
history:
  - date: "2022-01-01"
    event: 取消
    decision: 国务院取消决定
  - date: "2024-06-01"
    event: 划转  # DG804
    decision: 沾益区划转决定
"""

_TAKEN_OVER = frozenset({"保留", "承接中"})
_AFTER = {
    "取消": _TAKEN_OVER,
    "合并": _TAKEN_OVER,
    "改为备案": _TAKEN_OVER | {"取消", "合并", "上收", "下放"},
    "上收": _TAKEN_OVER | {"取消", "合并", "下放", "改为备案"},
    "下放": _TAKEN_OVER | {"取消", "合并", "上收", "改为备案"},
}
"""What may follow; after the statuses that are not here, anything but the same again."""


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for (first, earlier), (second, later) in pairwise(turns(permit)):
            if later.event == earlier.event or later.event not in _AFTER.get(earlier.event, {later.event}):
                related = (Related(f"{earlier.date} 的{earlier.event}", permit.file, ("history", first, "event")),)
                message = f"{earlier.date} 是{earlier.event}，接着 {later.date} 却是{later.event}。"
                yield Flag(message, permit.file, ("history", second, "event"), related=related)
