"""Templates as Word and WPS really save them: what cannot be carried whole is refused, with the place and a remedy."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from wordfiles import body, cell, paragraph, parts, put, related, revised, run, table, with_part, word

from docgen.documents.writers import docx
from docgen.documents.writers.contract import TemplateError
from docgen.documents.writers.shape import NUMBER, list_of, record

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
PICTURE = f'<w:r><w:drawing><wp:inline {WP}><wp:docPr id="1" name="图"/></wp:inline></w:drawing></w:r>'
LINE = f'<w:r><w:pict><v:line {V} from="0,0" to="9,0"/></w:pict></w:r>'
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
FOOTNOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
LANDSCAPE = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
BORDER = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
START, END = '<w:bookmarkStart w:id="5" w:name="单位"/>', '<w:bookmarkEnd w:id="5"/>'
NESTED = table(("",))
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def field(code: str, result: str = "旧") -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    text = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{char('begin')}{text}{char('separate')}{run(result)}{char('end')}"


def refusals(folder: Path, content: bytes) -> list[str]:
    try:
        docx.compile(put(folder, content))
    except TemplateError as error:
        assert all(fault.help for fault in error.faults)
        return [f"{fault.code} {fault.sentence}" for fault in error.faults]
    return []


def made(folder: Path, content: bytes, **context: Any) -> dict[str, bytes]:
    return parts(docx.compile(put(folder, content)).render(context, "r").content)


def text(xml: bytes) -> str:
    return "".join(etree.fromstring(xml).itertext("{*}t"))


class TestBesideATagThatTakesItsParagraphOrRow:
    @pytest.mark.parametrize(
        ("beside", "said"),
        [
            (PICTURE, "图片"),
            (LINE, "图片或图形"),
            (PAGE_BREAK, "分页符"),
            (FOOTNOTE, "脚注"),
            (START + END, "书签"),
            (field("PAGE"), "域"),
            (f"<m:oMath {M}/>", "公式"),
            ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "符号"),
            ("<w:sdt><w:sdtContent><w:r><w:t> </w:t></w:r></w:sdtContent></w:sdt>", "内容控件"),
            ('<w:hyperlink w:anchor="x"><w:r><w:t> </w:t></w:r></w:hyperlink>', "链接"),
            ("文字", "“文字”"),
        ],
        ids=lambda value: value if len(value) < 8 else "",
    )
    def test_nothing_is_lost_in_silence(self, tmp_path: Path, beside: str, said: str) -> None:
        inside = body(paragraph("{%p if a %}"), "甲", paragraph("{%p endif %}", beside))
        assert any(f"同一段里还有{said}" in fault for fault in refusals(tmp_path, inside))
        rows = body(table(("{%tr if a %}", cell(paragraph(beside))), ("甲", "乙"), ("{%tr endif %}", "")))
        assert any(f"同一行里还有{said}" in fault for fault in refusals(tmp_path, rows))

    @pytest.mark.parametrize(
        ("properties", "said"),
        [(LANDSCAPE, "分节符"), ("<w:pageBreakBefore/>", "段前分页"), (BORDER, "段落的边框线")],
        ids=["section", "page", "border"],
    )
    def test_neither_is_what_the_paragraph_itself_carries(self, tmp_path: Path, properties: str, said: str) -> None:
        content = body("{%p if a %}", "甲", paragraph("{%p endif %}", properties=properties))
        assert any(said in fault for fault in refusals(tmp_path, content))

    def test_nor_a_table_in_the_row(self, tmp_path: Path) -> None:
        content = body(table((cell(NESTED, ""), "{%tr if a %}"), ("甲", "乙"), ("{%tr endif %}", "")))
        assert any("同一行里还有表格" in fault for fault in refusals(tmp_path, content))

    def test_what_is_only_form_is_no_company(self, tmp_path: Path) -> None:
        properties = '<w:pageBreakBefore w:val="0"/><w:pBdr><w:top w:val="nil"/></w:pBdr><w:jc w:val="center"/>'
        tag = paragraph(
            "<w:r><w:rPr><w:b/></w:rPr><w:t>{%p if a %}</w:t></w:r>", "<w:r><w:tab/></w:r>", properties=properties
        )
        assert refusals(tmp_path, body(tag, "甲", "{%p endif %}")) == []


class TestADashInATag:
    @pytest.mark.parametrize(
        "content",
        [
            ("甲{% if a -%}", paragraph(PICTURE), "乙{% endif %}"),
            (table(("甲", "{%- if a %}乙{% endif %}")),),
            ("甲", paragraph("", properties=LANDSCAPE), "{%- if a %}乙{% endif %}"),
            ("甲", "丙{%- if a %}乙{% endif %}"),
            ("甲", paragraph("<w:r><w:tab/></w:r>", "{%- if a %}乙{% endif %}")),
        ],
        ids=["picture", "cell", "section", "text", "tab"],
    )
    def test_that_would_eat_more_than_a_paragraphs_end_is_refused(
        self, tmp_path: Path, content: tuple[str, ...]
    ) -> None:
        assert any("会吃掉旁边的" in fault for fault in refusals(tmp_path, body(*content)))

    def test_joins_two_paragraphs_of_text(self, tmp_path: Path) -> None:
        xml = made(tmp_path, body("甲", "{%- if a %}乙{% endif %}"), a=True)["word/document.xml"]
        assert text(xml) == "甲乙" and xml.count(b"<w:p>") == 1


class TestQuotes:
    @pytest.mark.parametrize(
        ("tag", "printed"),
        [
            ("{{ none | default(‘“三定”方案’) }}", "“三定”方案"),
            ("{{ none | default(“‘三定’方案”) }}", "‘三定’方案"),
            ('{{ none | default("“三定”方案") }}', "“三定”方案"),
            ("{{ none | default(“无”) }}", "无"),
            ("{{ none | default(”无“) }}", "无"),
            ("{{ ab | join(“、”) }}", "甲、乙"),
            ('“{{ ab | join("”、“") }}”', "“甲”、“乙”"),
            ("“{{ ab | join(“”、“”) }}”", "“甲”、“乙”"),
            ('{{ "“" ~ a ~ "”" }}', "“甲”"),
            ("{{ ““” ~ a ~ “”” }}", "“甲”"),
            ("{{ none | default('\"') }}", '"'),
            ("{% if quoted == “公共场所“证照联办”许可” %}是{% else %}否{% endif %}", "是"),
            ("{% if quoted == '公共场所“证照联办”许可' and a == “甲” %}是{% else %}否{% endif %}", "是"),
        ],
    )
    def test_that_begin_and_end_a_string_are_read_and_those_inside_are_text(
        self, tmp_path: Path, tag: str, printed: str
    ) -> None:
        context = {"none": None, "a": "甲", "ab": ["甲", "乙"], "quoted": "公共场所“证照联办”许可"}
        pieces = body(tag, paragraph(*(run(c.replace("&", "&amp;").replace("<", "&lt;")) for c in tag)))
        assert text(made(tmp_path, pieces, **context)["word/document.xml"]) == printed * 2

    def test_that_do_not_end_are_said(self, tmp_path: Path) -> None:
        (fault,) = refusals(tmp_path, body("{{ none | default(“无) }}"))
        assert "DG704" in fault and "default(“无)" in fault


class TestATagThatWordCut:
    def test_keeps_what_stands_between_its_pieces(self, tmp_path: Path) -> None:
        cut = paragraph("甲{{ a", START, "b", "<w:proofErr w:type='spellStart'/>", " }}乙", END, "丙")
        xml = made(tmp_path, body(cut), ab="值")["word/document.xml"]
        assert text(xml) == "甲值乙丙"
        assert xml.count(b"bookmarkStart") == xml.count(b"bookmarkEnd") == 1

    def test_may_be_half_in_a_smart_tag(self, tmp_path: Path) -> None:
        smart = '<w:smartTag w:element="chsdate" w:uri="x"><w:smartTagPr/>' + run("b }}起") + "</w:smartTag>"
        assert text(made(tmp_path, body(paragraph("自{{ a", smart)), ab="值")["word/document.xml"]) == "自值起"

    def test_may_be_an_escaped_brace(self, tmp_path: Path) -> None:
        assert text(made(tmp_path, body(paragraph("{", "_{ 名称 }", "_}", "{{ a }}")), a="")["word/document.xml"]) == (
            "{{ 名称 }}"
        )

    def test_an_empty_run_it_leaves_takes_nothing_with_it(self, tmp_path: Path) -> None:
        filled = cell(paragraph("甲", run("{% cellbg "), f'<w:r><w:t>"FF0000" %}}</w:t>{PAGE_BREAK[5:-6]}</w:r>'))
        xml = made(tmp_path, body(table((filled,))), a="")["word/document.xml"]
        assert b'w:type="page"' in xml and b'w:fill="FF0000"' in xml


class TestRevisions:
    @pytest.mark.parametrize(
        "mark",
        [
            '<w:ins w:id="1" w:author="张三"><w:r><w:t>{{ a }}</w:t></w:r></w:ins>',
            '<w:del w:id="1" w:author="张三"><w:r><w:delText>{{ a }}</w:delText></w:r></w:del>',
            '<w:moveFrom w:id="1" w:author="张三"><w:r><w:t>甲</w:t></w:r></w:moveFrom>',
            '<w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="张三"><w:rPr/></w:rPrChange></w:rPr><w:t>甲</w:t></w:r>',
            run("{{ a") + '<w:ins w:id="1" w:author="张三"><w:r><w:t> }}负责</w:t></w:r></w:ins>',
        ],
        ids=["ins", "del", "move", "format", "inside a tag"],
    )
    def test_that_nobody_accepted_are_refused_at_their_place(self, tmp_path: Path, mark: str) -> None:
        faults = refusals(tmp_path, body("甲", paragraph(mark)))
        assert any(fault.startswith("DG713 正文第2段") and "未接受的修订" in fault for fault in faults)

    def test_in_a_header_and_in_a_row_are_found_too(self, tmp_path: Path) -> None:
        row = table(("甲",)).replace("<w:tcPr>", '<w:tcPr><w:cellIns w:id="1" w:author="张三"/>')
        assert any("DG713 表1第1行第1格" in fault for fault in refusals(tmp_path, body(row)))
        header = word("x", header="甲")
        name = next(name for name in parts(header) if "header" in name and name.endswith(".xml"))
        struck = '<w:del w:id="9" w:author="张三"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>'
        assert any("DG713 页眉" in f for f in refusals(tmp_path, with_part(header, name, "</w:p>", struck)))


class TestTheKeeper:
    def test_leaves_no_comment_no_name_and_no_path(self, tmp_path: Path) -> None:
        marks = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
        mark = '<w:r><w:commentReference w:id="0"/></w:r>'
        permitted = '<w:permStart w:id="7" w:ed="lisi@example.cn"/>', '<w:permEnd w:id="7"/>'
        picture = PICTURE.replace('name="图"', 'name="图" descr="C:\\Users\\lisi\\章.png"')
        content = body(
            paragraph(marks[0], "甲{{ a }}", marks[1], mark, permitted[0], "乙", permitted[1]), paragraph(picture)
        )
        note = f'<w:comments xmlns:w="{W}"><w:comment w:author="李四" w:id="0"/></w:comments>'
        content = related(content, "comments", "word/comments.xml", note.encode(), f"{WORD}comments+xml")
        content = related(content, "people", "word/people.xml", "<x>李四</x>".encode(), f"{WORD}people+xml")
        custom = "<Properties>李四 {{ a }}</Properties>".encode()
        content = related(content, "custom-properties", "docProps/custom.xml", custom, "application/x+xml", owner="")
        core = (
            "<dc:creator>李四</dc:creator><cp:lastModifiedBy>王五</cp:lastModifiedBy><dc:title>{{ a }}清单</dc:title>"
        )
        content = with_part(content, "docProps/core.xml", "</cp:coreProperties>", f"{core}</cp:coreProperties>")
        files = made(tmp_path, content, a="值")
        whole = b"".join(files.values()).decode("utf-8", "replace")
        for name in ("李四", "王五", "lisi", "C:\\Users", "comment"):
            assert name not in whole, name
        assert text(files["word/document.xml"]) == "甲值乙"
        assert "值清单".encode() in files["docProps/core.xml"]
        assert not {"word/comments.xml", "word/people.xml", "docProps/custom.xml", "docProps/app.xml"} & files.keys()
        (tmp_path / "made.docx").write_bytes(docx.compile(put(tmp_path, content)).render({"a": "值"}, "r").content)
        assert "comments" not in str(OpenXmlValidator().validate(str(tmp_path / "made.docx")).errors)

    def test_may_have_the_title_in_the_program_properties_as_word_writes_it(self, tmp_path: Path) -> None:
        content = with_part(
            word("{{ a }}"), "docProps/app.xml", "</Properties>", "<Company>{{ a }}清单</Company></Properties>"
        )
        files = made(tmp_path, content, a="值")
        assert "docProps/app.xml" not in files and b"app.xml" not in files["_rels/.rels"] + files["[Content_Types].xml"]

    def test_a_controls_store_does_not_hide_what_was_filled_in(self, tmp_path: Path) -> None:
        control = (
            '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
            f"<w:sdtContent>{run('{{ a }}')}</w:sdtContent></w:sdt>"
        )
        content = related(
            body(paragraph(control)), "customXml", "customXml/item1.xml", "<a>请填写</a>".encode(), "application/xml"
        )
        files = made(tmp_path, content, a="值")
        assert b"dataBinding" not in files["word/document.xml"] and "customXml/item1.xml" not in files
        assert text(files["word/document.xml"]) == "值"


class TestWhatAConditionEmpties:
    INNER = f"{paragraph('{%p if a %}')}{paragraph('甲')}{paragraph('{%p endif %}')}"
    CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{INNER}</w:sdtContent></w:sdt>"

    def test_a_control_in_a_cell_leaves_a_paragraph(self, tmp_path: Path) -> None:
        xml = made(tmp_path, body(table((cell(self.CONTROL),))), a=False)["word/document.xml"]
        (made_cell,) = etree.fromstring(xml).iter("{*}tc")
        assert [etree.QName(child).localname for child in made_cell] == ["tcPr", "p"]
        assert text(made(tmp_path, body(table((cell(self.CONTROL),))), a=True)["word/document.xml"]) == "甲"

    def test_a_text_box_and_a_note_keep_one_too(self, tmp_path: Path) -> None:
        content = f"<w:txbxContent>{self.INNER}</w:txbxContent>"
        box = f"<w:r><w:pict><v:shape {V}><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
        xml = made(tmp_path, body(paragraph(box)), a=False)["word/document.xml"]
        assert b"<w:txbxContent><w:p/></w:txbxContent>" in xml
        notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{self.INNER}</w:footnote></w:footnotes>'
        content = related(body("x"), "footnotes", "word/footnotes.xml", notes.encode(), f"{WORD}footnotes+xml")
        assert b'<w:footnote w:id="2"><w:p/></w:footnote>' in made(tmp_path, content, a=False)["word/footnotes.xml"]


class TestWhereNothingIsFilledIn:
    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (paragraph(PICTURE.replace('name="图"', 'name="图" descr="{{ a }}"')), "图片的替代文字"),
            (
                paragraph(f'<w:r><w:pict><v:shape {V}><v:textpath string="{{{{ a }}}}"/></v:shape></w:pict></w:r>'),
                "水印",
            ),
            (paragraph(field('HYPERLINK "https://x/{{ a }}"')), "域代码"),
            (paragraph(f"<m:oMath {M}><m:r><m:t>{{{{ a }}}}</m:t></m:r></m:oMath>"), "公式"),
            (
                paragraph('<w:sdt><w:sdtPr><w:alias w:val="{{ a }}"/></w:sdtPr><w:sdtContent/></w:sdt>'),
                "内容控件的名称",
            ),
        ],
        ids=["picture", "watermark", "field", "formula", "control"],
    )
    def test_a_tag_is_named_with_its_place(self, tmp_path: Path, content: str, said: str) -> None:
        (fault,) = refusals(tmp_path, body(content))
        assert fault.startswith("DG705 正文第1段的标签 {{ a }}") and said in fault

    @pytest.mark.parametrize(
        ("target", "said"),
        [
            ("https://example.cn/%7b%7b%20a%20%7d%7d", "DG704 链接的标签 {{ a }}"),
            ("https://example.cn/{{ a }}", "DG704 链接的标签 {{ a }}"),
            ("file:///C:\\Users\\lisi\\a.docx", "指向本机"),
            ("\\\\server\\share\\a.docx", "指向本机"),
        ],
    )
    def test_nor_in_the_address_of_a_link(self, tmp_path: Path, target: str, said: str) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        entry = f'<Relationship Id="rId99" Type="{kind}" Target="{target}" TargetMode="External"/></Relationships>'
        content = with_part(body("x"), "word/_rels/document.xml.rels", "</Relationships>", entry)
        assert any(said in fault for fault in refusals(tmp_path, content))


class TestFields:
    @pytest.mark.parametrize(
        "code", ['TOC \\o "1-3"', "AUTHOR", "date \\@ yyyy", "SEQ 表", "MERGEFIELD x", "=SUM(ABOVE)"]
    )
    def test_whose_result_is_the_templates_are_refused(self, tmp_path: Path, code: str) -> None:
        (fault,) = refusals(tmp_path, body(paragraph(field(code))))
        assert fault.startswith("DG705 正文第1段") and code.split()[0].upper()[:3] in fault
        simple = paragraph(f"<w:fldSimple w:instr='{code}'>{run('旧')}</w:fldSimple>")
        assert len(refusals(tmp_path, body(simple))) == 1

    def test_that_every_program_counts_anew_stay(self, tmp_path: Path) -> None:
        content = body(paragraph("第", field("PAGE"), "页共", field("NUMPAGES"), "页{{ a }}"))
        assert text(made(tmp_path, content, a="")["word/document.xml"]) == "第旧页共旧页"


class TestPairs:
    @pytest.mark.parametrize(
        "content",
        [
            ("{% if a %}甲", table((cell("乙{% endif %}", ""),))),
            (paragraph("{%p if a %}"), table((cell("{%p endif %}", ""),))),
            (table(("{%tr if a %}",), ("甲",)), table(("{%tr endif %}",), ("乙",))),
            (paragraph("{% if a %}", '<w:hyperlink w:anchor="x">' + run("乙{% endif %}") + "</w:hyperlink>"),),
        ],
        ids=["body and cell", "paragraph and cell", "two tables", "into a link"],
    )
    def test_stand_in_one_place(self, tmp_path: Path, content: tuple[str, ...]) -> None:
        assert any("不在同一处" in fault for fault in refusals(tmp_path, body(*content)))

    def test_may_span_paragraphs_and_links(self, tmp_path: Path) -> None:
        link = '<w:hyperlink w:anchor="x">' + run("{% if a %}乙") + run("{% endif %}") + "</w:hyperlink>"
        content = body("甲{% if a %}", "乙", "{% endif %}丙", paragraph(link))
        assert text(made(tmp_path, content, a=False)["word/document.xml"]) == "甲丙"


class TestColour:
    @pytest.mark.parametrize("properties", [None, ""], ids=["no properties", "empty ones"])
    def test_goes_into_the_properties_of_its_cell(self, tmp_path: Path, properties: str | None) -> None:
        marked = cell(
            paragraph('{% cellbg "FFCC00" %}', run("甲", '<w:shd w:val="clear" w:fill="00FF00"/>')),
            properties=properties,
        )
        xml = made(tmp_path, body(table((marked,))), a=1)["word/document.xml"]
        (shade,) = etree.fromstring(xml).findall(".//{*}tcPr/{*}shd")
        assert shade.values()[-1] == "FFCC00"
        assert b'w:fill="00FF00"' in xml


def test_a_name_set_in_a_loop_is_refused_when_it_comes_from_outside(tmp_path: Path) -> None:
    loop = (
        "{%p set n = 0 %}",
        "{%p for r in rows %}",
        "{%p set n = n + 1 %}",
        "第{{ n }}项",
        "{%p endfor %}",
        "共{{ n }}项",
    )
    shape = record(rows=list_of(NUMBER))
    (finding,) = docx.check(put(tmp_path, body(*loop)), shape, "template.docx")
    assert finding.code == "DG704" and "{%p set n = n + 1 %}" in finding.message and "下一轮" in finding.message
    assert "loop.index" in finding.help


def test_a_name_set_and_used_in_one_turn_is_well(tmp_path: Path) -> None:
    loop = (
        "{%p for r in rows %}",
        "{%p set n = r %}",
        "{{ n }}",
        "{%p endfor %}",
        "{%p for r in rows %}",
        "{%p set n = r %}",
        "{{ n }}",
        "{%p endfor %}",
    )
    assert text(made(tmp_path, body(*loop), rows=[1, 2])["word/document.xml"]) == "1212"


@pytest.mark.parametrize(("mark", "said"), [(START + END, "书签"), (FOOTNOTE, "脚注")])
def test_what_a_document_has_once_is_refused_in_a_loop(tmp_path: Path, mark: str, said: str) -> None:
    content = body("{%p for r in rows %}", paragraph("{{ r }}", mark), "{%p endfor %}")
    assert any(said in fault and "循环" in fault for fault in refusals(tmp_path, content))


def test_what_word_marks_for_itself_is_dropped(tmp_path: Path) -> None:
    marks = "".join(
        f'<w:bookmarkStart w:id="{n}" w:name="{name}"/><w:bookmarkEnd w:id="{n}"/>'
        for n, name in enumerate(("_GoBack", "_Toc123", "_Hlk9"))
    )
    content = body("{%p for r in rows %}", paragraph("{{ r }}", marks), "{%p endfor %}")
    assert b"bookmark" not in made(tmp_path, content, rows=[1, 2])["word/document.xml"]


def test_a_struck_out_tag_does_nothing_because_the_template_is_refused(tmp_path: Path) -> None:
    assert any("DG713" in fault for fault in refusals(tmp_path, revised(word("{{ a }}"))))
