"""bytes -> Source: the contract of the `read` stage, and that no bytes can break it."""

import random
import time
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from docgen.catalog.source import CODES, Source, locate, read, unreadable
from docgen.catalog.source.positions import Lines
from docgen.findings import Finding, Related, Span

BOMBS = {
    "brackets": "a: " + "[" * 1_000_000,
    "two kinds of brackets": "{[" * 500_000,
    "lists in lists": "- " * 500_000,
    "explicit keys": "? " * 500_000,
    "items": "a: [" + "1," * 500_000,
    "documents": "---\n" * 200_000,
    "one key again and again": "a: 1\n" * 200_000,
    "many keys three times": "".join(f"k{number}: 1\n" for number in range(20_000)) * 3,
    "aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"b{n}: [*a,*a,*a,*a,*a,*a,*a,*a]\n" for n in range(9)),
    "full-width colons in a line": "a: " + "a：" * 250_000,
    "full-width colons in lines": "a：\n" * 200_000,
    "lines without a colon": "x\n" * 500_000,
    "tight colons": "a: {" + "b:c, " * 200_000,
    "addresses": "a: [" + "http://x, " * 100_000 + "]",
    "escapes": 'a: "' + "\\x07" * 250_000 + '"',
    "digits": "a: " + "9" * 1_000_000,
    "underscores": "a: 1." + "_" * 1_000_000,
    "tabs": "\t" * 1_000_000,
    "quotes": "'" * 999_999,
    "comments": "#" * 1_000_000,
    "a tab at the very end": "a: |\n" + "  x\n" * 200_000 + "\tb",
}

ROOT = Path(__file__).parents[2]
PERMIT = (ROOT / "catalogs/health/public-place-hygiene.yaml").read_bytes()


def codes(content: bytes | str) -> list[str]:
    content = content if isinstance(content, bytes) else content.encode()
    return [finding.code for finding in read(content, "x.yaml").findings]


def places(text: str) -> list[tuple[str, int, int]]:
    found = read(text.encode(), "x.yaml").findings
    return [(f.code, f.span.line, f.span.column) for f in found if f.span]


class TestExamples:
    @pytest.mark.parametrize("page", CODES, ids=lambda page: page.code)
    def test_bad_is_flagged_by_its_code_alone(self, page) -> None:
        bad = {"DG101": page.bad.encode("gbk")}.get(page.code, page.bad.encode())
        expected = "DG112" if page.code == "DG112" else page.code
        found = (
            unreadable("x.yaml", PermissionError()).findings if page.code == "DG112" else read(bad, "x.yaml").findings
        )
        assert {finding.code for finding in found} == {expected}

    @pytest.mark.parametrize("page", CODES, ids=lambda page: page.code)
    def test_good_is_not_flagged(self, page) -> None:
        assert codes(page.good) == []

    def test_every_code_of_the_stage_is_explained_once(self) -> None:
        assert [page.code for page in CODES] == [f"DG{number}" for number in (*range(101, 114), 116, 117, 118)]


class TestSource:
    def test_of_a_good_file_has_data_and_no_findings(self) -> None:
        source = read(b"name: \xe9\xa3\x9f\xe5\x93\x81\n", "catalogs/a/b.yaml")
        assert (source.file, source.data, source.findings) == ("catalogs/a/b.yaml", {"name": "食品"}, ())

    def test_knows_the_digest_of_its_bytes(self) -> None:
        assert read(PERMIT, "x").digest == sha256(PERMIT).hexdigest()

    def test_of_a_bad_file_has_no_data(self) -> None:
        assert read(b"a: 1\na: 2\n", "x").data is None

    def test_survives_the_cache_whole(self) -> None:
        source = read(PERMIT, "x.yaml")
        again = msgspec.msgpack.decode(msgspec.msgpack.encode(source), type=Source)
        assert again == source

    def test_still_knows_its_positions_after_the_cache(self) -> None:
        source = msgspec.msgpack.decode(msgspec.msgpack.encode(read(b"a:\n  - b\n", "x")), type=Source)
        assert source.positions.value(("a", 0)) == Span(2, 5, 2, 6)

    def test_says_everything_in_one_run(self) -> None:
        text = "a：1\nb: 2\nb: 3\nc:4\nd: *x\n1: y\n"
        assert [code for code, _, _ in places(text)] == ["DG108", "DG103", "DG109", "DG104", "DG113"]

    def test_names_the_file_in_every_finding(self) -> None:
        source = read(b"a: 1\na: 2\n", "catalogs/x.yaml")
        assert {source.findings[0].file, source.findings[0].related[0].file} == {"catalogs/x.yaml"}


class TestLineEnds:
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_of_every_kind_are_read_alike(self, end: str) -> None:
        assert read(f"a: 1{end}b: |{end}  x{end}  y{end}".encode(), "x").data == {"a": 1, "b": "x\ny\n"}

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_of_every_kind_are_counted_alike(self, end: str) -> None:
        assert places(f"a: 1{end}b: 2{end}a: 3{end}") == [("DG103", 3, 1)]


