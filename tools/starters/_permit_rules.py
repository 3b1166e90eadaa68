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
            ("{{ permit.name }}{% if permit.code %}（基本编码：{{ permit.code }}）{% endif %}",),
            is_head=True,
        ),
        _single("业务办理项", (_HANDLING,)),
        *_part("设立依据", "permit.basis", _BASIS),
        *_part("办理条件", "permit.conditions", _CONDITION),
        *_part("资料要件", "permit.materials", _MATERIAL),
        *_part("办理流程及标准", "permit.flow", _STEP),
        _single("办理时限", _guarded("permit.time_limit", "办理时限", *_LIMIT)),
        _single("收费", _guarded("permit.fee", "收费", *_FEE)),
        _single("许可证件", _guarded("permit.certificate", "许可证件", *_CERTIFICATE)),
        _single("备注", _REMARKS),
    )
    return (
        Control("for permit in permits"),
        Text("附表{{ permit.number }}　审批规则及清单", "AnnexLabel", new_page=True),
        Text("{{ permit.name }}", "AnnexTitle"),
        Table(_GRID, rows),
        Control("endfor"),
    )


def _single(label: str, content: Lines, is_head: bool = False) -> Row:
    return Row((Cell((label,), "CellHead"), Cell(content, span=len(_GRID) - 1)), is_head=is_head)


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
_STEP = (
    _Field("环节", 1, "{{ entry.step }}{% if entry.cooperation %}（{{ entry.cooperation }}）{% endif %}"),
    _Field("办理标准", 2, _blank("standard", "办理标准")),
    _Field("天数", 1, _blank("days", "环节天数"), "CellCentre"),
    _Field("办理主体", 1, _ACTOR, "CellCentre"),
    _Field("时限计算", 1, "{{ entry.clock }}", "CellCentre"),
    _Field("依据", 1, _cites("办理环节依据")),
)
_UNIT = "{{ permit.time_limit.unit }}"
_LIMIT = (
    (
        f'法定时限：{{{{ permit.time_limit.statutory | or_blank("法定时限", 4) }}}}{_UNIT}；承诺时限：'
        "{% if permit.time_limit.promised == 0 %}当场办结（即办件）{% else %}"
        f'{{{{ permit.time_limit.promised | or_blank("承诺时限", 4) }}}}{_UNIT}{{% endif %}}'
        "{% if permit.time_limit.acceptance %}；受理时限：{{ permit.time_limit.acceptance }}工作日{% endif %}"
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
        "{% if permit.certificate.renewal %}；延续：{{ permit.certificate.renewal }}{% endif %}"
    ),
    (
        '印制方式：{{ permit.certificate.printing | or_blank("证件印制方式", 6) }}'
        "{% if permit.certificate.supplier %}（{{ permit.certificate.supplier }}）{% endif %}"
    ),
    *_noted("permit.certificate.basis", '依据：{{ permit.certificate.basis | by_law | join("、") }}'),
)
_REMARKS: Lines = (
    *_noted("permit.note", "{{ permit.note }}"),
    Control("if permit.unknown"),
    '未查到、须由移交单位补充：{{ permit.unknown | join("、") }}。',
    Control("else"),
    "",
    Control("endif"),
)
