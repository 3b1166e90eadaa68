"""The document that every synthetic permit gets: a Word template that stock docxtpl understands too, and a page."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup

from docgen.documents.writers import gb9704
from docgen.project import Project
from starter import build
from starter.spec import Cell, Control, Row, Starter, Table, Text

KIND = "permit-sheet"
_ROOT = Path(__file__).resolve().parents[1]
_KIND = """\
title: 事项表
genre: 清单
article: [8]
writer: docx
template: template.docx
for_each: permit
output: "{department.id}/{permit.id}.docx"
"""
_HEADS = ("序号", "材料名称", "形式", "份数", "来源渠道", "依据")
_CELLS = (
    "{{ loop.index }}",
    "{{ material.name }}",
    '{{ material.form | join("、") }}',
    "{% if material.copies %}{{ material.copies }}{% endif %}",
    "{% if material.source %}{{ material.source }}{% endif %}",
    '{{ material.basis | join("、") }}',
)
_PAGE = """\
<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ permit.name }}</title></head><body>
<h1>{{ permit.name }}</h1><p>{{ permit.code }} {{ permit.status }} {{ permit.theme }}</p>
<h2>设定依据</h2><ul>{% for row in permit.basis %}<li>{{ row.cite }}（{{ row.role }}）</li>{% endfor %}</ul>
<h2>办理条件</h2><ol>{% for row in permit.conditions %}<li>{{ row.text }}</li>{% endfor %}</ol>
<h2>申请材料</h2><table><tr><th>名称</th><th>形式</th><th>份数</th><th>来源</th><th>依据</th></tr>
{% for row in permit.materials %}<tr><td>{{ row.name }}</td><td>{{ row.form | join("、") }}</td>
<td>{{ row.copies }}</td><td>{{ row.source }}</td><td>{{ row.basis | join("、") }}</td></tr>{% endfor %}</table>
<h2>办理流程</h2>
<ol>{% for row in permit.flow %}<li>{{ row.step }}（{{ row.actor }}）：{{ row.standard }}</li>{% endfor %}</ol>
<h2>监管</h2>
<ul>{% for row in permit.supervision %}<li>{{ row.matter }}：{{ row.content }}</li>{% endfor %}</ul>
</body></html>
"""


def write(project: Project) -> None:
    """The kind's folder, inside the project."""
    folder = project.root / "templates" / KIND
    folder.mkdir(parents=True)
    (folder / "kind.yaml").write_text(_KIND, encoding="utf-8")
    (folder / "template.docx").write_bytes(template())


@cache
def template() -> bytes:
    """A slim template in the layout of GB/T 9704: running text, and a table of six columns."""
    return build(Starter("事项表", _blocks()), gb9704.load(Project(_ROOT)))


def _blocks() -> tuple[Text | Control | Table, ...]:
    return (
        Text("{{ permit.name }}", "DocTitle"),
        Text("编制单位：{{ department.name }}　目录日期：{{ as_of }}", "SheetNote"),
        Text("一、设定依据", "SheetTitle"),
        *_each("row in permit.basis", "{{ row.cite }}（{{ row.role }}）"),
        Text("二、办理条件", "SheetTitle"),
        *_each("row in permit.conditions", '{{ row.text }}（{{ row.basis | join("、") }}）'),
        Text("三、申请材料", "SheetTitle"),
        _materials(),
        Text("四、办理流程", "SheetTitle"),
        *_each(
            "row in permit.flow", "{{ loop.index }}．{{ row.step }}{% if row.standard %}：{{ row.standard }}{% endif %}"
        ),
        Text("五、监管", "SheetTitle"),
        *_each("row in permit.supervision", "{{ row.matter }}{% if row.content %}：{{ row.content }}{% endif %}"),
        Text("说明：{{ district.notice }}", "SheetNote"),
    )


def _each(loop: str, text: str) -> tuple[Text | Control, ...]:
    return (Control(f"for {loop}"), Text(text), Control("endfor"))


def _materials() -> Table:
    head = Row(tuple(Cell((name,), "CellHead") for name in _HEADS), is_head=True)
    row = Row(tuple(Cell((text,)) for text in _CELLS))
    return Table((1, 4, 2, 1, 2, 5), (head, Control("for material in permit.materials"), row, Control("endfor")))


def page(data: dict[str, Any]) -> str:
    """A small HTML page of a permit's data; the portal's own pages come with a later issue."""
    return _page().render(permit=data)


@cache
def _page() -> Template:
    return Environment(autoescape=True, trim_blocks=True).from_string(Markup(_PAGE))
