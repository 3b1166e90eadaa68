"""监管清单 of one batch: what the 移交函 of the batch has as its 附件 (办法第五条、第六条、第八条)."""

from starter.spec import Text
from starters.supervision_list import starter

STARTER = starter(
    "{{ transfer.title }}监管清单",
    (
        Text("{{ transfer.title }}监管清单", "DocTitle"),
        Text("编制单位：{{ department.name }}　　　　目录日期：{{ as_of | cn_date }}", "SheetNote"),
    ),
)
