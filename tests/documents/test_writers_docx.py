import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from anytext import ANY_TEXT, ILLEGAL
from docxtpl import DocxTemplate
from hypothesis import HealthCheck, given, settings
from lxml import etree
from openxml_audit import OpenXmlValidator
from wordfiles import cells, grid, opened, paragraphs, parts, put, saved, template, with_part, word, zipped

from docgen.documents.writers import docx
from docgen.documents.writers.contract import TemplateError
from docgen.documents.writers.shape import TEXT, record
from docgen.errors import Exit, RenderError

PAIR = (("序号", "名称"), ("{%tr for row in rows %}", ""), ("{{ row.n }}", "{{ row.name }}"), ("{%tr endfor %}", ""))


def rendered(folder: Path, context: dict[str, Any], *texts: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    return docx.compile(template(folder, *texts, rows=rows)).render(context, "某事项").content


def refused(folder: Path, context: dict[str, Any], *texts: str, rows: tuple[tuple[str, ...], ...] = ()) -> RenderError:
    with pytest.raises(RenderError) as caught:
        rendered(folder, context, *texts, rows=rows)
    return caught.value


# --- values come through -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", ["年产量<100吨", "安全&环保 A&B", "见<附件1>说明", '“引”"号"\'', "]]>", "<![CDATA[x]]>"]
)
def test_what_plain_docxtpl_loses_is_kept(tmp_path: Path, value: str) -> None:
    assert paragraphs(rendered(tmp_path, {"a": value}, "值：{{ a }}。"))[0] == f"值：{value}。"


@pytest.mark.parametrize("value", ["{{ b }}", "{% x %}", "{_{ c }_}", "{_% %_}", "{# #}", "}}", "{{", "\\{\\{"])
def test_a_value_that_looks_like_a_tag_stays_text(tmp_path: Path, value: str) -> None:
    assert paragraphs(rendered(tmp_path, {"a": value}, "{{ a }}"))[0] == value


def test_line_breaks_and_tabs_are_elements_of_word(tmp_path: Path) -> None:
    xml = parts(rendered(tmp_path, {"a": "一\n二\t三"}, "{{ a }}"))["word/document.xml"].decode()
    assert '一</w:t><w:br/><w:t xml:space="preserve">二</w:t><w:tab/><w:t xml:space="preserve">三</w:t>' in xml


def test_a_break_is_proved_in_its_place_also_beside_breaks_of_the_template(tmp_path: Path) -> None:
    document = opened(word("{{ a }}"))
    document.paragraphs[0].add_run("\t尾").add_break()
    path = put(tmp_path, saved(document))
    assert paragraphs(docx.compile(path).render({"a": "x\ny"}, "r").content)[0] == "x\ny\t尾\n"


def test_the_templates_own_escapes_print_braces(tmp_path: Path) -> None:
    assert paragraphs(rendered(tmp_path, {"a": 1}, "{_{ a }_} {_% x %_} {{ a }}"))[0] == "{{ a }} {% x %} 1"


def test_spaces_around_a_tag_are_kept(tmp_path: Path) -> None:
    assert paragraphs(rendered(tmp_path, {"a": "  x  "}, "{{ a }}"))[0] == "  x  "


def test_spaces_are_kept_also_where_paragraphs_are_merged(tmp_path: Path) -> None:
    xml = parts(rendered(tmp_path, {"a": "x "}, "甲", "{%- if a %}{{ a }}{% endif %}"))["word/document.xml"].decode()
    assert '<w:t xml:space="preserve">甲x </w:t>' in xml


def test_a_tag_that_word_split_is_joined(tmp_path: Path) -> None:
    document = opened(word("x"))
    paragraph = document.paragraphs[0]
    for piece in ("{", "{ a", "", " }", "}尾"):
        paragraph.add_run(piece).bold = True
    assert paragraphs(docx.compile(put(tmp_path, saved(document))).render({"a": "值"}, "r").content)[0] == "x值尾"


def test_curly_quotes_in_a_tag_are_quotes(tmp_path: Path) -> None:
    assert docx.compile(template(tmp_path, "{{ a | or_blank(“负责人”, 2) }}")).render({"a": None}, "r").blanks == (
        "负责人",
    )


