from pathlib import Path
from typing import Any

import pytest
from anytext import ANY_TEXT, ILLEGAL
from hypothesis import HealthCheck, given, settings
from wordfiles import cells, opened, paragraphs, put, saved, word

from docgen.documents.writers import letter
from docgen.documents.writers.contract import Rendered, TemplateError
from docgen.documents.writers.letterhead import Letter
from docgen.documents.writers.shape import FREE, TEXT, list_of, optional, record
from docgen.errors import RenderError

FIELDS = tuple(name for name in Letter.__struct_fields__ if name not in ("blocks", "attachments"))
LISTS = ("cc", "present", "absent", "observers")
TABLE = (
    ("{%tc for cell in block.head %}", "{{ cell.text }}", "{%tc endfor %}"),
    ("{%tr for row in block.rows %}", "", ""),
    ("{%tc for cell in row %}", "{{ cell.text }}", "{%tc endfor %}"),
    ("{%tr endfor %}", "", ""),
)
RUNS = "{{ block.number }}{%r for run in block.runs %}{{ run.text }}{%r endfor %}"
BLOCKS = ("{%p for block in letter.blocks %}", RUNS, "{%p endfor %}")
IN_TABLES = (BLOCKS[0], "{%p if block.kind == 'table' %}", "TABLE", "{%p else %}", RUNS, "{%p endif %}", BLOCKS[2])


def layout(*left_out: str) -> bytes:
    """A letterhead that prints every field on a line of its own, then the blocks."""
    single = [f"{{{{ letter.{name} or '' }}}}" for name in FIELDS if name not in (*LISTS, *left_out)]
    several = [f"{{{{ letter.{name} | join('，') }}}}" for name in LISTS if name not in left_out]
    attachments = ("{%p for a in letter.attachments %}", "{{ a.number or '' }}{{ a.title }}", "{%p endfor %}")
    document = opened(word(*single, *several, *attachments, *IN_TABLES, rows=TABLE))
    place = next(p for p in document.paragraphs if p.text == "TABLE")
    place._p.addnext(document.tables[0]._tbl)
    place._p.getparent().remove(place._p)
    return saved(document)


LAYOUT = layout()


def write(folder: Path, body: str, layout: bytes = LAYOUT) -> tuple[Path, Path]:
    path = folder / "notice" / "body.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(body, encoding="utf-8")
    return path, put(folder, layout)


def rendered(
    folder: Path, context: dict[str, Any], text: str, front: str = "title: 标题", layout: bytes = LAYOUT
) -> Rendered:
    return letter.compile(*write(folder, f"---\n{front}\n---\n\n{text}\n", layout)).render(context, "某函")


def lines(content: bytes) -> list[str]:
    return [text for text in paragraphs(content) if text]


def body(folder: Path, context: dict[str, Any], text: str) -> list[str]:
    return lines(rendered(folder, context, text).content)[1:]


# --- a value is text, never markup ---------------------------------------------------------------------------------


EVERYWHERE = """\
---
title: 题{{ a }}题
cc:
  - {{ a }}
---

# 头{{ a }}

甲{{ a }}乙，**粗{{ a }}**

{{ a }}

1. 项{{ a }}

| 列 |
|----|
| {{ a }} |
"""


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> letter.LetterTemplate:
    return letter.compile(*write(tmp_path_factory.mktemp("any"), EVERYWHERE))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(value=ANY_TEXT)
def test_any_text_comes_back_identical_or_is_refused(everywhere: letter.LetterTemplate, value: str) -> None:
    try:
        content = everywhere.render({"a": value}, "r").content
    except RenderError as error:
        assert ILLEGAL.search(value), error
        return
    expected = [f"题{value}题", value, f"一、头{value}", f"甲{value}乙，粗{value}", value, f"（一）项{value}"]
    assert [text for text in paragraphs(content) if text] == [text for text in expected if text]
    assert cells(content) == [["列"], [value]]


MARKUP = [
    "*重要*",
    "_a_",
    "# 一",
    "| a | b |",
    "<b>粗</b>",
    "\\*",
    "1. 甲",
    "- 甲",
    "    代码",
    "a\nb",
    ":::",
    "---",
    "{{ b }}",
    "[a](b)",
    "&amp;",
]


@pytest.mark.parametrize("value", MARKUP)
def test_a_value_that_looks_like_markdown_is_a_paragraph_of_its_own(tmp_path: Path, value: str) -> None:
    assert body(tmp_path, {"a": value}, "{{ a }}") == [value]


