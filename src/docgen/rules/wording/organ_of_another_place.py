"""Applicants are sent to a court, a government or a service hall whose name is that of another county or city.

Met in a guide of 威县: 向广宗县人民法院起诉, left over from the text it was copied from.
Looked for only behind 向, 到, 由 …, where somebody is told whom to turn to; a source may well be of another place.
"""

from collections.abc import Iterator
from re import Match
from re import compile as regex

from docgen.catalog.model import Catalog, District
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag
from docgen.rules.misspellings import is_in_title
from docgen.rules.texts import HAN, signs, texts

CODE = "DG637"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "机关的名称是别的地方的"
WHY = (
    "《中华人民共和国行政诉讼法》第十八条：由最初作出行政行为的行政机关所在地人民法院管辖；"
    "照抄外地指南常留下外地的法院、政府和大厅，办事人会走错门。"
)
REMEDY = "改为本地的机关；确由外地机关管辖的（例如法院跨区域集中管辖），用 allow 写明依据。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 不服的，可以向沾益区人民政府或者曲靖市人民政府申请行政复议，也可以向沾益区人民法院起诉。
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
note: 不服的，可以依法向广宗县人民法院起诉。  # DG637
"""

_ORGANS = "人民法院", "人民检察院", "人民政府", "行政审批局", "行政审批服务局", "政务服务中心", "政务服务大厅"
_NAMED = regex(
    rf"[向到由报经在]([{HAN}]{{0,14}}?[{HAN}][县市区旗州])((?:中级|高级)?(?:{'|'.join(_ORGANS)}))",
)
_ANY_PLACE = regex(
    "人民|级|设区|^自治[县州区旗]$|直辖|^[本该各其原]?[省市县区旗州]+$|城市$|的|(?:所在|住所|当|属|发生)地|有关|相应"
    "|管辖|辖区|所属|部门|(?<=[省市县区旗州府院局])(?:或|和|及|与)"
)
"""What is the name of no place, or more than one name: 县级以上城市, 设区的市, 所在地的县, 省市."""


def check(catalog: Catalog) -> Iterator[Flag]:
    district = catalog.district
    if district is None:
        return
    for text in texts(catalog).holding(_NAMED, ("prose",), seek=signs(*_ORGANS)):
        for match in _NAMED.finditer(text.text):
            if not is_in_title(match) and _is_elsewhere(match, district):
                message = f"“{match[1]}{match[2]}”不是{district.short}的机关。"
                for file, pointer in text.places:
                    yield Flag(message, file, pointer)


def _is_elsewhere(match: Match[str], district: District) -> bool:
    ours = (district.name, district.short, district.city, district.province)
    return not match[1].endswith(ours) and not _ANY_PLACE.search(match[1])
