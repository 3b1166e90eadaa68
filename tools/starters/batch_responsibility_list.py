"""责任清单 of one batch: what the 移交函 of the batch has as its 附件 (办法第四条、第五条、第八条)."""

from starter.spec import Starter, Text
from starters.responsibility_list import duties

STARTER = Starter(
    "{{ transfer.title }}责任清单",
    (
        Text("{{ transfer.title }}责任清单", "DocTitle"),
        Text(
            "编制单位：{{ department.name }}　　　　目录日期：{{ as_of | cn_date }}　　　　合计：{{ permit_total }}项",
            "SheetNote",
        ),
        Text("说明：{{ district.notice }}", "SheetNote"),
        Text(
            '{% if transfer.direction == "划入" %}划转事项（{{ bureau.short }}审批，{{ department.short }}监管）'
            "{% else %}划回事项（{{ department.short }}审批并监管）{% endif %}",
            "SheetTitle",
        ),
        *duties("permits"),
    ),
    is_dense=True,
)
