"""The post that is responsible for a step is a person's name."""

from collections.abc import Iterator
from re import compile as regex

from docgen.catalog.model import Catalog
from docgen.findings import Severity
from docgen.rules.contract import Example, Flag

CODE = "DG639"
SEVERITY = Severity.WARNING
SCOPE = "record"
TITLE = "责任岗位写成了人名"
WHY = "《办法》第八条要求写明办理流程及标准；人会调动，写岗位才长久有效，个人姓名也不宜随清单公开。"
REMEDY = "写岗位或职务，如 窗口受理人员、股室负责人。"
GOOD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 受理, actor: 区行政审批局, post: 窗口受理人员}
"""
BAD: Example = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 划转
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
flow:
  - {step: 受理, actor: 区行政审批局, post: 张建国}  # DG639
"""

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余杜叶程魏苏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤"
)
_NAME = regex(f"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:同志)?")
_POSTS = regex("员|岗|长|科|股|室|组|处|局|窗口|主任|领导|负责|经办|审|办|管|师|秘书|人$|台")


def check(catalog: Catalog) -> Iterator[Flag]:
    for permit in catalog.permits:
        for index, step in enumerate(permit.flow):
            if step.post and _NAME.fullmatch(step.post) and not _POSTS.search(step.post):
                message = f"“{step.step}”环节的责任岗位写的是“{step.post}”，像是人名。"
                yield Flag(message, permit.file, ("flow", index, "post"))