def test_a_value_cannot_end_the_front_matter(tmp_path: Path) -> None:
    made = rendered(tmp_path, {"a": "x\n---\nsecrecy: 绝密"}, "正文", "title: {{ a }}")
    assert lines(made.content) == ["x\n---\nsecrecy: 绝密", "正文"]


def test_a_value_that_looks_like_a_placeholder_is_kept(tmp_path: Path) -> None:
    assert body(tmp_path, {"a": "\ue000\ue011\ue001", "b": "乙"}, "{{ a }}{{ b }}") == ["\ue000\ue011\ue001乙"]


def test_an_illegal_character_names_line_tag_and_record(tmp_path: Path) -> None:
    with pytest.raises(RenderError) as caught:
        rendered(tmp_path, {"a": "x\x07"}, "甲\n{{ a }}")
    assert all(part in caught.value.message for part in ("notice/body.md", "第6行", "{{ a }}", "U+0007", "某函"))


def test_a_value_that_never_reaches_the_text_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the check of the body's language ever let such a line pass."""
    monkeypatch.setattr(letter.body, "faults", lambda *_: iter(()))
    with pytest.raises(RenderError, match="没有进入正文"):
        rendered(tmp_path, {"a": "http://x"}, "甲\n\n[甲]: {{ a }}")


def test_a_text_that_the_layout_does_not_print_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="“秘密”没有印进版式"):
        rendered(tmp_path, {}, "甲", "secrecy: 秘密", layout("secrecy"))


# --- structure -----------------------------------------------------------------------------------------------------


def test_headings_are_numbered_by_level(tmp_path: Path) -> None:
    text = "# 甲\n\n## 乙\n\n## 丙\n\n### 丁\n\n#### 戊\n\n# 己\n\n## 庚"
    assert body(tmp_path, {}, text) == ["一、甲", "（一）乙", "（二）丙", "1.丁", "（1）戊", "二、己", "（一）庚"]


def test_lists_go_on_below_their_heading(tmp_path: Path) -> None:
    assert body(tmp_path, {}, "1. 甲\n2. 乙\n    1. 丙\n\n# 丁\n\n1. 戊") == [
        "一、甲",
        "二、乙",
        "（一）丙",
        "一、丁",
        "（一）戊",
    ]


def test_a_list_may_begin_later(tmp_path: Path) -> None:
    assert body(tmp_path, {}, "3. 甲\n4. 乙") == ["三、甲", "四、乙"]


def test_points_carry_no_number(tmp_path: Path) -> None:
    assert body(tmp_path, {}, "- 甲\n- 乙") == ["甲", "乙"]


def test_a_list_made_by_a_loop_is_one_list(tmp_path: Path) -> None:
    assert body(tmp_path, {"a": ["甲", "乙"]}, "{% for x in a %}\n1. {{ x }}\n{% endfor %}") == ["一、甲", "二、乙"]


def test_line_ends_of_the_source_are_nothing_between_han(tmp_path: Path) -> None:
    assert body(tmp_path, {"a": "丙", "b": "B"}, "甲\n乙{{ a }}\n{{ a }}\nA\n{{ b }}") == ["甲乙丙丙A B"]


def test_a_backslash_ends_a_line(tmp_path: Path) -> None:
    assert body(tmp_path, {}, "甲\\\n乙") == ["甲\n乙"]


def test_tables_are_set(tmp_path: Path) -> None:
    made = rendered(
        tmp_path, {"rows": ["甲", "乙"]}, "| 名 | 数 |\n|--|--|\n{% for x in rows %}\n| {{ x }} | 1 |\n{% endfor %}"
    )
    assert cells(made.content) == [["名", "数"], ["甲", "1"], ["乙", "1"]]


def test_two_attachments_are_numbered(tmp_path: Path) -> None:
    assert lines(rendered(tmp_path, {}, "正文", "attachments:\n  - 甲\n  - 乙").content)[:2] == ["1甲", "2乙"]


def test_one_attachment_is_not(tmp_path: Path) -> None:
    assert lines(rendered(tmp_path, {}, "正文", "attachments: [甲]").content)[0] == "甲"


def test_what_is_absent_in_the_front_matter_is_absent(tmp_path: Path) -> None:
    assert lines(rendered(tmp_path, {}, "正文", "title: 题\ndate:\ncc:\nattachments: []").content) == ["题", "正文"]


