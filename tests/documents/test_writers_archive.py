"""Templates that are damaged, dangerous or not what they seem."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wordfiles import parts, put, with_part, word, zipped

from docgen.documents.writers import archive, docx
from docgen.documents.writers.archive import Broken
from docgen.documents.writers.contract import TemplateError
from docgen.documents.writers.parts import opened

SOUND = word("{{ a }}", header="x")
DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCTYPE = '<!DOCTYPE x [<!ENTITY y "z">]>'


def relation(kind: str, target: str, mode: str = "") -> bytes:
    entry = f'<Relationship Id="rIdX" Type="http://x/{kind}" Target="{target}"{mode}/></Relationships>'
    return with_part(SOUND, RELATIONS, "</Relationships>", entry)


def with_file(name: str, content: bytes = b"x") -> bytes:
    return zipped({**parts(SOUND), name: content})


def encrypted() -> bytes:
    """The flag of the first entry, in its header and in the directory."""
    content = bytearray(zipped({"a.xml": b"x"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def bomb() -> bytes:
    return with_file("word/media/zeros.bin", bytes(4 * 2**20))


def twice() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as file:
        for name in ("word/a.xml", "word/A.xml"):
            file.writestr(name, "<a/>")
    return stream.getvalue()


def forged_size() -> bytes:
    """A directory that promises less than there is."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        file.writestr(ZipInfo("a.bin"), bytes(100_000), ZIP_DEFLATED)
    content = bytearray(stream.getvalue())
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(content)


REFUSED = {
    "empty": (b"", "不是完好的 Word 文档"),
    "text": ("这不是 Word 文档".encode(), "不是完好的 Word 文档"),
    "old .doc": (b"\xd0\xcf\x11\xe0" + bytes(600), "旧版 .doc，或者加了密码"),
    "cut off": (SOUND[: len(SOUND) // 2], "不是完好的 Word 文档"),
    "another zip": (zipped({"a.txt": b"x"}), "不是 Word 文档"),
    "encrypted": (encrypted(), "加了密码"),
    "climbing name": (with_file("../../etc/x"), "不安全的文件名"),
    "absolute name": (with_file("/etc/x"), "不安全的文件名"),
    "drive": (with_file("c:x"), "不安全的文件名"),
    "backslash": (with_file("word\\..\\x"), "不安全的文件名"),
    "two names that differ in case": (twice(), "重名"),
    "ratio": (bomb(), "压缩比"),
    "forged size": (forged_size(), "不是完好的 Word 文档"),
    "macro": (with_file("word/vbaProject.bin"), "有宏或控件"),
    "control": (with_file("word/activeX/activeX1.bin"), "有宏或控件"),
    "altChunk": (relation("aFChunk", "chunk.html"), "altChunk"),
    "OLE": (relation("oleObject", "embeddings/o.bin"), "OLE"),
    "attached template": (relation("attachedTemplate", "file:///x.dotm", ' TargetMode="External"'), "挂着别处的模板"),
    "external picture": (relation("image", "http://x/y.png", ' TargetMode="External"'), "外部内容 http://x/y.png"),
    "broken xml": (with_part(SOUND, DOCUMENT, "</w:body>", ""), "已损坏"),
    "document type": (with_part(SOUND, DOCUMENT, "<w:document", f"{DOCTYPE}<w:document"), "DOCTYPE"),
    "relations' type": (with_part(SOUND, "_rels/.rels", "<Relationships", f"{DOCTYPE}<Relationships"), "DOCTYPE"),
    "macro-enabled type": (with_part(SOUND, "[Content_Types].xml", "document.main+xml", "macroEnabled.main+xml"), "宏"),
    "Word template": (with_part(SOUND, "[Content_Types].xml", "document.main+xml", "template.main+xml"), ".dotx"),
    "strict": (with_part(SOUND, DOCUMENT, W, "http://purl.oclc.org/ooxml/wordprocessingml/main"), "Strict"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_serve_is_refused_in_plain_words(case: str) -> None:
    content, reason = REFUSED[case]
    with pytest.raises(Broken) as caught:
        opened(content)
    assert reason in caught.value.fault.reason
    assert caught.value.fault.help


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_serve_is_one_template_error(tmp_path: Path, case: str) -> None:
    with pytest.raises(TemplateError):
        docx.compile(put(tmp_path, REFUSED[case][0]))


def test_a_file_of_very_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRIES", 5)
    with pytest.raises(Broken, match="超过 5 个"):
        opened(SOUND)


def test_a_very_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL", 1000)
    with pytest.raises(Broken, match="展开后"):
        opened(SOUND)


def test_a_very_large_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_XML", 1000)
    with pytest.raises(Broken, match="超过 0 MB"):
        opened(SOUND)


def test_a_link_to_a_page_is_allowed() -> None:
    assert opened(relation("hyperlink", "http://x", ' TargetMode="External"')).parts


def test_parts_are_called_by_what_their_keeper_sees() -> None:
    assert [part.label for part in opened(SOUND).parts] == ["正文", "文档属性", "页眉"]


def test_the_header_of_the_first_page_is_called_so() -> None:
    content = with_part(SOUND, DOCUMENT, 'w:type="default"', 'w:type="first"')
    assert "首页页眉" in [part.label for part in opened(content).parts]


def test_editing_marks_are_dropped() -> None:
    content = with_part(SOUND, DOCUMENT, "<w:p>", '<w:p w:rsidR="00AB12CD">')
    assert [name for element in opened(content).parts[0].root.iter() for name in element.attrib if "rsid" in name] == []


@settings(max_examples=100)
@given(at=st.integers(0, len(SOUND) - 1), byte=st.integers(0, 255))
def test_a_spoilt_byte_never_ends_in_a_traceback(at: int, byte: int) -> None:
    try:
        opened(SOUND[:at] + bytes([byte]) + SOUND[at + 1 :])
    except Broken as broken:
        assert broken.fault.reason
