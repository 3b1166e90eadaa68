"""责任清单: 办法第四条 (各负其责) and 第五条 (建立责任清单, 监管责任追究)."""

from starter.lists import Column, Lines, listing, record
from starter.spec import Block, Cell, Control, Row, Starter, Text

STATUS = "{% if not permit.approver %}（{{ permit.status }}）{% endif %}"
"""What became of a permit that nobody decides any more."""
_NAME = "{{ loop.index }}　{{ permit.name }}{% if permit.code %}（{{ permit.code }}）{% endif %}" + STATUS


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


def _part(name: str, title: str, test: str) -> tuple[Block, ...]:
    """Only where there are such permits: the counts stand above."""
    return (Control(f"if {name}"), Text(title, "SheetTitle"), *duties(f"permits if {test}"), Control("endif"))


def _basis() -> Lines:
    """设定 and 实施: what the supervision rests on stands in the other list."""
    others = 'permit.basis | rejectattr("role", "equalto", "监管依据") | map(attribute="cite")'
    return (Control(f"for cite in {others} | by_law"), "{{ cite }}", Control("endfor"))


def _numbered(list: str, text: str, blank: str) -> Lines:
    """Numbered lines, each with its own basis; nothing is to be filled in for what nobody decides any more."""
    cites = '{% if entry.basis %}（{{ entry.basis | by_law | join("、") }}）{% endif %}'
    body = "{% if entry.regulator %}（{{ entry.regulator }}）{% endif %}" if list == "supervision" else ""
    duty = f"{{{{ loop.index }}}}.{body}{{{{ entry.{text} }}}}{cites}"
    missing = f'{{% if permit.approver %}}{{{{ none | or_blank(permit.name ~ "的{blank}") }}}}{{% endif %}}'
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
            "permit.approver == bureau.short",
        ),
        *_part("retained", "未划转事项（{{ department.short }}审批并监管）", "permit.approver == department.short"),
        *_part("closed", "不再办理的事项", "not permit.approver"),
    ),
    is_dense=True,
)
