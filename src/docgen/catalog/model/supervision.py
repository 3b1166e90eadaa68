"""What follows a permit: who supervises what, who answers for it, and what both sides tell each other."""

from typing import Literal

from docgen.catalog.model.record import Part


class Supervision(Part, frozen=True, kw_only=True):
    """监管目录的一行 (办法第五条). `penalty_basis` is 处罚依据; `joint_with` 联合监管部门."""

    matter: str
    regulator: str
    object: str | None = None
    content: str | None = None
    method: str | None = None
    frequency: str | None = None
    office: str | None = None
    basis: tuple[str, ...] = ()
    penalty_basis: tuple[str, ...] = ()
    joint_with: tuple[str, ...] = ()


class Duty(Part, frozen=True, kw_only=True):
    """责任事项"""

    duty: str
    basis: tuple[str, ...] = ()


class SupervisionDuty(Duty, frozen=True, kw_only=True):
    """监管部门的一项责任: the 主管部门's own, unless another `regulator` is named."""

    regulator: str | None = None


class Accountability(Part, frozen=True, kw_only=True):
    """追责情形"""

    situation: str
    basis: tuple[str, ...] = ()


class Responsibility(Part, frozen=True, kw_only=True):
    """责任清单: 审批部门责任、行业主管部门责任、追责情形 (办法第四、五条)"""

    approval: tuple[Duty, ...] = ()
    supervision: tuple[SupervisionDuty, ...] = ()
    accountability: tuple[Accountability, ...] = ()


class Deadline(Part, frozen=True, kw_only=True):
    """推送时限. `origin` says who set the number: the 办法 itself gives none."""

    number: int
    unit: Literal["工作日", "小时"]
    origin: str


class Push(Part, frozen=True, kw_only=True):
    """信息推送清单的一行 (办法第十三条)"""

    direction: Literal["审批推送监管", "监管推送审批"]
    trigger: str
    fields: tuple[str, ...] = ()
    channel: str | None = None
    deadline: Deadline | None = None
