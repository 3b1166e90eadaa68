"""What is told of a change: of a permit as a whole, and of each of its elements."""

from typing import Literal

import msgspec

Action = Literal["新增", "删除", "修改", "调整顺序", "更名"]
Kind = Literal[
    "新增",
    "移出目录",
    "划转",
    "保留",
    "改为备案",
    "下放",
    "上收",
    "取消",
    "承接中",
    "合并",
    "主管部门调整",
    "更名",
    "变更",
]
"""From 划转 to 合并: the permit's new status (办法第三条、第九条)."""


class Detail(msgspec.Struct, frozen=True, kw_only=True):
    """One element of a permit that changed.

    `field` is the top-level key it lies under, `title` what it is called: 申请材料“法人身份证明文件”的份数.
    `before` and `after` are in words (是, 20 个工作日, 原件、纸质); None for what was not there or is gone.
    `is_substantive`: 实质变更, not 文字修订. `is_internal`: a schema marks this place as not for the public.
    """

    field: str
    title: str
    action: Action
    before: str | None = None
    after: str | None = None
    is_substantive: bool
    is_internal: bool


class ItemChange(msgspec.Struct, frozen=True, kw_only=True):
    """One permit that changed, under the name and the `department` (its id) that it has now, or had last.

    `kind` is the weightiest of what happened: the permit came or went, its status, 主管部门, name, anything else.
    A permit that came or went has no details.
    """

    id: str
    name: str
    department: str
    kind: Kind
    is_substantive: bool
    details: tuple[Detail, ...] = ()
