from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.documents.writers import splice

TYPES = "[Content_Types].xml"
STILL = {"word/styles.xml": b"<s/>" * 100, "_rels/.rels": b"<r/>", TYPES: b"<t/>", "word/media/图.png": b"\x89PNG"}
FILLED = {"word/document.xml": b"<d>" * 50, "word/header1.xml": b""}
PARTS = st.dictionaries(st.text("abc/图.xml", min_size=1, max_size=12), st.binary(max_size=200), max_size=6)


@pytest.fixture
def archive() -> ZipFile:
    return ZipFile(BytesIO(splice.frame(STILL).filled(FILLED)))


def test_every_part_comes_back_from_an_independent_reader(archive: ZipFile) -> None:
    assert {name: archive.read(name) for name in archive.namelist()} == STILL | FILLED


def test_the_checksums_hold(archive: ZipFile) -> None:
    assert archive.testzip() is None


def test_the_parts_that_tell_a_docx_come_first(archive: ZipFile) -> None:
    assert archive.namelist()[:2] == [TYPES, "_rels/.rels"]


def test_nothing_tells_when_and_where_it_was_made(archive: ZipFile) -> None:
    assert {(e.date_time, e.create_system, e.external_attr, e.extra, e.comment) for e in archive.infolist()} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0, b"", b"")
    }


def test_the_same_parts_give_the_same_bytes() -> None:
    assert splice.frame(STILL).filled(FILLED) == splice.frame(dict(STILL)).filled(dict(FILLED))


@given(still=PARTS, filled=PARTS)
def test_any_parts_survive_splicing_and_reading_back(still: dict[str, bytes], filled: dict[str, bytes]) -> None:
    still = {name: content for name, content in still.items() if name not in filled}
    content = splice.frame(still).filled(filled)
    assert splice.unpacked(content, frozenset(filled)) == filled


def test_a_part_that_is_missing_is_noticed() -> None:
    with pytest.raises(ValueError, match=r"word/footer\.xml"):
        splice.unpacked(splice.frame(STILL).filled(FILLED), frozenset({"word/footer.xml"}))


def test_a_changed_byte_is_noticed() -> None:
    content = splice.frame({}).filled({"a.xml": bytes(range(256))})
    middle = len(content) // 3
    damaged = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    with pytest.raises(Exception, match=r"a\.xml is damaged|decompress"):
        splice.unpacked(damaged, frozenset({"a.xml"}))


def test_an_entry_under_another_name_is_noticed() -> None:
    content = splice.frame({}).filled({"a.xml": b"x"}).replace(b"a.xml", b"b.xml", 1)
    with pytest.raises(ValueError, match="not where the directory says"):
        splice.unpacked(content, frozenset({"a.xml"}))
