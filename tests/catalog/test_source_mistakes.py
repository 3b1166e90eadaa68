"""Broken YAML -> one finding on the line to change, in words that an official understands."""

import pytest

from docgen.catalog.source import read
from docgen.findings import Finding


def findings(text: str) -> tuple[Finding, ...]:
    return read(text.encode(), "x.yaml").findings


def only(text: str) -> Finding:
    found = findings(text)
    assert len(found) == 1, [(f.code, f.message) for f in found]
    return found[0]


def place(finding: Finding) -> tuple[str, int, int]:
    assert finding.span
    return (finding.code, finding.span.line, finding.span.column)


SYNTAX = {
    "a quote that never closes": ('a: 1\nb: "食品\nc: 2\n', 2, 4, "没有合上"),
    "a quote that closes in the next value": ('a: "食品\nb: "000"\nc: 1\n', 1, 4, "没有合上"),
    "a quote closed by a Chinese one": ("a: '食品’\nb: 1\n", 1, 4, "没有合上"),
    "a quote at the marks of a document": ('a: "x\n---\n', 1, 4, "没有合上"),
    "text behind a quote": ('name: "食品"经营许可\nb: 1\n', 1, 11, "经营许可"),
    "an unknown escape": ('a: "C:\\docs"\n', 1, 7, "\\d"),
    "a bracket that never closes": ("form: [原件, 纸质\nb: 1\n", 1, 7, "[ 没有合上"),
    "a brace that never closes": ("a: 1\nb: {c: 1, d: 2\n", 2, 4, "{ 没有合上"),
    "a bracket closed by a Chinese one": ("form: [原件, 纸质】\nb: 1\n", 1, 7, "[ 没有合上"),
    "a missing comma": ('a: ["甲" "乙"]\n', 1, 9, "逗号"),
    "a comma too much": ("a: [1,,2]\n", 1, 7, "多了一个「,」"),
    "a bracket too much": ("a: [1]]\n", 1, 7, "多了一个「]」"),
    "text behind a bracket": ("number: [2024]5号\n", 1, 15, "5号"),
    "a dash in brackets": ("a: [- x]\n", 1, 5, "不用「- 」"),
    "a colon in a value": ("note: 时间: 三天\n", 1, 9, "英文冒号"),
    "an indent under a value": ("a: 1\n  b: 2\n", 2, 3, "缩进"),
    "an indent that fits no line above": ("a:\n    b: 1\n  c: 2\n", 3, 3, "缩进"),
    "a first line with an indent": (" a: 1\nb: 2\n", 2, 1, "缩进"),
    "a dash in a mapping": ("a: 1\n- b\n", 2, 1, "「- 」"),
    "a dash that is out of line": ("a:\n  - b\n - c\nd: 1\n", 3, 2, "「- 」"),
    "a dash behind a colon": ("a: - b\n", 1, 4, "「- 」"),
    "a missing dash": ("a:\n  - n: 1\n  n: 2\n", 3, 3, "「- 」"),
    "a line without a colon": ("a: 1\n食品经营\nb: 2\n", 2, 1, "食品经营"),
    "a last line without a colon": ("a: 1\n食品经营\n", 2, 1, "没有冒号"),
    "a first line without a colon": ("食品经营\nb: 2\n", 1, 1, "没有冒号"),
    "a colon without a key": (": x\n", 1, 1, "没有键名"),
    "a value with @": ("a: @某人\n", 1, 4, "「@」"),
    "a value with a backtick": ("a: `x`\n", 1, 4, "「`」"),
    "a value with %": ("a: %5\n", 1, 4, "「%」"),
    "a value with *": ("a: *必填\n", 1, 4, "「*」"),
    "a value with &": ("a: &甲乙\n", 1, 4, "「&」"),
    "a value with !": ("a: !重要\n", 1, 4, "「!」"),
    "a value with >": ("a: >=18 周岁\n", 1, 4, "「>」"),
    "a value with |": ("a: |x\n", 1, 4, "「|」"),
    "a value with ?": ("a: ? 是否\n", 1, 4, "「?」"),
    "a key whose colon is on the next line": ("a: {b\n  : c}\n", 2, 3, "不在同一行"),
    "a tag with a handle": ("a: !甲!乙\n", 1, 4, "「!」"),
    "a line with %": ("a: 1\n%b: 2\n", 2, 1, "「%」"),
}


@pytest.mark.parametrize(("text", "line", "column", "word"), SYNTAX.values(), ids=SYNTAX)
class TestSyntax:
    def test_is_shown_where_it_is_to_be_mended(self, text: str, line: int, column: int, word: str) -> None:
        assert place(only(text)) == ("DG102", line, column)

    def test_is_said_in_plain_words(self, text: str, line: int, column: int, word: str) -> None:
        message = only(text).message
        assert word in message and "expected" not in message

    def test_has_a_remedy(self, text: str, line: int, column: int, word: str) -> None:
        assert only(text).help

    def test_is_found_behind_any_line_end(self, text: str, line: int, column: int, word: str) -> None:
        assert [place(only(text.replace("\n", end))) for end in ("\r\n", "\r")] == [("DG102", line, column)] * 2


