"""责任清单: 办法第四条 (各负其责) and 第五条 (建立责任清单, 监管责任追究)."""

from starter.lists import Column, Lines, each, listing, record
from starter.spec import Block, Cell, Control, Row, Starter, Table, Text

_NAME = "{{ loop.index }}　{{ permit.name }}{% if permit.code %}（{{ permit.code }}）{% endif %}"


def duties(permits: str) -> tuple[Block, ...]:
    """A table for each permit: its name is in the heading, which is said again on every page that the table goes on."""
    columns = (
        Column("设定和实施依据", 36, _basis()),
        Column("审批部门责任", 55, _numbered("approval", "duty", "审批部门责任")),
        Column("行业主管部门责任", 55, _numbered("supervision", "duty", "行业主管部门责任")),
        Column("追责情形", 47, _numbered("accountability", "situation", "追责情形")),
        Column("监管主体", 24, '{{ permit.regulators | join("、") }}'),
    )
    named = Row((Cell((_NAME,), "CellHead", len(columns)),), is_head=True)
    table = listing(columns, record(columns, is_top=True, may_break=True), before=(named,))
    return (Control(f"for permit in {permits}"), table, Text("", "SheetNote"), Control("endfor"))


def _part(permits: str, title: str, tables: tuple[Block, ...]) -> tuple[Block, ...]:
    """Only where there are such permits: the counts stand above."""
    return (Control(f"if {permits}"), Text(title, "SheetTitle"), *tables, Control("endif"))


def _closed() -> Table:
    """What nobody decides any more has no approver and no blanks; what the department still answers for stays."""
    duty = "{{ loop.index }}.{{ entry.duty }}"
    loop = "for entry in permit.responsibility.supervision"
    duties = (Control("if permit.responsibility"), Control(loop), duty, Control("endfor"), Control("endif"))
    columns = (
        Column("事项名称", 70, _NAME),
        Column("状态", 22, "{{ permit.status }}", "CellCentre"),
        Column("行业主管部门责任", 85, duties),
        Column("监管主体", 40, '{{ permit.regulators | join("、") }}'),
    )
    return listing(columns, *each("permit in closed", record(columns, is_top=True, may_break=True)))


def _basis() -> Lines:
    """设定 and 实施: what the supervision rests on stands in the other list."""
    others = 'permit.basis | rejectattr("role", "equalto", "监管依据") | map(attribute="cite")'
    return (Control(f"for cite in {others} | by_law"), "{{ cite }}", Control("endfor"))


def _numbered(list: str, text: str, blank: str) -> Lines:
    """Numbered lines, each with its own basis."""
    cites = '{% if entry.basis %}（{{ entry.basis | by_law | join("、") }}）{% endif %}'
    body = "{% if entry.regulator %}（{{ entry.regulator }}）{% endif %}" if list == "supervision" else ""
    duty = f"{{{{ loop.index }}}}.{body}{{{{ entry.{text} }}}}{cites}"
    missing = f'{{{{ none | or_blank(permit.name ~ "的{blank}") }}}}'
    return (
        Control("if permit.responsibility"),
        Control(f"for entry in permit.responsibility.{list}"),
        duty,
        Control("else"),
        missing,
        Control("endfor"),
        Control("else"),
        missing,
        Control("endif"),
    )


_RULES = (
    "{% if department.accountability_rules %}监管责任追究按照《{{ department.accountability_rules.title }}》"
    "{% if department.accountability_rules.number %}（{{ department.accountability_rules.number }}）{% endif %}执行。"
    "{% endif %}"
)
_COUNTS = (
    "划转事项{{ transferred | length }}项，未划转事项{{ retained | length }}项"
    "{% if closed %}，不再办理的事项{{ closed | length }}项{% endif %}"
)

STARTER = Starter(
    "{{ department.name }}责任清单",
    (
        Text("{{ department.name }}责任清单", "DocTitle"),
        Text(
            f"编制单位：{{{{ department.name }}}}　　　　目录日期：{{{{ as_of | cn_date }}}}　　　　合计：{_COUNTS}",
            "SheetNote",
        ),
        Text(f"说明：{{{{ district.notice }}}}{_RULES}", "SheetNote"),
        *_part(
            "transferred",
            "划转事项（{{ bureau.short }}审批，{{ department.short }}监管）",
            duties("permits if permit.approver == bureau.short"),
        ),
        *_part(
            "retained",
            "未划转事项（{{ department.short }}审批并监管）",
            duties("permits if permit.approver == department.short"),
        ),
        *_part("closed", "不再办理的事项", (_closed(),)),
    ),
    is_dense=True,
)