def test_an_ampersand_in_a_tags_text_is_one(tmp_path: Path) -> None:
    assert paragraphs(rendered(tmp_path, {"a": None}, "{{ a or 'A&B' }}"))[0] == "A&B"


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> docx.DocxTemplate:
    content = word("甲{{ a }}乙", rows=(("左{{ a }}", "{{ a }}右"),), header="头{{ a }}尾", footer="{{ a }}")
    return docx.compile(put(tmp_path_factory.mktemp("any"), content))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(value=ANY_TEXT)
def test_any_text_comes_back_identical_or_is_refused(everywhere: docx.DocxTemplate, value: str) -> None:
    try:
        document = opened(everywhere.render({"a": value}, "r").content)
    except RenderError as error:
        assert ILLEGAL.search(value), error
        return
    section = document.sections[0]
    assert document.paragraphs[0].text == f"甲{value}乙"
    assert grid(document.tables[0]) == [[f"左{value}", f"{value}右"]]
    assert [section.header.paragraphs[0].text, section.footer.paragraphs[0].text] == [f"头{value}尾", value]


@pytest.mark.parametrize(
    ("value", "code"),
    [("a\x00", "U+0000"), ("\x07", "U+0007"), ("a\r\nb", "U+000D"), ("\ud800", "U+D800"), ("\uffff", "U+FFFF")],
)
def test_what_xml_cannot_hold_is_refused_with_its_tag_and_record(tmp_path: Path, value: str, code: str) -> None:
    error = refused(tmp_path, {"a": value}, "第一段", "{{ a }}")
    assert all(part in error.message for part in (code, "正文第2段", "{{ a }}", "某事项"))


def test_values_in_headers_footers_and_properties_are_filled(tmp_path: Path) -> None:
    document = opened(word("x", header="{{ a }}", footer="第{{ a }}号"))
    document.core_properties.title = "关于{{ a }}"
    made = opened(docx.compile(put(tmp_path, saved(document))).render({"a": "甲&\n乙"}, "r").content)
    assert made.core_properties.title == "关于甲&\n乙"


def test_footnotes_are_filled(tmp_path: Path) -> None:
    notes = (
        '<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="1"><w:p><w:r><w:t>注：{{ a }}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    content = with_part(
        word("x"),
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>',
    )
    made = docx.compile(put(tmp_path, zipped({**parts(content), "word/footnotes.xml": notes.encode()}))).render(
        {"a": "<1"}, "r"
    )
    assert "注：&lt;1" in parts(made.content)["word/footnotes.xml"].decode()


# --- rows, cells, paragraphs ---------------------------------------------------------------------------------------


def test_a_row_is_repeated(tmp_path: Path) -> None:
    rows = [{"n": 1, "name": "甲"}, {"n": 2, "name": "乙"}]
    assert cells(rendered(tmp_path, {"rows": rows}, rows=PAIR)) == [["序号", "名称"], ["1", "甲"], ["2", "乙"]]


NESTED = (
    ("部门", "材料"),
    ("{%tr for group in groups %}", ""),
    ("{%tr for name in group.names %}", ""),
    ("{% vm %}{{ group.title }}", "{{ name }}"),
    ("{%tr endfor %}", ""),
    ("{%tr endfor %}", ""),
)
GROUPS = [{"title": "甲", "names": ["一", "二"]}, {"title": "乙", "names": ["三"]}]


def test_cells_merge_downwards_within_the_inner_loop(tmp_path: Path) -> None:
    xml = parts(rendered(tmp_path, {"groups": GROUPS}, rows=NESTED))["word/document.xml"].decode()
    assert re.findall(r'vMerge w:val="(\w+)"', xml) == ["restart", "continue", "restart"]


def test_merging_downwards_takes_the_fast_path(tmp_path: Path) -> None:
    assert [sheet.is_fixed for sheet in docx.compile(template(tmp_path, rows=NESTED)).sheets] == [False]


def test_a_table_gets_as_many_columns_as_its_loop_makes(tmp_path: Path) -> None:
    rows = (("项", "{%tc for name in names %}", "{{ name }}", "{%tc endfor %}"),)
    table = opened(rendered(tmp_path, {"names": ["甲", "乙"]}, rows=rows)).tables[0]
    assert (grid(table), len(table.columns)) == ([["项", "甲", "乙"]], 3)