def test_what_is_not_understood_still_has_a_place_and_a_sentence() -> None:
    finding = only("[??")
    assert place(finding)[0] == "DG102"
    assert "读不下去" in finding.message and finding.help


def test_the_remedy_shows_the_authors_own_words_in_quotes() -> None:
    assert '"@某人"' in only("a: @某人\n").help


def test_the_remedy_takes_the_other_quotes_when_needed() -> None:
    assert "'@\"某人\"'" in only('a: @"某人"\n').help


class TestIndentOfTabs:
    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [
            ("a: 1\n\tb: 2\n", 2, 1),
            ("a:\n\t- 2\n", 2, 1),
            ("a:\n  b: 1\n  \tc: 2\n", 3, 3),
            ("- \ta\n", 1, 3),
            ("a: |\n\tx\n", 2, 1),
            ("a:\n　　b: 1\n", 2, 1),
            ("a:\n  - b: 1\n    　c: 2\n", 3, 5),
            ("a:\n  - b\n  　- c\n", 3, 3),
            ("a:\n  - b\n  -　c: 1\n", 3, 4),
            ("a:\n\u00a0\u00a0b: 1\n", 2, 1),
        ],
    )
    def test_or_wide_spaces_is_DG107(self, text: str, line: int, column: int) -> None:
        assert place(only(text)) == ("DG107", line, column)

    @pytest.mark.parametrize("text", ["a:\tb\n", "a: b\t# c\n", 'a: "b\tc"\n', "a: |\n  b\tc\n", "a: |\n  　　缩进\n"])
    def test_does_not_mean_tabs_and_wide_spaces_elsewhere(self, text: str) -> None:
        assert findings(text) == ()


class TestWhatLibyamlForgives:
    @pytest.mark.parametrize(
        ("text", "at", "says"),
        [
            ('a: "甲"#2号\nb: 1\n', ("DG102", 1, 7), "「#」"),
            ("a: [甲, 乙]#2号\n", ("DG102", 1, 10), "「#」"),
            ("a: |#说明\n  甲\n", ("DG102", 1, 5), "「#」"),
            ('a: "甲\n乙"\n', ("DG102", 2, 1), "没有缩进"),
            ("a:\n  - b: [甲,\n  乙]\n", ("DG102", 3, 3), "没有缩进"),
            ("a:\n  - [甲,\n  乙]\n", ("DG102", 3, 3), "没有缩进"),
            ('a: "甲\n\t乙"\n', ("DG107", 2, 1), "Tab"),
            ("a: |\n    \n  # 甲\nb: 1\n", ("DG102", 2, 1), "空行"),
        ],
    )
    def test_is_said(self, text: str, at: tuple[str, int, int], says: str) -> None:
        assert place(only(text)) == at
        assert says in only(text).message

    @pytest.mark.parametrize(
        "text",
        [
            'a: "甲" #2号\n',
            'a: "甲#2号"\n',
            'a: 甲"#2号\n',
            "a: |  # 说明\n  甲|#乙\n",
            'a: "甲\n 乙"\n',
            'a:\n  "甲\n  乙"\n',
            "a: [\n  甲,\n  # 说明\n  乙,\n]\n",
            "a: {\n  b: [\n    甲\n  ]\n}\n",
            'a: "甲\n\n  乙"\n',
            '"a": "甲"\n"b": "乙"',
            "{a: [甲,\n乙], b: 丙}\n",
            "--- {a: [甲,\n乙], b: 丙}\n",
            "a: |\n\n  # 甲\nb: 1\n",
        ],
    )
    def test_what_is_right_is_left_alone(self, text: str) -> None:
        assert findings(text) == ()


class TestWhatIsNoPartOfACatalog:
    @pytest.mark.parametrize(
        ("text", "at"),
        [
            ("%YAML 1.3\n---\na: 1\n", ("DG104", 1, 1)),
            ("%甲\n---\na: 1\n", ("DG104", 1, 1)),
            ("a: 1\n...\nb: 2\n", ("DG105", 2, 1)),
            ("a: 1\n... 完\n", ("DG105", 2, 1)),
            ("a: &b *c\n", ("DG104", 1, 4)),
        ],
    )
    def test_is_named(self, text: str, at: tuple[str, int, int]) -> None:
        assert place(findings(text)[0]) == at


