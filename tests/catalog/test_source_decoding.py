"""bytes -> text: what is no UTF-8 is named, never guessed at; what cannot be printed is refused."""

import pytest

from docgen.catalog.source import decode, read
from docgen.findings import Finding

TEXT = "name: 食品经营许可\nnote: 无\n"


def only(content: bytes) -> Finding:
    found = read(content, "x.yaml").findings
    assert len(found) == 1, [(f.code, f.message) for f in found]
    return found[0]


class TestOtherEncodings:
    @pytest.mark.parametrize(
        ("content", "name"),
        [
            (TEXT.encode("gbk"), "GBK"),
            ("name: 食品\n".encode("gbk"), "GBK"),
            ("name: 𠀀\n".encode("gb18030"), "GBK"),
            (TEXT.encode("utf-16"), "UTF-16"),
            (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        ],
    )
    def test_are_named(self, content: bytes, name: str) -> None:
        finding = only(content)
        assert finding.code == "DG101" and name in finding.message

    @pytest.mark.parametrize("program", ["WPS", "记事本", "VS Code"])
    def test_come_with_a_remedy_for_every_program(self, program: str) -> None:
        assert program in only(TEXT.encode("gbk")).help

    def test_are_never_read_as_data(self) -> None:
        assert read(TEXT.encode("gbk"), "x").data is None

    def test_are_shown_to_people_as_what_they_are(self) -> None:
        assert decode(TEXT.encode("gbk")) == decode(TEXT.encode("utf-16")) == TEXT

    def test_have_the_place_of_their_first_character(self) -> None:
        span = only(b"a: 1\nb: x" + "食品".encode("gbk")).span
        assert span and (span.line, span.column) == (2, 5)


@pytest.mark.parametrize("text", ["name: Café 210×297\n", "name: αβγ 食品\n", "a: ٣\n", "a: e\u0301\n"])
def test_letters_from_afar_are_no_sign_of_gbk(text: str) -> None:
    assert read(text.encode(), "x").findings == ()


class TestDamagedUtf8:
    @pytest.mark.parametrize("content", [TEXT.encode()[:-6] + b"\xe6", "甲: ".encode() + b"\xff\n", b"a: \x00\xff\n"])
    def test_is_not_taken_for_gbk(self, content: bytes) -> None:
        finding = only(content)
        assert finding.code == "DG101" and "GBK" not in finding.message

    def test_has_its_place_counted_in_characters(self) -> None:
        span = only("a: 1\n食品𠀀".encode() + b"\xff\n").span
        assert span and (span.line, span.column) == (2, 4)

    def test_behind_a_bom_has_the_same_place(self) -> None:
        span = only("\ufeff食品".encode() + b"\xff\n").span
        assert span and (span.line, span.column) == (1, 3)


def test_a_bom_is_part_of_the_text_that_edits_count_in() -> None:
    assert decode("\ufeffa".encode()) == "\ufeffa"


REFUSED = [
    "\x00",
    "\x07",
    "\x0b",
    "\x1f",
    "\x7f",
    "\x80",
    "\x85",
    "\x9f",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\ufffe",
    "\uffff",
]
ALLOWED = ["\t", "\u00a0", "\u3000", "\u200b", "\u202e", "\ue000", "\ufffd", "𠀀", "\U0010ffff", "e\u0301"]


@pytest.mark.parametrize("character", REFUSED, ids=ascii)
class TestUnprintable:
    @pytest.mark.parametrize("around", ["a: 中{}\n", "# {}\na: 1\n", "中{}: 1\n", "a: '中{}'\n"])
    def test_is_DG106_wherever_it_stands(self, character: str, around: str) -> None:
        finding = only(around.format(character).encode())
        assert finding.code == "DG106" and finding.span
        assert finding.span.column == around.index("{") + 1

    def test_is_named_by_its_number(self, character: str) -> None:
        assert f"U+{ord(character):04X}" in only(f"a: x{character}y\n".encode()).message

    def test_is_DG106_as_an_escape_too(self, character: str) -> None:
        finding = only(f'a: "中\n  文\\u{ord(character):04x}"\n'.encode())
        assert finding.span and (finding.code, finding.span.line, finding.span.column) == ("DG106", 2, 4)


@pytest.mark.parametrize("escape", [*(f"\\{letter}" for letter in "0abvfeNLP"), "\\x1b", "\\U0000ffff"])
def test_a_named_escape_of_an_unprintable_character_is_DG106(escape: str) -> None:
    assert only(f'a: "x{escape}"\n'.encode()).code == "DG106"


@pytest.mark.parametrize("text", ['"\\\\x07"', "'\\x07'", '"\\t\\n\\r\\_\\/"', '"\\\\\\\\0"'])
def test_what_only_looks_like_such_an_escape_is_fine(text: str) -> None:
    assert read(f"a: {text}\n".encode(), "x").findings == ()


@pytest.mark.parametrize("character", ALLOWED, ids=ascii)
def test_a_printable_character_stays_as_it_is(character: str) -> None:
    assert read(f"a: 'x{character}y'\n".encode(), "x").data == {"a": f"x{character}y"}


def test_reading_goes_on_behind_an_unprintable_character() -> None:
    found = read(b"a: x\x07\na: 2\n", "x").findings
    assert [finding.code for finding in found] == ["DG106", "DG103"]