class TestBom:
    def test_is_no_part_of_the_data(self) -> None:
        assert read("\ufeffa: 1\n".encode(), "x").data == {"a": 1}

    def test_takes_no_column(self) -> None:
        assert places("\ufeffa: 1\na: 2\n") == [("DG103", 2, 1)]
        assert read("\ufeffa: 1\n".encode(), "x").positions.key(("a",)) == Span(1, 1, 1, 2)

    def test_counts_in_an_edit(self) -> None:
        edit = read("\ufeffa：1\n".encode(), "x").findings[0].fix[0]
        assert (edit.start, edit.end, edit.text) == (2, 3, ": ")


class TestRefusals:
    """What YAML allows and a catalog does not."""

    def test_a_duplicate_key_points_to_its_first_place(self) -> None:
        source = read(b"a: {x: [1, 2], y: 3}\nb: 1\nc: 2\nb: 3\n", "x")
        assert source.findings[0].span == Span(4, 1, 4, 2)
        assert source.findings[0].related[0].span == Span(2, 1, 2, 2)

    def test_a_third_duplicate_points_to_the_first_place_too(self) -> None:
        source = read(b"a: 1\nb: {c: 1}\nb: {c: 2}\nb: 3\n", "x")
        assert [f.related[0].span for f in source.findings] == [Span(2, 1, 2, 2)] * 2

    def test_the_same_key_in_two_mappings_is_no_duplicate(self) -> None:
        assert codes("a: {n: 1}\nb: {n: 2}\n") == []

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("a: &x 1\n", (1, 4)),
            ("a: 1\nb: [1, *x]\n", (2, 8)),
            ("<<: {a: 1}\n", (1, 1)),
            ("a: !!str 1\n", (1, 4)),
            ("a: !x [1]\n", (1, 4)),
            ("a:\n  - &x {b: 1}\n", (2, 5)),
            ("a: ! b\n", (1, 4)),
            ("# c\n%YAML 1.1\n---\na: no\n", (2, 1)),
            ("%TAG !e! tag:x,2000:\n---\na: 1\n", (1, 1)),
        ],
    )
    def test_anchors_aliases_merges_tags_and_directives_are_DG104(self, text: str, place: tuple[int, int]) -> None:
        assert places(text) == [("DG104", *place)]

    def test_a_quoted_merge_key_is_a_key(self) -> None:
        assert read(b"'<<': 1\n", "x").data == {"<<": 1}

    @pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "a: 1\n---\n", "---\n---\na: 1\n", "a: 1\n...\n---\nb: 1\n"])
    def test_a_second_document_is_DG105(self, text: str) -> None:
        assert codes(text) == ["DG105"]

    def test_the_marks_of_one_document_are_allowed(self) -> None:
        assert read(b"# c\n---\na: 1\n...\n# d\n", "x").data == {"a": 1}

    @pytest.mark.parametrize("key", ["1", "1.5", "true", "null", "~", "0x1F", ".inf", "1.0"])
    def test_a_key_that_is_no_text_is_DG113(self, key: str) -> None:
        assert places(f"{key}: x\n") == [("DG113", 1, 1)]

    @pytest.mark.parametrize("key", ["[a]", "{a: 1}", "? [a]\n", "? - a\n"])
    def test_a_collection_as_a_key_is_DG113(self, key: str) -> None:
        assert codes(f"{key}: x\n") == ["DG113"]

    @pytest.mark.parametrize("key", ["no", "2024-01-02", "'1'", '"true"', "一"])
    def test_a_key_that_only_looks_odd_is_a_key(self, key: str) -> None:
        assert read(f"{key}: x\n".encode(), "x").data == {key.strip("'\""): "x"}

    @pytest.mark.parametrize("text", ["", "\n\n", "# c\n", "---\n", "\ufeff", "- a\n", "a\n", "1\n", "null\n", "'a'\n"])
    def test_a_file_without_a_mapping_is_DG111(self, text: str) -> None:
        assert codes(text) == ["DG111"]

    def test_an_empty_mapping_is_a_mapping(self) -> None:
        assert read(b"{}\n", "x").data == {}


