"""A permit: the elements of 实施规范 that the 24 articles of the 办法 need."""

from typing import Literal

from docgen.catalog.model.record import Origin, Part, Record
from docgen.catalog.model.supervision import Push, Responsibility, Supervision

Status = Literal["划转", "保留", "改为备案", "下放", "上收", "取消", "承接中", "合并"]
CLOSED = frozenset[Status](("改为备案", "下放", "上收", "取消", "合并"))
"""The statuses of a permit that is not decided here any more (办法第三条、第九条)."""
Level = Literal["国家", "省", "市", "县", "乡", "村"]
Unit = Literal["工作日", "日", "月", "年"]
Cooperation = Literal[
    "现场核查",
    "现场检查",
    "现场勘查",
    "专家评审",
    "符合性审查",
    "协议签订",
    "技术论证",
    "业务培训",
    "社会听证",
    "检验鉴定",
]
"""办法第十二条's ten kinds."""


class Basis(Part, frozen=True, kw_only=True):
    """设定和实施依据: `cite` is 《法》第N条第N款第N项; `quote` the words relied on."""

    cite: str
    role: Literal["设定依据", "实施依据", "监管依据"]
    quote: str | None = None


class HandlingItem(Part, frozen=True, kw_only=True):
    """业务办理项, e.g. 新办、变更、延续."""

    name: str
    code: str | None = None


class Condition(Part, frozen=True, kw_only=True):
    """办理条件"""

    text: str
    basis: tuple[str, ...] = ()
    note: str | None = None


class Material(Part, frozen=True, kw_only=True):
    """申请材料. `when` says in which case a 情形必要 material is asked for."""

    name: str
    form: tuple[Literal["原件", "复印件", "纸质", "电子"], ...] = ()
    copies: int | None = None
    source: Literal["申请人自备", "政府部门核发", "中介或法定机构出具"] | None = None
    need: Literal["必要", "容缺后补", "情形必要"] | None = None
    when: str | None = None
    basis: tuple[str, ...] = ()
    note: str | None = None


class Intermediary(Part, frozen=True, kw_only=True):
    """中介服务"""

    name: str
    basis: tuple[str, ...] = ()
    provider: str | None = None
    fee: str | None = None


class Step(Part, frozen=True, kw_only=True):
    """办理流程的一个环节. `days` counts in the permit's `time_limit.unit`, unless `clock` is 不计入.

    `parallel`: it goes on at the same time as the step before.
    """

    step: str
    actor: str | None = None
    post: str | None = None
    cooperation: Cooperation | None = None
    clock: Literal["计入", "不计入"] | None = None
    days: int | float | None = None
    parallel: bool | None = None
    standard: str | None = None
    basis: tuple[str, ...] = ()


class TimeLimit(Part, frozen=True, kw_only=True):
    """时限. `acceptance` is 受理时限 in working days; `promised: 0` is 即办."""

    unit: Unit = "工作日"
    statutory: int | None = None
    promised: int | float | None = None
    acceptance: int | None = None
    extension: int | None = None
    basis: tuple[str, ...] = ()
    note: str | None = None


class Charge(Part, frozen=True, kw_only=True):
    """收费项目"""

    name: str
    standard: str | None = None
    basis: tuple[str, ...] = ()


class Fee(Part, frozen=True, kw_only=True):
    """收费"""

    charged: bool
    charges: tuple[Charge, ...] = ()
    note: str | None = None


class Certificate(Part, frozen=True, kw_only=True):
    """许可证件. `printing` follows 办法第二十条."""

    name: str
    validity: str | None = None
    renewal: str | None = None
    area: str | None = None
    printing: Literal["自行印制", "上级统一印制"] | None = None
    supplier: str | None = None
    ecert_code: str | None = None
    basis: tuple[str, ...] = ()


class QuantityLimit(Part, frozen=True, kw_only=True):
    """数量限制"""

    limited: bool
    manner: str | None = None
    basis: tuple[str, ...] = ()


class Periodic(Part, frozen=True, kw_only=True):
    """年检 or 年报"""

    required: bool
    cycle: str | None = None
    content: str | None = None
    basis: tuple[str, ...] = ()


class Inspection(Part, frozen=True, kw_only=True):
    """审验、年检、年报公示 (办法第六条)"""

    annual_check: Periodic | None = None
    annual_report: Periodic | None = None


class Event(Part, frozen=True, kw_only=True):
    """变更记录. `decision` names the 文件 that decided it."""

    date: str
    event: str
    decision: str | None = None


class Permit(Record, frozen=True, kw_only=True):
    """行政许可事项. `department` (the 主管部门's id) is the folder it lies in, set by the loader."""

    id: str
    name: str
    status: Status
    department: str = ""
    code: str | None = None
    previous_codes: tuple[str, ...] = ()
    handling_items: tuple[HandlingItem, ...] = ()
    level: Level = "县"
    parent: str | None = None
    successors: tuple[str, ...] = ()
    index_number: str | None = None
    service_objects: tuple[str, ...] = ()
    theme: str | None = None
    basis: tuple[Basis, ...]
    conditions: tuple[Condition, ...] = ()
    materials: tuple[Material, ...] = ()
    intermediaries: tuple[Intermediary, ...] = ()
    flow: tuple[Step, ...] = ()
    time_limit: TimeLimit | None = None
    fee: Fee | None = None
    certificate: Certificate | None = None
    quantity_limit: QuantityLimit | None = None
    inspection: Inspection | None = None
    supervision: tuple[Supervision, ...] = ()
    responsibility: Responsibility | None = None
    push: tuple[Push, ...] = ()
    key_domains: tuple[str, ...] = ()
    history: tuple[Event, ...] = ()
    sources: tuple[Origin, ...] = ()
    unknown: tuple[str, ...] = ()
    note: str | None = None
    allow: dict[str, str] = {}

    @property
    def is_transferred(self) -> bool:
        """Whether the 行政审批局 decides it."""
        return self.status == "划转"

    @property
    def is_closed(self) -> bool:
        """Whether nobody can apply for it here any more."""
        return self.status in CLOSED

    @property
    def regulator_names(self) -> tuple[str, ...]:
        """Who supervises, as the rows name them: each once, in their order."""
        return tuple(dict.fromkeys(name for row in self.supervision for name in (row.regulator, *row.joint_with)))
