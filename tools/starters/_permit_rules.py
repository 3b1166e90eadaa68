"""附表 of the 移交清单: 第八条's 审批规则及清单, one table per permit, each on a page of its own."""

from dataclasses import dataclass

from starter.lists import Lines, Rows, each, lines
from starter.spec import Block, Cell, Control, Row, Table, Text

_GRID = (21, 11, 30, 31, 23, 12, 25, 20, 52)
"""Label, 序号, and seven columns that each part divides up in its own way."""


@dataclass(frozen=True)
class _Field:
    """One heading of a part, `span` columns wide, and what is printed under it."""

    head: str
    span: int
    text: str | Lines
    style: str = "CellText"


def permit_rules() -> tuple[Block, ...]:
    rows = (
        _single(
            "事项名称",
            (
                "{{ permit.name }}{% if permit.code %}（基本编码：{{ permit.code }}）{% endif %}",
                *_noted("permit.previous_codes", '曾用编码：{{ permit.previous_codes | join("、") }}'),
            ),
            is_head=True,
        ),
        _single("业务办理项", (_HANDLING,)),
        *_known("permit.service_objects", "服务对象", ('{{ permit.service_objects | join("、") }}',)),
        *_known("permit.key_domains", "重点领域", ('{{ permit.key_domains | join("、") }}',)),
        *_part("设立依据", "permit.basis", _BASIS),
        *_part("办理条件", "permit.conditions", _CONDITION),
        *_part("资料要件", "permit.materials", _MATERIAL),
        *_if("permit.intermediaries", _part("中介服务", "permit.intermediaries", _INTERMEDIARY)),
        *_part("办理流程及标准", "permit.flow", _STEP),
        _single("办理时限", _guarded("permit.time_limit", "办理时限", *_LIMIT)),
        _single("收费", _guarded("permit.fee", "收费", *_FEE)),
        _single("许可证件", _guarded("permit.certificate", "许可证件", *_CERTIFICATE), keep=True),
        *_known("permit.quantity_limit", "数量限制", _QUANTITY),
        *_if("permit.push", _part("信息推送", "permit.push", _PUSH)),
        *_known("permit.history", "变更记录", _HISTORY),
        _single("备注", _REMARKS),
    )
    return (
        Control("for permit in permits"),
        Text("附表{{ permit.number }}　审批规则及清单", "AnnexLabel", new_page=True),
        Text("{{ permit.name }}", "AnnexTitle"),
        Table(_GRID, rows),
        Control("endfor"),
    )


def _single(label: str, content: Lines, is_head: bool = False, keep: bool = False) -> Row:
    return Row((Cell((label,), "CellHead"), Cell(content, span=len(_GRID) - 1)), is_head=is_head, keep=keep)


def _if(value: str, rows: Rows) -> Rows:
    """Rows that are there only where there is a value."""
    return (Control(f"if {value}"), *rows, Control("endif"))


def _known(value: str, label: str, content: Lines) -> Rows:
    return _if(value, (_single(label, content, keep=True),))


def _part(label: str, records: str, fields: tuple[_Field, ...]) -> Rows:
    """Headings and one numbered row per record, beside a label that is merged over all of them."""
    heads = (Cell((field.head,), "CellHead", field.span) for field in fields)
    cells = (Cell((f.text,) if isinstance(f.text, str) else f.text, f.style, f.span) for f in fields)
    number = Cell(("{{ loop.index }}",), "CellCentre")
    hand = Cell((f'{{{{ none | or_blank(permit.name ~ "的{label}") }}}}',), span=len(_GRID) - 1)
    return (
        Row((Cell((label,), "CellHead", merge="restart"), Cell(("序号",), "CellHead"), *heads), keep=True),
        *each(
            f"entry in {records}",
            Row((_beside(), number, *cells)),
            otherwise=(Row((_beside(), hand), height=9),),
        ),
    )