class TestTabsHideNothing:
    def test_what_else_is_wrong_is_said_in_the_same_run(self) -> None:
        found = findings('id: 1\ntime_limit:\n\tstatutory: 20\n\tpromised: 7\nname：食品\nid: 2\nnote: "甲\n')
        assert sorted(map(place, found), key=lambda at: at[1:]) == [
            ("DG107", 3, 1),
            ("DG108", 5, 5),
            ("DG103", 6, 1),
            ("DG102", 7, 7),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "a: 1\n\tb: 2\n",
            "a:\n  - b: 1\n\t  c: 2\n",
            "a:\n  b: 1\n\tb: 2\n",
            "a:\n    b: 1\n\tc: 2\n",
        ],
    )
    def test_nothing_is_said_that_the_guess_may_have_made(self, text: str) -> None:
        assert only(text).code == "DG107"

    def test_all_are_mended_at_once_after_a_look(self) -> None:
        found = only("a:\n-\tb: 1\n\tc:\n\t\td: 2\n")
        assert "4 处" in found.help
        assert not found.is_safely_fixable
        text = "a:\n-\tb: 1\n\tc:\n\t\td: 2\n"
        for edit in reversed(found.fix):
            text = text[: edit.start] + edit.text + text[edit.end :]
        assert read(text.encode(), "x.yaml").data == {"a": [{"b": 1, "c": {"d": 2}}]}


SEPARATORS = {
    "before other keys": ("id: 1\nname§食品\ncode: 2\n", 2, 5),
    "on the first line": ("name§食品\ncode: 2\n", 1, 5),
    "on the last line": ("id: 1\nname§食品\n", 2, 5),
    "alone": ("name§食品", 1, 5),
    "in a list of mappings": ("a:\n  - name§食品\n    copies: 1\n", 2, 9),
    "in the last mapping of a list": ("a:\n  - id: 1\n    name§食品\n", 3, 9),
    "alone in a list": ("a:\n  - name§食品\nb: 1\n", 2, 9),
    "alone in a mapping": ("a:\n  name§食品\nb: 1\n", 2, 7),
    "behind a value": ("a: 说明\n  name§食品\nb: 1\n", 2, 7),
    "in braces": ("a: {step§受理}\n", 1, 9),
    "in braces, second": ("a: {id: 1, step§受理}\n", 1, 16),
    "two lines above the first that breaks": ("name§食品\n  经营许可\ncode: 1\n", 1, 5),
    "behind a Chinese key": ("id: 1\n名称§食品\ncode: 1\n", 2, 3),
}


@pytest.mark.parametrize(("text", "line", "column"), SEPARATORS.values(), ids=SEPARATORS)
class TestSeparator:
    def test_in_full_width_is_DG108_on_its_own_line(self, text: str, line: int, column: int) -> None:
        assert place(only(text.replace("§", "："))) == ("DG108", line, column)

    def test_without_a_space_is_DG109_on_its_own_line(self, text: str, line: int, column: int) -> None:
        assert place(only(text.replace("§", ":"))) == ("DG109", line, column)

    @pytest.mark.parametrize("colon", ["：", ":"])
    def test_is_mended_by_its_edit(self, text: str, line: int, column: int, colon: str) -> None:
        (edit,) = only(text.replace("§", colon)).fix
        written = text.replace("§", colon)
        assert written[: edit.start] + edit.text + written[edit.end :] == text.replace("§", ": ")


class TestManySeparators:
    TEXT = (
        "id：1\nname: a\ncode:2\n"
        "flow:\n  - {step：受理, days:1}\n  - {step：决定, url: https://x.cn, 主体：甲}\nnote：无\n"
    )

    def test_are_found_in_one_run(self) -> None:
        full_width = [("DG108", 1, 3), ("DG108", 5, 10), ("DG108", 6, 10), ("DG108", 7, 5)]
        expected = sorted([*full_width, ("DG109", 3, 5), ("DG109", 5, 19)], key=lambda place: place[1:])
        assert [place(finding) for finding in findings(self.TEXT)] == expected

    def test_are_mended_by_their_edits(self) -> None:
        text = self.TEXT
        for edit in sorted((finding.fix[0] for finding in findings(text)), key=lambda edit: -edit.start):
            text = text[: edit.start] + edit.text + text[edit.end :]
        assert findings(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "note: 说明：如下\n",
        "note: 联系人,email：x@example.cn\n",
        "a: [甲, wifi：免费]\n",
        "a: [wifi：免费]\nb:\n",
        "a: |\n  name：x\n  a:b\n",
        "# name：x\na: 1\n",
        'a: "b\n  name：x"\n',
        "a:\n  - 注：甲\n  - https://x.cn\n  - 12:30\n  - 'oa：乙'\n",
        "url: https://x.cn:80/a:b\n",
        '{"a":1}\n',
    ],
)
def test_a_colon_inside_a_value_is_fine(text: str) -> None:
    assert findings(text) == ()


def test_a_quoted_key_without_a_space_is_DG109() -> None:
    assert place(only('"a":1\n')) == ("DG109", 1, 4)


def test_a_surrogate_escape_is_DG106() -> None:
    assert place(only('a: "x\\ud800"\n')) == ("DG106", 1, 6)