def test_a_cell_can_be_told_how_many_columns_to_span(tmp_path: Path) -> None:
    assert cells(rendered(tmp_path, {"count": 2}, rows=(("{% colspan count %}合", "尾"),))) == [["合", "合", "尾"]]


def test_a_cell_never_ends_without_a_paragraph(tmp_path: Path) -> None:
    document = opened(word(rows=(("x",),)))
    cell = document.tables[0].cell(0, 0)
    cell.paragraphs[0].text = "{%p if a %}"
    cell.add_paragraph("{{ a }}")
    cell.add_paragraph("{%p endif %}")
    path = put(tmp_path, saved(document))
    assert "<w:tc><w:tcPr><w:tcW" in (
        xml := parts(docx.compile(path).render({"a": None}, "r").content)["word/document.xml"].decode()
    )
    assert "</w:tcPr></w:tc>" not in xml


def test_a_row_that_got_no_cell_is_left_out(tmp_path: Path) -> None:
    rows = (("{%tc for x in names %}", "{{ x }}", "{%tc endfor %}"), ("甲", "乙", "丙"))
    assert len(opened(rendered(tmp_path, {"names": []}, rows=rows)).tables[0].rows) == 1


def test_a_table_without_widths_cannot_change_its_columns(tmp_path: Path) -> None:
    content = word(rows=(("{%tc for x in a %}", "{{ x }}", "{%tc endfor %}"),))
    xml = parts(content)["word/document.xml"].decode()
    widths = xml[xml.index("<w:tblGrid>") : xml.index("</w:tblGrid>") + len("</w:tblGrid>")]
    path = put(tmp_path, with_part(content, "word/document.xml", widths, ""))
    with pytest.raises(RenderError, match="没有列宽"):
        docx.compile(path).render({"a": [1, 2]}, "r")


def test_a_table_without_any_row_is_left_out(tmp_path: Path) -> None:
    assert not opened(rendered(tmp_path, {"rows": []}, "x", rows=PAIR[1:])).tables


def test_a_header_never_ends_up_empty(tmp_path: Path) -> None:
    document = opened(word("x", header="{%p if a %}"))
    document.sections[0].header.add_paragraph("{{ a }}")
    document.sections[0].header.add_paragraph("{%p endif %}")
    made = docx.compile(put(tmp_path, saved(document))).render({"a": None}, "r")
    assert [p.text for p in opened(made.content).sections[0].header.paragraphs] == [""]


# --- against docxtpl, and against the standard ---------------------------------------------------------------------

CONTEXT = {
    "a": "甲<乙&丙>\"'",
    "rows": [{"n": 1, "name": "一"}, {"n": 2, "name": "二"}],
    "groups": GROUPS,
    "names": ["甲", "乙", "丙"],
    "n": 2,
}
IF = "{% if a %}是{% else %}否{% endif %}"
PARAGRAPHS = ("值：{{ a }}。{_{", "{%p for r in rows %}", "{{ r.name }}", "{%p endfor %}", IF)
EACH = "{%tc for x in names %}"
FEATURES: dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    "paragraphs": (PARAGRAPHS, ()),
    "merging -": (("甲{{ n }}", "{%- if a %}乙{% endif %}", "丙"), ()),
    "rows": ((), PAIR),
    "vm": ((), NESTED),
    "tc": ((), (("h", EACH, "{{ x }}", "{%tc endfor %}"),)),
    "hm": ((), ((EACH, "{% hm %}合", "{%tc endfor %}"), (EACH, "{{ x }}", "{%tc endfor %}"))),
    "colspan": ((), (("{% colspan n %}h", "b"),)),
    "cellbg": ((), (("{% cellbg 'FFCC00' %}h", "b"),)),
}


def canonical(xml: bytes) -> bytes:
    """Without the editing marks that docgen drops, and with the children of tcPr in one order."""
    root = etree.fromstring(xml)
    for element in root.iter():
        for name in [name for name in element.attrib if "rsid" in name]:
            del element.attrib[name]
        if element.tag.endswith("}tcPr"):
            element[:] = sorted(element, key=lambda child: child.tag)
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize("feature", FEATURES)
def test_the_body_is_what_docxtpl_itself_makes(tmp_path: Path, feature: str) -> None:
    texts, rows = FEATURES[feature]
    path = template(tmp_path, *texts, rows=rows)
    theirs = DocxTemplate(path)
    theirs.render(CONTEXT, autoescape=True)
    theirs.save(tmp_path / "theirs.docx")
    ours = docx.compile(path).render(CONTEXT, "r").content
    name = "word/document.xml"
    assert canonical(parts(ours)[name]) == canonical(parts((tmp_path / "theirs.docx").read_bytes())[name])


