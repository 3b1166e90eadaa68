"""移交清单: 办法第七条 (系统), 第八条 (规则、文件、证照、档案), 第二十条 (制式证照): sheets, signatures, rules."""

from starter.lists import (
    Column,
    Columns,
    across,
    each,
    either,
    empty,
    listing,
    record,
    signatures,
)
from starter.spec import Block, Cell, Row, Starter, Table, Text
from starters._permit_rules import permit_rules

_HAND = 9  # mm, a row to write on by hand
_NUMBER = Column("序号", 11, "{{ loop.index }}", "CellCentre")
_PERMITS = Column("涉及事项", 31, '{{ row.permit_names | join("、") }}')


def _head() -> tuple[Block, ...]:
    decision = (
        "{% if transfer.decision %}{{ transfer.decision.title }}"
        "{% if transfer.decision.number %}（{{ transfer.decision.number }}）{% endif %}"
        "{% if transfer.decision.dated %}，{{ transfer.decision.dated | cn_date }}{% endif %}"
        '{% else %}{{ none | or_blank("划转决定（文件名称、文号）") }}{% endif %}'
    )
    rows = (
        _pairs("移交单位", "{{ giver }}", "接收单位", "{{ receiver }}"),
        _pairs("监交单位", '{{ transfer.supervisor | or_blank("监交单位") }}', "划转事项", "{{ permit_total }}项"),
        Row((Cell(("划转决定",), "CellHead"), Cell((decision,), span=3)), height=_HAND),
        _pairs("生效日期", _date("effective_on", "划转生效日期"), "交接日期", _date("handed_over_on", "交接日期")),
        _pairs(
            "承接确认日期", _date("accepted_on", "承接确认日期"), "试运行至", _date("trial_until", "试运行截止日期")
        ),
    )
    return (
        Text("{{ transfer.title }}移交清单", "DocTitle"),
        Table((28, 84, 28, 84), rows),
    )


def _pairs(one: str, first: str, other: str, second: str) -> Row:
    texts = ((one, "CellHead"), (first, "CellText"), (other, "CellHead"), (second, "CellText"))
    return Row(tuple(Cell((text,), style) for text, style in texts), height=_HAND)


def _date(field: str, label: str) -> str:
    return f'{{{{ transfer.{field} | cn_date | or_blank("{label}") }}}}'


def _rules() -> tuple[Block, ...]:
    columns = (
        _NUMBER,
        Column("事项名称", 50, "{{ row.name }}"),
        _column("基本编码", 30, "code"),
        Column("设立依据\n（条）", 19, "{{ row.basis | length }}", "CellCentre"),
        _column("办理条件\n（项）", 19, "condition_total", "办理条件的项数"),
        _column("资料要件\n（种）", 19, "material_total", "资料要件的种数"),
        _column("办理环节\n（个）", 19, "step_total", "办理环节的个数"),
        _column("规则版本", 18, "version"),
        _column("页数", 12, "pages", "审批规则的页数"),
        _column("份数", 12, "copies", "审批规则的份数"),
        _note(26),
    )
    return (
        Text("一、事项与审批规则（合计{{ permit_total }}项）", "SheetTitle"),
        listing(columns, *each("row in rules", record(columns))),
        Text("注：各事项的审批规则及清单全文见附表，附表序号与本表一致。", "SheetNote"),
    )


def _files() -> tuple[Block, ...]:
    form = '{% if row.form %}{{ row.form | join("、") }}{% else %}{{ none | or_blank("文件载体") }}{% endif %}'
    columns = (
        _NUMBER,
        Column("文件标题", 46, "{{ row.title }}"),
        _column("文号", 23, "number", "文件文号"),
        _column("层级", 19, "rank", "文件层级"),
        _dated("施行日期", "effective_on", "文件施行日期"),
        _column("效力", 14, "validity", "文件效力"),
        Column("载体", 12, form, "CellCentre"),
        _column("份数", 11, "copies", "文件份数"),
        _PERMITS,
        _note(30),
    )
    return _sheet("二", "规范性文件", "normative_files", columns)


def _certificates() -> tuple[Block, ...]:
    columns = (
        _NUMBER,
        Column("证照名称", 36, "{{ row.name }}"),
        _PERMITS,
        _column("版式年份", 17, "edition", "证照版式年份"),
        _column("起号", 22, "first_number", "证照起号"),
        _column("止号", 22, "last_number", "证照止号"),
        _column("数量", 11, "quantity", "证照数量"),
        _column("其中\n作废", 11, "void", "证照作废数量"),
        _column("印制方式", 20, "printing", "证照印制方式"),
        _note(44),
    )
    return _sheet("三", "制式证照、证书", "certificates", columns)


