"""A condition is left open: 规定的其他条件, 有关部门要求的, 原则上.

Laws end their own lists that way, so it is no error; but an applicant must be able to read what is asked for.
"""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG624"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "办理条件中有兜底条款"
WHY = "《办法》第十条：不得私设门槛，不得增加法律规定以外的审批条件；没有写明的条件可以随意解释。"
REMEDY = "写明是哪一部法律法规规定的什么条件；写不明的删去这一条。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
conditions:
  - {text: 符合国家规定的环境噪声标准，有专人负责等级评定, basis: [《公共场所卫生管理条例》第三条]}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
conditions:
  - {text: 法律、行政法规规定的其他条件, basis: [《公共场所卫生管理条例》第三条]}  # DG624
  - {text: 原则上在本区有固定场所, basis: [《公共场所卫生管理条例》第三条]}  # DG624
"""

_CATCH_ALL = regex(
    "(?:规定|要求|需要|认为)的其[他它](?:条件|要求|情形|事项|$)|其[他它](?:有关|相关|必要|应当具备)的?(?:条件|要求)"
    "|(?:部门|机关)(?:认为|要求)(?:有必要|需要|应当)?|原则上|视情况|酌情|等(?:相关|有关)?(?:条件|要求|情形)(?:$|[。；，）])"
)


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for index, condition in enumerate(permit.conditions):
            if match := _CATCH_ALL.search(condition.text):
                message = f"条件“{condition.text}”中的“{match[0]}”没有写明要求什么。"
                yield Flag(message, permit.file, ("conditions", index, "text"))