def _beside() -> Cell:
    return Cell(("",), merge="continue")


def _guarded(value: str, blank: str, *content: str | Control) -> Lines:
    hand = f'{{{{ none | or_blank(permit.name ~ "的{blank}") }}}}'
    return (Control(f"if {value}"), *content, Control("else"), hand, Control("endif"))


def _cites(blank: str) -> Lines:
    return lines("cite in entry.basis | by_law", "{{ cite }}", blank)


def _noted(value: str, text: str) -> Lines:
    """A line only where there is a value."""
    return (Control(f"if {value}"), text, Control("endif"))


def _blank(field: str, label: str) -> str:
    return f'{{{{ entry.{field} | or_blank("{label}") }}}}'


_HANDLING = (
    "{% for entry in permit.handling_items %}{{ loop.index }}.{{ entry.name }}"
    "{% if entry.code %}（{{ entry.code }}）{% endif %}"
    "{% if not loop.last %}；{% endif %}{% else %}"
    '{{ none | or_blank(permit.name ~ "的业务办理项") }}{% endfor %}'
)
_BASIS = (
    _Field("类别", 1, "{{ entry.role }}", "CellCentre"),
    _Field("法律法规规章及条款", 3, "{{ entry.cite }}"),
    _Field("条文内容", 3, "{% if entry.quote %}{{ entry.quote }}{% endif %}"),
)
_CONDITION = (
    _Field("条件", 5, "{{ entry.text }}{% if entry.note %}（{{ entry.note }}）{% endif %}"),
    _Field("依据", 2, _cites("办理条件依据")),
)
_NAME = "{{ entry.name }}{% if entry.when %}（{{ entry.when }}）{% endif %}"
_FORM = '{% if entry.form %}{{ entry.form | join("、") }}{% else %}{{ none | or_blank("材料形式") }}{% endif %}'
_MATERIAL = (
    _Field("材料名称", 2, (_NAME, *_noted("entry.note", "注：{{ entry.note }}"))),
    _Field("形式", 1, _FORM, "CellCentre"),
    _Field("份数", 1, _blank("copies", "材料份数"), "CellCentre"),
    _Field("来源", 1, _blank("source", "材料来源"), "CellCentre"),
    _Field("必要性", 1, _blank("need", "材料必要性"), "CellCentre"),
    _Field("依据", 1, _cites("资料要件依据")),
)
_ACTOR = '{{ entry.actor | or_blank("办理主体") }}{% if entry.post %}（{{ entry.post }}）{% endif %}'
_CLOCK = _blank("clock", "时限计算") + "{% if entry.parallel %}（与上一环节并行）{% endif %}"
_STEP = (
    _Field("环节", 1, "{{ entry.step }}{% if entry.cooperation %}（{{ entry.cooperation }}）{% endif %}"),
    _Field("办理标准", 2, _blank("standard", "办理标准")),
    _Field("天数", 1, _blank("days", "环节天数"), "CellCentre"),
    _Field("办理主体", 1, _ACTOR, "CellCentre"),
    _Field(
        "时限计算",
        1,
        _blank("clock", "时限计算") + "{% if entry.parallel %}（与上一环节并行）{% endif %}",
        "CellCentre",
    ),
    _Field("依据", 1, _cites("办理环节依据")),
)
_INTERMEDIARY = (
    _Field("服务名称", 3, "{{ entry.name }}"),
    _Field("提供机构", 2, _blank("provider", "中介服务提供机构")),
    _Field("收费方式", 1, _blank("fee", "中介服务收费方式")),
    _Field("依据", 1, _cites("中介服务依据")),
)
_WHEN = (
    "{% if entry.deadline %}{{ entry.deadline.number }}{{ entry.deadline.unit }}内"
    "{% if entry.deadline.origin %}（{{ entry.deadline.origin }}）{% endif %}"
    '{% else %}{{ none | or_blank("推送时限") }}{% endif %}'
)
_CONTENT = '{% if entry.fields %}{{ entry.fields | join("、") }}{% else %}{{ none | or_blank("推送内容") }}{% endif %}'
_PUSH = (
    _Field("方向", 1, "{{ entry.direction }}"),
    _Field("时机", 2, "{{ entry.trigger }}"),
    _Field("内容", 2, _CONTENT),
    _Field("渠道", 1, _blank("channel", "推送渠道")),
    _Field("时限", 1, _WHEN),
)
_COUNTER = '{% if permit.time_limit.unit == "工作日" or permit.time_limit.unit == "月" %}个{% endif %}'
_UNIT = f"{_COUNTER}{{{{ permit.time_limit.unit }}}}"
_LIMIT = (
    (
        f'法定时限：{{{{ permit.time_limit.statutory | or_blank("法定时限", 4) }}}}{_UNIT}；承诺时限：'
        "{% if permit.time_limit.promised == 0 %}当场办结（即办件）{% else %}"
        f'{{{{ permit.time_limit.promised | or_blank("承诺时限", 4) }}}}{_UNIT}{{% endif %}}'
        "{% if permit.time_limit.acceptance %}；受理时限：{{ permit.time_limit.acceptance }}个工作日{% endif %}"
        f"{{% if permit.time_limit.extension %}}；可延长：{{{{ permit.time_limit.extension }}}}{_UNIT}{{% endif %}}"
    ),
    *_noted("permit.time_limit.basis", '依据：{{ permit.time_limit.basis | by_law | join("、") }}'),
    *_noted("permit.time_limit.note", "注：{{ permit.time_limit.note }}"),
)
_FEE = (
    "{% if permit.fee.charged %}收费{% else %}不收费{% endif %}",
    Control("for entry in permit.fee.charges"),
    (
        "{{ entry.name }}{% if entry.standard %}：{{ entry.standard }}{% endif %}"
        '{% if entry.basis %}（{{ entry.basis | by_law | join("、") }}）{% endif %}'
    ),
    Control("endfor"),
    *_noted("permit.fee.note", "注：{{ permit.fee.note }}"),
)
_CERTIFICATE = (
    (
        "{{ permit.certificate.name }}，有效期："
        '{{ permit.certificate.validity | or_blank("证件有效期", 6) }}'
        "{% if permit.certificate.area %}；有效地域：{{ permit.certificate.area }}{% endif %}"
        "{% if permit.certificate.renewal %}；延续：{{ permit.certificate.renewal }}{% endif %}"
    ),
    (
        '印制方式：{{ permit.certificate.printing | or_blank("证件印制方式", 6) }}'
        "{% if permit.certificate.supplier %}（{{ permit.certificate.supplier }}）{% endif %}"
        "{% if permit.certificate.ecert_code %}；电子证照编码：{{ permit.certificate.ecert_code }}{% endif %}"
    ),
    *_noted("permit.certificate.basis", '依据：{{ permit.certificate.basis | by_law | join("、") }}'),
)
_QUANTITY = (
    (
        "{% if permit.quantity_limit.limited %}有数量限制{% else %}无数量限制{% endif %}"
        "{% if permit.quantity_limit.manner %}；实施方式：{{ permit.quantity_limit.manner }}{% endif %}"
    ),
    *_noted("permit.quantity_limit.basis", '依据：{{ permit.quantity_limit.basis | by_law | join("、") }}'),
)
_HISTORY: Lines = (
    Control("for entry in permit.history"),
    "{{ entry.date | cn_date }}　{{ entry.event }}{% if entry.decision %}（{{ entry.decision }}）{% endif %}",
    Control("endfor"),
)
_REMARKS: Lines = (
    *_noted("permit.note", "{{ permit.note }}"),
    Control("if permit.unknown"),
    '未查到、须由移交单位补充：{{ permit.unknown | join("、") }}。',
    Control("else"),
    "",
    Control("endif"),
)