def _cases() -> tuple[Block, ...]:
    columns = (
        _NUMBER,
        Column("受理号", 40, "{{ row.case_number }}"),
        Column("事项名称", 50, "{{ row.permit_name }}"),
        _column("申请人", 40, "applicant"),
        _column("所处环节", 26, "step", "在办件所处环节"),
        _dated("到期日", "due_on", "在办件到期日"),
        _note(30),
    )
    return _sheet("四", "在办件", "pending_cases", columns)


def _archives() -> tuple[Block, ...]:
    columns = (
        _NUMBER,
        _column("全宗号", 22, "fonds"),
        _column("档号", 34, "number"),
        Column("题名", 62, "{{ row.title }}"),
        _column("年度", 16, "year", "档案年度"),
        _column("保管期限", 18, "retention"),
        _column("件数", 13, "count", "档案件数"),
        _column("去向", 22, "disposition", "档案去向"),
        _note(30),
    )
    return _sheet("五", "档案目录", "archives", columns)


def _systems() -> tuple[Block, ...]:
    columns = (
        _NUMBER,
        Column("系统名称", 50, "{{ row.name }}"),
        _column("层级", 13, "level", "系统层级"),
        _column("网络", 26, "network", "系统网络"),
        _column("权限", 34, "permission", "系统权限"),
        _column("对接状态", 20, "state"),
        _PERMITS,
        _note(30),
    )
    return _sheet("六", "系统与账号", "systems", columns, "注：本清单不填写口令、密钥。")


def _equipment() -> tuple[Block, ...]:
    columns = (
        _NUMBER,
        Column("名称", 110, "{{ row.name }}"),
        _column("数量", 24, "quantity", "设备、印章戳记数量"),
        _note(60),
    )
    return _sheet("七", "设备、印章戳记", "equipment", columns)


def _column(head: str, width: float, field: str, label: str = "") -> Column:
    """What may not be known: `label` is how the list of blanks calls it, the heading unless it says more."""
    label = label or head
    return Column(head, width, f'{{{{ row.{field} | or_blank("{label}") }}}}', "CellCentre")


def _dated(head: str, field: str, label: str) -> Column:
    return Column(head, 31, f'{{{{ row.{field} | cn_date | or_blank("{label}") }}}}', "CellCentre")


def _note(width: float) -> Column:
    return Column("备注", width, "{% if row.note %}{{ row.note }}{% endif %}")


def _sheet(number: str, title: str, name: str, columns: Columns, note: str = "") -> tuple[Block, ...]:
    """Blank rows where nobody has counted yet, 无 where there is nothing."""
    blanks = empty(columns, 3, _HAND)
    records = each(f"row in {name}", record(columns), otherwise=(across(columns, "无", "CellCentre"),))
    hand, counted = f'{{{{ none | or_blank("{title}（明细和项数）", 4) }}}}', f"{{{{ {name} | length }}}}"
    total = f"合计{{% if {name} is none %}}{hand}{{% else %}}{counted}{{% endif %}}项"
    return (
        Text(f"{number}、{title}（{total}）", "SheetTitle"),
        *((Text(note, "SheetNote", keep=True),) if note else ()),
        listing(columns, *either(f"{name} is none", blanks, records)),
    )


def _signing() -> tuple[Block, ...]:
    parties = (
        ("移交单位", "{{ giver }}"),
        ("接收单位", "{{ receiver }}"),
        ("监交单位", '{{ transfer.supervisor | or_blank("监交单位") }}'),
    )
    copies = '本清单一式{{ transfer.copies | or_blank("清单份数", 2) }}份，由移交单位、接收单位、监交单位分别留存。'
    remark = (
        "{% if transfer.note %}{{ transfer.note }}{% endif %}"
        '{% if transfer.unknown %}未查到、须由移交单位补充：{{ transfer.unknown | join("、") }}。{% endif %}'
    )
    return (
        Text("八、移交确认", "SheetTitle"),
        Text(copies, "SheetNote", keep=True),
        signatures(parties),
        Text(f"说明：{remark}{{{{ district.notice }}}}", "SheetNote"),
    )


STARTER = Starter(
    "{{ transfer.title }}移交清单",
    (
        *_head(),
        *_rules(),
        *_files(),
        *_certificates(),
        *_cases(),
        *_archives(),
        *_systems(),
        *_equipment(),
        *_signing(),
        *permit_rules(),
    ),
)