class TestLimits:
    def test_of_size_are_kept_before_anything_is_read(self) -> None:
        assert codes(b"a: " + b"x" * (1 << 20)) == ["DG110"]

    def test_of_size_allow_a_mebibyte(self) -> None:
        assert codes(b"a: " + b"x" * ((1 << 20) - 3)) == []

    def test_of_depth_allow_32_levels(self) -> None:
        assert codes("a: " + "[" * 31 + "]" * 31) == []

    def test_of_depth_refuse_33_levels(self) -> None:
        assert codes("a: " + "[" * 32 + "]" * 32) == ["DG110"]

    def test_of_nodes_allow_50_000(self) -> None:
        assert codes("a: [" + "1, " * 49_997 + "]") == []

    def test_of_nodes_refuse_one_more(self) -> None:
        assert codes("a: [" + "1, " * 49_998 + "]") == ["DG110"]

    @pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
    def test_keep_a_bomb_from_going_off(self, bomb: str) -> None:
        begun = time.process_time()
        source = read(bomb.encode(), "x.yaml")
        assert (source.data is None) == bool(source.findings)
        assert time.process_time() - begun < 10

    @pytest.mark.parametrize("number", ["9223372036854775808", "-9223372036854775808", "18446744073709551615"])
    def test_allow_whole_numbers_of_64_bits(self, number: str) -> None:
        source = read(f"a: {number}\n".encode(), "x")
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(source), type=Source).data == {"a": int(number)}

    @pytest.mark.parametrize(
        "number", ["18446744073709551616", "-9223372036854775809", "0x1FFFFFFFFFFFFFFFF", "9" * 5000]
    )
    def test_refuse_whole_numbers_that_nobody_can_store(self, number: str) -> None:
        assert places(f"a: {number}\n") == [("DG110", 1, 4)]

    def test_count_no_leading_zeros(self) -> None:
        assert read(b"a: " + b"0" * 5000 + b"7\n", "x").data == {"a": 7}


class TestUnreadable:
    @pytest.mark.parametrize(
        ("error", "word"),
        [
            (PermissionError(), "权限"),
            (FileNotFoundError(), "不存在"),
            (IsADirectoryError(), "文件夹"),
            (OSError(5, "坏"), "坏"),
        ],
    )
    def test_says_why(self, error: OSError, word: str) -> None:
        finding = unreadable("catalogs/x.yaml", error).findings[0]
        assert word in finding.message

    def test_has_a_remedy(self) -> None:
        assert unreadable("x", OSError()).findings[0].help


class TestLocate:
    def source(self, file: str = "x.yaml") -> Source:
        return read("name: 食品\nlimit:\n  days: 20\n".encode(), file)

    def test_turns_a_pointer_into_a_span(self) -> None:
        (finding,) = locate([Finding("DG301", "", "x.yaml", ("limit", "days"))], [self.source()])
        assert finding.span == Span(3, 9, 3, 11)

    def test_takes_the_key_when_asked(self) -> None:
        (finding,) = locate([Finding("DG301", "", "x.yaml", ("limit", "days"), on_key=True)], [self.source()])
        assert finding.span == Span(3, 3, 3, 7)

    def test_finds_what_explains_in_another_file(self) -> None:
        finding = Finding("DG301", "", "x.yaml", related=(Related("", "y.yaml", ("name",)),))
        (located,) = locate([finding], [self.source(), self.source("y.yaml")])
        assert located.related[0].span == Span(1, 7, 1, 9)

    def test_leaves_what_has_a_span(self) -> None:
        finding = Finding("DG301", "", "x.yaml", ("name",), span=Span(9, 9, 9, 9))
        assert locate([finding], [self.source()]) == (finding,)

    def test_leaves_what_lies_in_an_unknown_file(self) -> None:
        finding = Finding("DG301", "", "z.yaml", ("name",))
        assert locate([finding], [self.source()]) == (finding,)


def rubbish(seed: int) -> bytes:
    """Random bytes, or a good file with a few stretches changed, doubled, cut or replaced."""
    chance = random.Random(seed)
    if seed % 4 == 0:
        return chance.randbytes(chance.randrange(200))
    pieces = (
        "\t",
        "：",
        ":",
        "- ",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "&a ",
        "*a",
        "!",
        "|",
        ">",
        "%",
        "@",
        "#",
        "\x07",
    )
    pieces += ("\u2028", "\ufeff", "---\n", "\r", "<<: ", "? ", "\\x07", "~: ", "https://x", ",", "𠀀", "\\", "1: ")
    text = PERMIT.decode()[: chance.randrange(60, 1500)]
    for _ in range(chance.randrange(1, 5)):
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.choice((0, 0, 1, 3, 20)))
        text = text[:start] + chance.choice(pieces) + text[end:]
    content = text.encode()
    return content if seed % 7 else content[: chance.randrange(len(content))] + chance.randbytes(2)


@pytest.mark.parametrize("part", range(20))
def test_no_bytes_break_the_reader(part: int) -> None:
    for seed in range(part * 500, part * 500 + 500):
        source = read(rubbish(seed), "x.yaml")
        assert source.data is not None or source.findings, seed
        assert {f.code for f in source.findings} <= {"DG116", "DG117"} or source.data is None, seed
        lines = Lines(source.text)
        for finding in source.findings:
            assert finding.span and finding.message and finding.help, seed
            assert 1 <= finding.span.line <= finding.span.end_line <= len(lines.starts), (seed, finding)
            assert 1 <= finding.span.column <= len(lines.text(finding.span.line - 1)) + 1, (seed, finding)
            assert (finding.span.line, finding.span.column) <= (finding.span.end_line, finding.span.end_column), seed
            assert finding.span.end_column <= len(lines.text(finding.span.end_line - 1)) + 1, (seed, finding)
