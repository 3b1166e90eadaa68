"""监管清单: 办法第五条 (监管目录清单) and 第六条 (审验、年检、年报公示)."""

from starter.lists import Column, Columns, Rows, each, lines, listing, record
from starter.spec import Block, Cell, Control, Row, Starter, Table, Text
from starters.responsibility_list import STATUS

_NAME = r'{% if permit.code %}{{ permit.name ~ "\n" ~ permit.code }}{% else %}{{ permit.name }}{% endif %}'
_TOTAL = '{{ supervision_total | or_blank("监管事项合计", 4) }}'
_METHOD = (
    "{% if row.method %}{{ row.method }}{% if row.frequency %}（{{ row.frequency }}）{% endif %}"
    '{% else %}{{ row.frequency | or_blank("监管方式和频次") }}{% endif %}'
)
_REGULATOR = (
    "{{ row.regulator }}{% if row.office %}（{{ row.office }}）{% endif %}"
    '{% if row.joint_with %}（联合：{{ row.joint_with | join("、") }}）{% endif %}'
)

_SUPERVISION = (
    Column("序号", 11, "{% vm %}{{ permit.number }}", "CellCentre"),
    Column("事项名称", 21, "{% vm %}" + _NAME + STATUS),
    Column("监管事项", 22, "{{ row.matter }}"),
    Column("监管对象", 22, '{{ row.object | or_blank("监管对象") }}'),
    Column("监管内容", 37, '{{ row.content | or_blank("监管内容") }}'),
    Column("监管方式\n（频次）", 19, _METHOD),
    Column("监管依据", 33, lines("cite in row.basis | by_law", "{{ cite }}", "监管依据")),
    Column("处罚依据", 33, lines("cite in row.penalty_basis | by_law", "{{ cite }}", "处罚依据")),
    Column("监管部门\n（联合部门）", 27, _REGULATOR),
)
_UNKNOWN = (
    '{% if permit.approver %}{{ none | or_blank(permit.name ~ "的监管事项") }}'
    "{% else %}目录中没有记载监管事项。{% endif %}"
)
_NOBODY = Row(
    (
        Cell(("{{ permit.number }}",), "CellCentre"),
        Cell((_NAME + STATUS,)),
        Cell((_UNKNOWN,), span=len(_SUPERVISION) - 2),
    ),
    height=9,
)


def _periodic() -> Table:
    """One row per duty that the catalog speaks of; 不要求 where it says that there is none."""
    check, report = _duty("审验、年检", "annual_check"), _duty("年报公示", "annual_report", "annual_check")
    rows = (*_where("annual_check", check), *_where("annual_report", report))
    return listing(check, *each("permit in permits if permit.inspection", *rows))


def _where(field: str, columns: Columns) -> Rows:
    return (Control(f"if permit.inspection.{field}"), record(columns), Control("endif"))


def _duty(kind: str, field: str, before: str = "") -> Columns:
    """`before`: the duty in whose row, when there is one, the permit was named."""
    first, last = (f"{{% if not permit.inspection.{before} %}}", "{% endif %}") if before else ("", "")
    duty = f"permit.inspection.{field}"
    cycle = f'{{% if {duty}.required %}}{{{{ {duty}.cycle | or_blank("{kind}周期") }}}}{{% else %}}不要求{{% endif %}}'
    return (
        Column("序号", 11, f"{first}{{{{ permit.number }}}}{last}", "CellCentre"),
        Column("事项名称", 44, f"{first}{_NAME}{last}"),
        Column("类别", 22, kind, "CellCentre"),
        Column("周期", 34, cycle),
        Column("内容", 62, f"{{% if {duty}.content %}}{{{{ {duty}.content }}}}{{% endif %}}"),
        Column("依据", 60, lines(f"cite in {duty}.basis | by_law", "{{ cite }}", f"{kind}依据")),
    )


_INSPECTED = 'permits | selectattr("inspection")'
_NOTICE = (
    "说明：{{ district.notice }}"
    f"{{% if not ({_INSPECTED}) %}}目录中没有记载许可证（照）的审验、年检、年报公示要求。{{% endif %}}"
)


def starter(title: str, heading: tuple[Block, ...]) -> Starter:
    """The list of the permits of a department, or of a batch."""
    return Starter(
        title,
        (
            *heading,
            Text(_NOTICE, "SheetNote"),
            Text(f"监管事项（{{{{ permit_total }}}}个许可事项，合计{_TOTAL}项）", "SheetTitle"),
            listing(
                _SUPERVISION,
                *each(
                    "permit in permits",
                    *each("row in permit.supervision", record(_SUPERVISION, is_top=True), otherwise=(_NOBODY,)),
                ),
            ),
            Control(f"if {_INSPECTED}"),
            Text("许可证（照）审验、年检、年报公示", "SheetTitle"),
            _periodic(),
            Control("endif"),
        ),
        is_dense=True,
    )


STARTER = starter(
    "{{ department.name }}监管清单",
    (
        Text("{{ department.name }}监管清单", "DocTitle"),
        Text("编制单位：{{ department.name }}　　　　目录日期：{{ as_of | cn_date }}", "SheetNote"),
    ),
)