def test_the_templates_own_punctuation_stays(tmp_path: Path) -> None:
    text = '年产量<100吨 “引” "x" ... -- a_b_c A&B 《法》第三条'
    assert body(tmp_path, {}, text) == [text]


def test_blanks_of_body_and_layout_are_listed(tmp_path: Path) -> None:
    own = word("{{ letter.title }}", "{{ letter.date | or_blank('成文日期', 4) }}", *BLOCKS)
    made = rendered(tmp_path, {"n": None}, "正文{{ n | or_blank('文号', 2) }}", "title: 题", own)
    assert (made.blanks, lines(made.content)) == (("文号", "成文日期"), ["题", "＿＿＿＿", "正文＿＿"])


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    assert rendered(tmp_path, {"a": "x"}, "{{ a }}") == rendered(tmp_path, {"a": "x"}, "{{ a }}")


# --- what is refused -----------------------------------------------------------------------------------------------

USELESS = {
    "# 一、甲": "自带序号",
    "# （二）甲": "自带序号",
    "#### 甲\n\n1. 乙": "编号超过四级",
}


@pytest.mark.parametrize("text", USELESS)
def test_what_a_letter_has_no_use_for_is_refused_in_words(tmp_path: Path, text: str) -> None:
    with pytest.raises(RenderError) as caught:
        rendered(tmp_path, {}, text)
    assert USELESS[text] in caught.value.message
    assert "某函" in caught.value.message


WRONG = {
    "正文": "没有文头",
    "---\ntitel: 题\n---\n": "是不是 title",
    "---\ntitle: {{ a\n---\n": "第2行“title: {{ a”",
    "---\ntitle: 题\n---\n\n{% if a %}": "没有与它成对的 {% endif %}",
    "---\ntitle: 题\n---\n\n{{ a.upper() }}": "第5行的标签 {{ a.upper() }}：模板里不能调用",
    "---\ntitle: 题\n---\n\ue000": "自用的字符",
    "---\ntitle: 题\n---\n\n　　甲": "段首有全角空格",
    "---\ntitle: 题\n---\n\n[甲](http://x)": "第5行“[甲](http://x)”：链接",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_body_is_refused_before_any_data_is_seen(tmp_path: Path, text: str) -> None:
    with pytest.raises(TemplateError) as caught:
        letter.compile(*write(tmp_path, text))
    assert WRONG[text] in caught.value.message


@pytest.mark.parametrize(
    "text", ["[甲](http://x)", "![甲](x.png)", "    甲", "`甲`", "> 甲", "甲\n\n* * *\n\n乙", "*甲*"]
)
def test_what_a_letter_has_no_use_for_is_refused_again_when_it_is_made(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The document tree says so too, should the check of the body's language ever let it pass."""
    monkeypatch.setattr(letter.body, "faults", lambda *_: iter(()))
    with pytest.raises(RenderError, match="公文用不到的写法"):
        rendered(tmp_path, {}, text)


def test_front_matter_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="YAML"):
        rendered(tmp_path, {}, "甲", "title: 甲: 乙")


def test_a_letter_needs_a_layout(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="没有指定版式"):
        letter.compile(write(tmp_path, "x")[0])


def test_checking_a_letter_without_a_layout_says_so(tmp_path: Path) -> None:
    path, _ = write(tmp_path, "---\ntitel: 题\n---\n\n{{ a }}")
    found = letter.check(path, record(), "templates/notice/body.md")
    assert [f.code for f in found] == ["DG704", "DG701", "DG706"]


def test_a_body_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path, file = write(tmp_path, "")
    path.write_bytes("---\ntitle: 题\n---\n".encode("gbk"))
    with pytest.raises(TemplateError, match="UTF-8"):
        letter.compile(path, file)


def test_checking_finds_names_of_the_body_and_of_the_layout(tmp_path: Path) -> None:
    own = word("{{ letter.titel }}", "{{ letter.blocks | length }}")
    path, file = write(tmp_path, "---\ntitle: {{ b }}\n---\n\n{{ a }}\n{% for x in l %}{{ x }}{% endfor %}", own)
    shape = record(a=optional(TEXT), l=list_of(FREE))
    found = letter.check(path, shape, "templates/notice/body.md", file)
    assert [(f.code, f.file, f.span.line if f.span else None) for f in found] == [
        ("DG701", "templates/notice/body.md", 2),
        ("DG702", "templates/notice/body.md", 5),
        ("DG701", "templates/kind/template.docx", None),
    ]
