"""The small language of a letter: what is typed is printed, or refused at check with its line."""

from pathlib import Path

import pytest
from wordfiles import put, word

from docgen.documents.writers import letter
from docgen.documents.writers.body import CODES, faults
from docgen.documents.writers.shape import record

REFUSED = {
    "2024. 年度工作已完成。": "行首的数字和点会变成编号",
    "甲\n\n12. 月份": "行首的数字和点会变成编号",
    "100. 甲": "行首的数字和点会变成编号",
    "0. 甲\n1. 乙": "编号从 0 开始",
    "1. 甲\n3. 乙": "前一项是 1",
    "1. 甲\n  1. 子": "缩进不够",
    "    1. 子": "缩进不够",
    "前面的话\n---\n后面的话": "变成标题",
    "前面的话\n===": "变成标题",
    "甲\n\n---\n\n乙": "分隔线",
    "* * *": "分隔线",
    "[注]: 本函一式两份": "不印",
    "[^1]: 注": "不印",
    "见[公告](http://x.cn)": "链接",
    "![章](x.png)": "图片",
    "正文。<!-- 待核定 -->": "网页的写法",
    "一<br>二": "网页的写法",
    "</p>": "网页的写法",
    "甲&nbsp;乙": "字符代号",
    "甲&#12288;乙": "字符代号",
    "`甲`": "反引号",
    "规格为210*297*2毫米": "单个的 *",
    "*重要*": "单个的 *",
    "** 重要 **": "单个的 *",
    "_重要_ 事项": "下划线",
    "__重要__": "下划线",
    "| 甲 | 乙 |\n| 一 | 二 |": "不是完整的表格",
    "| 甲 | 乙 |": "不是完整的表格",
    "甲\n| 甲 | 乙 |\n| --- | --- |": "上面没有空行",
    "| 甲 | 乙 |\n| --- |\n| 一 | 二 |": "列数不同",
    "甲\n1、乙": "连成一段",
    "甲\n1．乙": "连成一段",
    "甲\n（一）乙": "连成一段",
    "甲\n二、乙": "连成一段",
    "甲\n——乙": "连成一段",
    "> 甲": "引文",
    "    甲": "代码",
    "\t甲": "代码",
    "　　甲": "全角空格",
    "+ 甲": "列表",
    "#甲": "# 后面没有空格",
    "##### 甲": "公文只有四级",
    "######## 甲": "公文只有四级",
    " ##### 甲": "公文只有四级",
    "# 甲 #": "末尾的 #",
    "# #": "末尾的 #",
    "- - 甲": "两个列表的记号",
    "- 1. 甲": "两个列表的记号",
    "甲  乙": "连着的空格",
    "甲  {{ x }}": "连着的空格",
    "甲  \n乙": "变成换行",
    "见<http://x.cn>": "尖括号里的网址",
    "<a@x.cn>": "尖括号里的网址",
    "| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 | 三 |": "多的不印",
    "| 甲 |\n| --- |\n| 一 \\| 二 |\n| 一 | 二 |": "多的不印",
}

PLAIN = (
    "",
    "甲\n\n乙",
    "甲\n乙\\\n丙",
    "# 一\n\n## 二\n\n1. 甲\n2. 乙\n    1. 子\n    2. 子二\n3. 丙\n\n甲",
    "1. 甲\n1. 乙\n1. 丙",
    "# 甲#乙",
    "| 甲   | 乙 |\n| --- | --- |\n| 一 | 二  |\n| 一 \\| 三 |",
    "3. 甲\n4. 乙",
    "1. 甲\n\n2. 乙",
    "- 甲\n- 乙",
    "{% for x in a %}\n1. {{ x }}\n\n{% endfor %}",
    "{% if a %}1. 甲{% else %}1. 乙{% endif %}\n2. 丙",
    "| 甲 | 乙 |\n|---|---|\n{% for x in a %}\n| {{ x }} | 1 |\n{% endfor %}",
    "| 甲 |\n| :-: |\n| **一** |",
    "**加粗**的**字**",
    "规格为210\\*297\\*2毫米，a_b_c，A&B，年产量<100吨，5 < 6，[附件1]",
    "2024年度，1.5倍。",
    "1、甲\n\n2、乙",
    "（一）甲",
)


@pytest.mark.parametrize("text", REFUSED)
def test_what_would_change_is_refused_with_its_line(text: str) -> None:
    (fault, *_) = faults(text, 1)
    assert REFUSED[text] in fault.sentence
    assert fault.code == "DG712" and fault.help and fault.tag and fault.tag.span
    line = text.split("\n")[fault.tag.span.line - 1]
    assert line[fault.tag.span.column - 1 : fault.tag.span.end_column - 1].startswith(fault.tag.text.rstrip("…"))


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_plain_is_let_through(text: str) -> None:
    assert [fault.sentence for fault in faults(text, 1)] == []


@pytest.mark.parametrize("entry", CODES, ids=lambda entry: entry.code)
def test_the_examples_of_the_explanation_hold(entry) -> None:
    assert {fault.code for fault in faults(entry.bad, 1)} == {entry.code}
    assert not list(faults(entry.good, 1))


@pytest.mark.parametrize(
    ("front", "code", "line"),
    [
        ("title: 关于移交事项的函: 说明", "DG102", 2),
        ("issuer: 甲\ntitle: 关于移交事项的函 #1 修订", "DG116", 3),
        ("title: 函\nsigner: 2024.10", "DG203", 3),
        ("title: 函\nnote: no way\nsigner: true", "DG203", 4),
        ("title: 函\ncc: [甲，乙]", "DG117", 3),
        ("title: 函\ntitle: 文", "DG103", 3),
    ],
)
def test_front_matter_is_read_as_strictly_as_the_catalog(tmp_path: Path, front: str, code: str, line: int) -> None:
    path = tmp_path / "notice" / "body.md"
    path.parent.mkdir()
    path.write_text(f"---\n{front}\n---\n\n正文\n", encoding="utf-8")
    findings = letter.check(path, record(), "templates/notice/body.md", put(tmp_path, word("{{ letter.title or '' }}")))
    assert [(f.code, f.span.line if f.span else None) for f in findings] == [(code, line)]


def test_branches_of_the_front_matter_may_name_a_key_twice(tmp_path: Path) -> None:
    path = tmp_path / "notice" / "body.md"
    path.parent.mkdir()
    text = "---\n{% if true %}\ntitle: 甲\n{% else %}\ntitle: 乙\n{% endif %}\n---\n\n正文\n"
    path.write_text(text, encoding="utf-8")
    assert not letter.check(path, record(), "templates/notice/body.md", put(tmp_path, word("{{ letter.title or '' }}")))
