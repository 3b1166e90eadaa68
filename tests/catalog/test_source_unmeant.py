"""What YAML reads in silence and nobody meant: a text cut off by ` #`, a list joined by a Chinese comma."""

import pytest
from msgspec.structs import replace

from docgen.catalog.source import read
from docgen.checking import edits
from docgen.findings import Edit

FILE = "catalogs/health/a.yaml"


def findings(text: str) -> list[tuple[str, int, int]]:
    return [(f.code, f.span.line, f.span.column) for f in read(text.encode(), FILE).findings if f.span]


def fixed(text: str) -> str:
    content = edits.apply(text.encode(), FILE, read(text.encode(), FILE).findings).content
    assert content is not None
    assert not read(content, FILE).findings
    return content.decode()


@pytest.mark.parametrize(
    ("text", "place", "right"),
    [
        ("note: 详见附件 #3 号说明，须经核定\n", (1, 12), 'note: "详见附件 #3 号说明，须经核定"\n'),
        ("a:\n  - name: 申请表 #1号表  \n", (2, 15), 'a:\n  - name: "申请表 #1号表"  \n'),
        ("note: #3号说明\n", (1, 7), 'note: "#3号说明"\n'),
        ("a:\n  - #1号表\n", (2, 5), 'a:\n  - "#1号表"\n'),
        ('note: 说"明" #3\n', (1, 12), "note: '说\"明\" #3'\n"),
        ("a: 一 #二 #三\r\nb: 1\r\n", (1, 6), 'a: "一 #二 #三"\r\nb: 1\r\n'),
        ("\ufeffa: 一 #二\n", (1, 6), '\ufeffa: "一 #二"\n'),
        ("a: 20 #个工作日\n", (1, 7), 'a: "20 #个工作日"\n'),
    ],
)
def test_text_behind_a_sign_is_not_lost_in_silence(text: str, place: tuple[int, int], right: str) -> None:
    assert findings(text) == [("DG116", *place)]
    assert fixed(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "a: 甲 # 注\n",
        "a: 甲  #\n",
        'a: "甲 #乙"\n',
        "a: '甲' #注\n",
        "a: [甲] #注\n",
        "a: 甲#乙\n",
        "a: |\n  甲 #乙\n",
        "#注\na: 1\n",
        "a: #注\n  - 甲\n",
        "a: 甲 ## 注\n",
    ],
)
def test_a_comment_is_a_comment(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("form: [原件，纸质]\n", "form: [原件, 纸质]\n"),
        ("form: [原件、纸质, 电子]\n", "form: [原件, 纸质, 电子]\n"),
        ("a: [甲， 乙，丙]\n", "a: [甲, 乙, 丙]\n"),
        ("a:\n  - {b: [甲、乙], c: 丙，丁}\n", "a:\n  - {b: [甲, 乙], c: 丙，丁}\n"),
        ("basis: [《甲法》第一条，《乙法》第二条]\n", "basis: [《甲法》第一条, 《乙法》第二条]\n"),
        ("a: [\n  甲，乙,\n  丙]\n", "a: [\n  甲, 乙,\n  丙]\n"),
        ("a: [[甲], [乙] , 丙，丁]\n", "a: [[甲], [乙] , 丙, 丁]\n"),
    ],
)
def test_a_chinese_comma_makes_no_two_entries(text: str, right: str) -> None:
    assert [code for code, *_ in findings(text)] == ["DG117"]
    assert fixed(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "a: [\"甲，乙\", '丙、丁']\n",
        "a: 甲，乙\n",
        "a:\n  - 甲，乙\n",
        "a: {b: 甲，乙}\n",
        "a: [{b: 甲，乙}]\n",
        "basis: [《甲、乙法》第三条、第四条（一、二）]\n",
    ],
)
def test_a_comma_in_a_text_is_a_comma(text: str) -> None:
    assert findings(text) == []


def test_what_was_read_is_there_all_the_same() -> None:
    """One hasty sign does not hide what else is wrong with the file, nor take the record away."""
    assert read("a: 甲 #乙\nb: [丙，丁]\n".encode(), FILE).data == {"a": "甲", "b": ["丙，丁"]}


def test_a_fix_that_changes_more_values_than_it_has_places_is_refused() -> None:
    text = "a: 甲 #乙\nb: 1\n"
    (finding,) = read(text.encode(), FILE).findings
    harmful = replace(finding, fix=(*finding.fix, Edit(11, 12, "2")))
    assert edits.apply(text.encode(), FILE, [harmful]).content is None


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n<<<<<<< HEAD\nb: 甲\n=======\nb: 乙\n>>>>>>> other\n",
        "a:\n  - 甲\n<<<<<<< HEAD\n  - 乙\n=======\n>>>>>>> other\n",
        "a: |\n  甲\n  <<<<<<< HEAD\n  乙\n  =======\n  >>>>>>> other\n",
    ],
    ids=["keys", "a list", "a text"],
)
def test_a_conflict_of_a_merge_is_called_that(text: str) -> None:
    source = read(text.encode(), "x.yaml")
    assert [finding.code for finding in source.findings] == ["DG118"]
    assert source.findings[0].span.line == text[: text.index("<<<")].count("\n") + 1


def test_arrows_in_a_text_are_no_conflict() -> None:
    assert findings("a: <<<<<<<\nb: 甲>>>>>>>乙\n") == []


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\u202f"], ids=["no-break", "ideographic", "narrow"])
@pytest.mark.parametrize("text", ["name:{}甲\nb: 1\n", "b: 1\nname:{}甲\n", "a:\n  - name:{}甲\n"])
def test_a_space_that_is_none_to_yaml_is_named_and_corrected(text: str, space: str) -> None:
    written = text.format(space)
    source = read(written.encode(), "x.yaml")
    assert [finding.code for finding in source.findings] == ["DG109"]
    assert "不是普通空格" in source.findings[0].message
    assert fixed(written) == text.format(" ")
