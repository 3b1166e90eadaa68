"""A material is asked for without being named: 其他材料, 有关部门要求的材料.

许可法第三十条 has every material of the permit published; one that is not named can be anything.
"""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG623"
SEVERITY = Severity.ERROR
SCOPE = "record"
TITLE = "申请材料中有兜底条款"
WHY = "《中华人民共和国行政许可法》第三十条：需要提交的全部材料的目录应当公示；《办法》第十条：不得私设门槛。"
REMEDY = "逐一写明材料名称和依据；不能写明的，不得要求申请人提交。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - {name: 学校章程、首届理事会或者其他决策机构组成人员名单, basis: [《公共场所卫生管理条例》第八条]}
  - {name: 设备布局、操作流程等文件, basis: [《公共场所卫生管理条例》第八条]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
materials:
  - {name: 卫生行政部门要求提供的其他材料, basis: [《公共场所卫生管理条例》第八条]}  # DG623
  - {name: 身份证明等材料, basis: [《公共场所卫生管理条例》第八条]}  # DG623
  - {name: 申请表, when: 按规定需要提供的, basis: [《公共场所卫生管理条例》第八条]}  # DG623
"""

_THING = "(?:材料|资料|文件|证件|证明|手续)"
_CATCH_ALL = regex(
    f"其[他它](?:[有相]关|必要|必需|所需|需要|应当?提交|应当?提供|需要?提[供交]|规定)?的?(?:证明|申请|申报)?{_THING}"
    f"|(?:部门|机关|窗口)(?:认为|要求|规定)(?:有?必要|需要|应当)?的?(?:提[供交])?的?(?:其[他它])?(?:{_THING}|$|[，。；（])"
    f"|(?:按照?|根据|视|依)(?:有关|相关)?(?:规定|情况|需要|要求)(?:需要?|应当?)(?:提[供交]|补充)"
    f"|等(?:[有相]关|证明|申请)?(?:材料|资料|证件|手续)(?:$|[（，；])|其[他它]$"
)
_NAMELESS = regex(f"(?:[有相]关|必要的?|必备|规定的?|申请|证明|所需的?)(?:证明|申请)?{_THING}")


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for index, material in enumerate(permit.materials):
            for name, text in (("name", material.name), ("when", material.when or "")):
                match = _CATCH_ALL.search(text) or _NAMELESS.fullmatch(text)
                if match:
                    message = f"“{text}”没有写明是什么材料。"
                    yield Flag(message, permit.file, ("materials", index, name))