def test_rendering_adds_no_fault_to_a_sound_file(tmp_path: Path) -> None:
    """All features in one file: the validator is slow."""
    document = opened(word(*(text for texts, _ in FEATURES.values() for text in texts), header="{{ a }}"))
    for _, rows in FEATURES.values():
        for row, texts in zip(document.add_table(len(rows), 4).rows if rows else (), rows, strict=False):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
    blank, made = tmp_path / "blank.docx", tmp_path / "made.docx"
    blank.write_bytes(word("x", rows=(("y",),), header="z"))
    made.write_bytes(docx.compile(put(tmp_path, saved(document))).render(CONTEXT, "r").content)
    validator = OpenXmlValidator()
    known = {error.description for error in validator.validate(str(blank)).errors}
    assert {error.description for error in validator.validate(str(made)).errors} <= known


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    first = rendered(tmp_path, CONTEXT, "{{ a }}", rows=PAIR)
    docx.compiled.cache_clear()
    assert rendered(tmp_path, CONTEXT, "{{ a }}", rows=PAIR) == first


def test_renders_in_several_threads_do_not_mix(tmp_path: Path) -> None:
    compiled = docx.compile(template(tmp_path, "{{ a }}", rows=PAIR))
    contexts = [{"a": f"第{n}份\n", "rows": [{"n": n, "name": f"名{n}"}] * n} for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda context: compiled.render(context, "r"), contexts))
    assert together == [compiled.render(context, "r") for context in contexts]


def test_parts_without_tags_are_the_templates_own_bytes(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ a }}")
    before, after = parts(path.read_bytes()), parts(docx.compile(path).render({"a": 1}, "r").content)
    keepers = {"docProps/app.xml", "docProps/thumbnail.jpeg", "customXml/item1.xml"}
    assert before.keys() - after.keys() <= keepers | {name for name in before if name.startswith("customXml/")}
    changed = {name for name in after if before[name] != after[name]}
    assert "word/document.xml" in changed
    assert changed <= {
        "word/document.xml",
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "docProps/core.xml",
        "word/settings.xml",
    }


def test_the_same_bytes_are_compiled_once(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ a }}")
    assert docx.compile(path) is docx.compile(path)


def test_a_template_changed_on_disk_is_compiled_again(tmp_path: Path) -> None:
    rendered(tmp_path, {"a": 1}, "旧{{ a }}")
    assert paragraphs(rendered(tmp_path, {"a": 1}, "新{{ a }}"))[0] == "新1"


# --- what is refused, and how it is said ---------------------------------------------------------------------------

