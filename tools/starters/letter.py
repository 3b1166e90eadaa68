"""信函格式 (GB/T 9704-2012, 10.1): the letterhead that all 函 share; `letter` is what the letter writer gives it."""

from starter.spec import Block, Cell, Control, Row, Run, Starter, Table, Text

PLACE = "_layouts/letter.docx"

_NUMBER = (
    "{% if letter.number %}{{ letter.number }}{% else %}"
    '{{ none | or_blank("发文字号", 4) }}〔＿＿＿＿〕＿＿号{% endif %}'
)
_DATE = '{% if letter.date %}{{ letter.date }}{% else %}{{ none | or_blank("成文日期", 4) }}年＿＿月＿＿日{% endif %}'
_WITHOUT_COPY_NUMBER = (
    "{% if letter.copy_number %}{% elif letter.secrecy %}{{ letter.secrecy }}"
    "{% elif letter.urgency %}{{ letter.urgency }}{% endif %}"
)


def _if(test: str, *blocks: Block) -> tuple[Block, ...]:
    return (Control(f"if {test}"), *blocks, Control("endif"))


def _top() -> tuple[Block, ...]:
    """份号, 密级, 紧急程度 at the left, one a line; 发文字号 at the right of the first."""
    first = (
        Run("{% if letter.copy_number %}{{ letter.copy_number }}{% endif %}"),
        Run(_WITHOUT_COPY_NUMBER, "Urgent"),
        Run(f"\t{_NUMBER}"),
    )
    return (
        Text(first, "LetterNumber"),
        *_if("letter.copy_number and letter.secrecy", Text("{{ letter.secrecy }}", "Secrecy")),
        *_if("letter.urgency and (letter.copy_number or letter.secrecy)", Text("{{ letter.urgency }}", "Secrecy")),
        *_if("letter.title", Text("{{ letter.title }}", "DocTitle")),
        *_if("letter.recipient", Text("{{ letter.recipient }}：", "Recipient")),
    )


def _text() -> tuple[Block, ...]:
    heading = "{{ block.number }}{{ block.text }}"
    return (
        Control("for block in letter.blocks"),
        Control('if block.kind == "heading" and block.level == 1'),
        Text(heading, "Level1"),
        Control('elif block.kind == "heading" and block.level == 2'),
        Text(heading, "Level2"),
        Control('elif block.kind == "heading"'),
        Text(heading, "Level3"),
        Control('elif block.kind == "table"'),
        _table(),
        Control('elif block.runs | selectattr("strong") or block.runs | selectattr("emphasis")'),
        Text((Run("{{ block.number }}"), *_runs()), "BodyText"),
        Control("else"),
        Text(heading, "BodyText"),
        Control("endif"),
        Control("endfor"),
        *_if("letter.closing", Text("{{ letter.closing }}", "BodyText")),
    )


def _runs() -> tuple[Run, ...]:
    return (
        Run("for run in block.runs", is_control=True),
        Run("if run.strong", is_control=True),
        Run("{{ run.text }}", "Strong"),
        Run("elif run.emphasis", is_control=True),
        Run("{{ run.text }}", "Emphasis"),
        Run("else", is_control=True),
        Run("{{ run.text }}"),
        Run("endif", is_control=True),
        Run("endfor", is_control=True),
    )


def _table() -> Table:
    def cells(row: str, style: str) -> tuple[Cell | Control, ...]:
        return (Control(f"for cell in {row}"), Cell(("{{ cell.text }}",), style), Control("endfor"))

    return Table(
        (1, 1, 1),
        (
            Row(cells("block.head", "CellHead"), is_head=True),
            Control("for row in block.rows"),
            Row(cells("row", "CellText")),
            Control("endfor"),
        ),
    )


def _attachments() -> tuple[Block, ...]:
    return (
        Control("for attachment in letter.attachments"),
        Control("if not attachment.number"),
        Text("附件：{{ attachment.title }}", "Attachment"),
        Control("elif loop.first"),
        Text("附件：{{ attachment.number }}.\t{{ attachment.title }}", "FirstAttachment"),
        Control("else"),
        Text("{{ attachment.number }}.\t{{ attachment.title }}", "NextAttachment"),
        Control("endif"),
        Control("endfor"),
    )


def _signing() -> tuple[Block, ...]:
    return (
        Control("if letter.signer and letter.signer | length > 15"),
        Text("{{ letter.signer }}", "SignerLong"),
        Text(_DATE, "DateLong"),
        Control("else"),
        *_if("letter.signer", Text("{{ letter.signer }}", "Signer")),
        Text(_DATE, "Date"),
        Control("endif"),
        *_if("letter.note", Text("（{{ letter.note }}）", "Note")),
        *_if("letter.cc", Text('抄送：{{ letter.cc | join("，") }}。', "CopyTo", at_foot=True), Text("", "Tag")),
    )


STARTER = Starter("信函格式", (*_top(), *_text(), *_attachments(), *_signing()), form="letter")