WRONG = {
    "no value": ({"a": None}, "{{ a }}", "没有值"),
    "yes or no": ({"a": True}, "{{ a }}", "没有说明怎样印出"),
    "a list": ({"a": [1]}, "{{ a }}", "是一组内容"),
    "unknown name": ({"a": 1}, "{{ b }}", "没有 b 这个名称"),
    "unknown key": ({"a": {"name": 1}}, "{{ a.nmae }}", "是不是 name"),
    "key of nothing": ({"a": None}, "{{ a.b.c }}", "不能再取它的 b"),
    "no number": ({"a": "x"}, "{{ a + 'b' }}", "应是数字"),
    "mixed kinds": ({"a": 1}, "{% if a > 'x' %}y{% endif %}", "算不出来"),
    "not a list": ({"a": "x"}, "{% for b in a %}{{ b }}{% endfor %}", "不是一组内容"),
    "nothing to loop": ({"a": None}, "{% for b in a %}{{ b }}{% endfor %}", "没有值"),
    "no day": ({"a": "2024-02-30"}, "{{ a | cn_date }}", "没有“2024-02-30”这一天"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_failing_tag_is_named_with_template_place_and_record(tmp_path: Path, case: str) -> None:
    context, tag, reason = WRONG[case]
    error = refused(tmp_path, context, "开头", tag)
    first = re.match(r"\{[{%].*?[}%]\}", tag)
    assert first
    for said in ("kind/template.docx", "正文第2段", first[0], reason, "某事项"):
        assert said in error.message
    assert error.help


def test_a_tag_in_a_table_is_named_by_row_and_cell(tmp_path: Path) -> None:
    assert "表1第3行第2格的标签 {{ row.name }}" in refused(tmp_path, {"rows": [{"n": 1}]}, rows=PAIR).message


def test_a_tag_in_a_header_is_named_by_it(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match=re.escape("页眉第1段的标签 {{ a }}")):
        docx.compile(put(tmp_path, word("x", header="{{ a }}"))).render({}, "r")


def test_of_two_equal_tags_the_failing_one_is_named(tmp_path: Path) -> None:
    rows = [{"n": 1, "name": "x"}, {"n": 2, "name": None}]
    texts = (
        "{%p for r in rows[:1] %}",
        "{{ r.name }}",
        "{%p endfor %}",
        "{%p for r in rows %}",
        "{{ r.name }}",
        "{%p endfor %}",
    )
    assert "正文第5段的标签 {{ r.name }}" in refused(tmp_path, {"rows": rows}, *texts).message


BROKEN_TAGS = {
    "open loop": ("{% for x in a %}{{ x }}", "{% for x in a %}", "没有与它成对的 {% endfor %}"),
    "stray end": ("{% endfor %}", "{% endfor %}", "前面没有与它成对的 {% for … %}"),
    "crossed": ("{% for x in a %}{% if x %}{% endfor %}{% endif %}", "{% endfor %}", "前面没有"),
    "lone brace": ("{{ a }", "{{ a }", "括号"),
    "closing only": ("a }}", "a }}", "括号"),
    "full-width braces": ("｛｛ a ｝｝", "｛｛ a ｝｝", "括号"),
    "full-width bracket": ("{{ a | join（'、'） }}", "{{ a | join（'、'） }}", "全角符号“（”"),
    "unknown filter": ("{{ a | joim('、') }}", "{{ a | joim('、') }}", "是不是 join"),
    "unknown statement": ("{% include 'x' %}", "{% include 'x' %}", "不能用"),
    "misspelt statement": ("{% fro x in a %}", "{% fro x in a %}", "不认识 fro"),
    "no expression": ("{{ }}", "{{ }}", "写法有误"),
    "no else": ("{{ 1 if a }}", "{{ 1 if a }}", "没有写 else"),
    "call": ("{{ a.upper() }}", "{{ a.upper() }}", "不能调用"),
    "rich text": ("{{r a }}", "{{r a }}", "不能填写文字"),
    "other text in the paragraph": ("{%p if a %}还有", "{%p if a %}", "会被丢掉"),
    "row tag outside of tables": ("{%tr if a %}", "{%tr if a %}", "不在表格里"),
}


@pytest.mark.parametrize("case", BROKEN_TAGS)
def test_a_wrong_tag_is_named_before_any_data_is_seen(tmp_path: Path, case: str) -> None:
    text, tag, reason = BROKEN_TAGS[case]
    with pytest.raises(TemplateError) as caught:
        docx.compile(template(tmp_path, "开头", text))
    for said in ("kind/template.docx", "正文第2段", tag, reason):
        assert said in caught.value.message


def test_a_template_error_counts_all_faults(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        docx.compile(template(tmp_path, "{{ a }", "b }}"))
    assert len(caught.value.faults) == 2


def test_text_beside_a_row_tag_is_not_thrown_away_silently(tmp_path: Path) -> None:
    rows = (("{%tr for r in rows %}", "合计"), ("{{ r }}", "x"), ("{%tr endfor %}", ""))
    with pytest.raises(TemplateError, match="同一行里还有“合计”"):
        docx.compile(template(tmp_path, rows=rows))


def test_a_loop_cannot_begin_with_a_row_and_end_with_a_paragraph(tmp_path: Path) -> None:
    rows = (("{%tr for r in rows %}",), ("{{ r }}",), ("{%p endfor %}",))
    with pytest.raises(TemplateError, match="前缀不同"):
        docx.compile(template(tmp_path, rows=rows))


def test_a_tag_in_a_field_code_is_refused(tmp_path: Path) -> None:
    field = '<w:r><w:instrText xml:space="preserve"> INCLUDETEXT "{{ a }}" </w:instrText></w:r></w:p>'
    content = with_part(word("x"), "word/document.xml", "</w:p>", field)
    with pytest.raises(TemplateError, match="域代码里"):
        docx.compile(put(tmp_path, content))


def test_a_tag_in_a_comment_is_refused(tmp_path: Path) -> None:
    note = b'<?xml version="1.0"?><w:comments xmlns:w="x"><w:t>{{ a }}</w:t></w:comments>'
    with pytest.raises(TemplateError, match="不会填写的部分"):
        docx.compile(put(tmp_path, zipped({**parts(word("x")), "word/comments.xml": note})))


def test_an_attribute_takes_numbers_and_colours_only(tmp_path: Path) -> None:
    error = refused(tmp_path, {"a": 'x" w:evil="1'}, rows=(("{% cellbg a %}h", "b"),))
    assert "不能用在这里" in error.message


# --- limits --------------------------------------------------------------------------------------------------------


def test_a_loop_in_a_loop_is_stopped(tmp_path: Path) -> None:
    text = "{% for i in range(999) %}{% for j in range(999) %}{{ i }}{% endfor %}{% endfor %}"
    assert "循环超过" in refused(tmp_path, {}, text).message


def test_a_long_range_is_refused(tmp_path: Path) -> None:
    assert "range 超过" in refused(tmp_path, {}, "{% for i in range(100000000) %}{{ i }}{% endfor %}").message


def test_a_huge_document_is_stopped(tmp_path: Path) -> None:
    text = "{% for i in range(900) %}{{ a }}{% endfor %}"
    assert "生成的内容超过" in refused(tmp_path, {"a": "长" * 100_000}, text).message


def test_text_cannot_be_multiplied(tmp_path: Path) -> None:
    assert "应是数字" in refused(tmp_path, {}, "{{ 'a' * 200000000 }}").message


# --- the proof itself ----------------------------------------------------------------------------------------------


def test_a_lost_value_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx.dialect, "closed", lambda xml: xml.replace("重要", ""))
    assert "读回核对不符" in refused(tmp_path, {"a": "很重要的值"}, "{{ a }}").message


def test_markup_that_slips_in_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx.dialect, "closed", lambda xml: xml.replace("&lt;", "<"))
    assert "XML 不完整" in refused(tmp_path, {"a": "a<b"}, "{{ a }}").message


def test_markup_that_slips_in_is_noticed_before_docxtpl_repairs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx.dialect, "closed", lambda xml: xml.replace("&lt;", "<"))
    rows = (("{%tc for x in a %}", "{{ x }}", "{%tc endfor %}"),)
    assert "XML 不完整" in refused(tmp_path, {"a": ["甲<乙"]}, rows=rows).message


def test_docxtpls_repairs_are_proved_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx.dialect, "with_columns", lambda xml: xml.replace("甲", "乙"))
    assert (
        "读回核对不符"
        in refused(tmp_path, {"a": ["甲"]}, rows=(("{%tc for x in a %}", "{{ x }}", "{%tc endfor %}"),)).message
    )


def test_blanks_are_listed_once_each_in_order(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ a | or_blank('乙') }}{{ a | or_blank('甲') }}{{ a | or_blank('乙') }}")
    assert docx.compile(path).render({"a": None}, "r").blanks == ("乙", "甲")


# --- checking ------------------------------------------------------------------------------------------------------


def test_checking_reports_every_fault_of_a_template(tmp_path: Path) -> None:
    content = word("{{ a }", "{{ b }}", header="{{ c }}")
    findings = docx.check(put(tmp_path, content), record(a=TEXT), "templates/kind/template.docx")
    assert [finding.code for finding in findings] == ["DG704", "DG701"]


def test_checking_a_broken_file_is_one_finding(tmp_path: Path) -> None:
    findings = docx.check(put(tmp_path, b"no zip"), record(), "t.docx")
    assert [(finding.code, finding.file) for finding in findings] == [("DG706", "t.docx")]


def test_a_missing_file_is_a_template_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="读不出") as caught:
        docx.compile(tmp_path / "kind" / "none.docx")
    assert caught.value.exit is Exit.DOCUMENTS
