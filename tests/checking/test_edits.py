"""A fix changes what it says and nothing else, byte for byte."""

import re
from pathlib import Path
from typing import Any

import pytest
from districts import ROOT
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from docgen.catalog import schema, source
from docgen.catalog.schema.checking import compiled
from docgen.checking import edits
from docgen.findings import Edit, Finding, Pointer, ValueEdit
from docgen.project import Project

FILE = "catalogs/health/a.yaml"
BOM = "\ufeff"


def finding(pointer: Pointer, text: str | None = None, on_key: bool = False, is_safe: bool = False) -> Finding:
    return Finding("DG403", "x", FILE, pointer, value_edits=(ValueEdit(pointer, text, on_key, is_safe),))


def applied(text: str, *findings: Finding) -> edits.Edited:
    read = source.read(text.encode(), FILE)
    return edits.apply(text.encode(), FILE, edits.with_edits(source.locate(findings, (read,)), (read,)))


def after(text: str, *findings: Finding) -> str:
    content = applied(text, *findings).content
    assert content is not None
    return content.decode()


@pytest.mark.parametrize(
    ("text", "pointer", "new", "expected"),
    [
        ("a: 甲  # 注\n", ("a",), "乙", "a: 乙  # 注\n"),
        ("a: '甲'\n", ("a",), "it's", "a: 'it''s'\n"),
        ("a: '甲'\n", ("a",), "乙\n丙", 'a: "乙\\n丙"\n'),
        ('a: "甲"\n', ("a",), '说"乙"', 'a: "说\\"乙\\""\n'),
        ("a: [甲, 乙] # 注\n", ("a", 1), "丙, 丁", 'a: [甲, "丙, 丁"] # 注\n'),
        ("a: {b: 甲, c: 乙}\n", ("a", "b"), "true", 'a: {b: "true", c: 乙}\n'),
        ("a: 甲\r\nb: 乙\r\n", ("a",), "丙", "a: 丙\r\nb: 乙\r\n"),
        (f"{BOM}a: 甲", ("a",), "乙", f"{BOM}a: 乙"),
        ("a: 甲\n", ("a",), "乙: 丙", 'a: "乙: 丙"\n'),
        ("- a\n", (), "b", None),
    ],
)
def test_a_value_is_replaced_in_its_own_quotes(text: str, pointer: Pointer, new: str, expected: str | None) -> None:
    content = applied(text, finding(pointer, new)).content
    assert (content and content.decode()) == (expected or text)


@pytest.mark.parametrize("raw", ["000123", "1.0", "true", "0x1F", "1_000", "-5"])
def test_what_was_read_as_a_number_is_quoted_as_it_was_written(raw: str) -> None:
    assert after(f"code: {raw} # 编码\n", finding(("code",))) == f'code: "{raw}" # 编码\n'


@pytest.mark.parametrize(("key", "expected"), [("nmae", "name"), ('"nmae"', '"name"'), ("'nmae'", "'name'")])
def test_a_key_is_renamed_in_place(key: str, expected: str) -> None:
    text = "x: 1\n{}: 甲 # 注\ny: 2\n"
    assert after(text.format(key), finding(("nmae",), "name", on_key=True)) == text.format(expected)


@pytest.mark.parametrize("value", ["|\n  甲\n  乙", ">-\n  甲\n  乙", '"甲\n  乙"', "甲\n  乙", "[甲]", "{b: 甲}"])
def test_what_spans_lines_or_holds_more_is_not_set_anew(value: str) -> None:
    assert after(f"a: {value}\n", finding(("a",), "丙")) == f"a: {value}\n"


def test_a_fix_with_a_part_that_cannot_be_written_is_none() -> None:
    two = Finding("DG1", "x", FILE, value_edits=(ValueEdit(("a",), "乙"), ValueEdit(("nowhere",), "丙")))
    assert after("a: 甲\n", two) == "a: 甲\n"


def test_of_two_that_overlap_the_first_wins() -> None:
    result = applied("a: 甲\nb: 乙\n", finding(("a",), "一"), finding(("a",), "二"), finding(("b",), "三"))
    assert result.content == "a: 一\nb: 三\n".encode()
    assert [f.value_edits[0].text for f in result.findings] == ["一", "三"]


def test_of_two_insertions_at_one_place_the_first_wins() -> None:
    two = [
        Finding("DG403", "x", FILE, fix=(Edit(3, 3, text),), value_edits=(ValueEdit(("a",), f"{text}甲"),))
        for text in "乙丙"
    ]
    assert edits.apply("a: 甲\n".encode(), FILE, two) == ("a: 乙甲\n".encode(), (two[0],))


def test_a_key_and_its_value_do_not_overlap() -> None:
    assert after("nmae: 甲\n", finding(("nmae",), "name", on_key=True), finding(("nmae",), "乙")) == "name: 乙\n"


def edited(start: int, end: int, text: str) -> Finding:
    return Finding("DG403", "x", FILE, ("a",), fix=(Edit(start, end, text),), value_edits=(ValueEdit(("a",), text),))


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(3, 4, "乙\nc: 丙"), (3, 4, "乙 # "), (3, 9, "乙"), (8, 9, "乙"), (3, 4, "1")],
    ids=["new key", "other text", "too much", "elsewhere", "another type"],
)
def test_a_file_of_which_something_else_would_change_is_left_alone(start: int, end: int, text: str) -> None:
    content = "a: 甲\nb: 乙\n".encode()
    assert edits.apply(content, FILE, [edited(start, end, text)]).content is None


def test_bytes_that_are_no_utf_8_are_left_alone() -> None:
    content = "a: 甲乙\n".encode("gb18030")
    assert edits.apply(content, FILE, [edited(3, 4, "丙")]).content is None


def test_a_mistake_of_yaml_is_mended_without_moving_a_comment() -> None:
    text = "# 头\r\nx: 0\r\na：1 # 注\r\ny: 0\r\nb： 2\r\n"
    found = source.read(text.encode(), FILE).findings
    assert after(text, *found) == "# 头\r\nx: 0\r\na: 1 # 注\r\ny: 0\r\nb: 2\r\n"


def test_edits_are_told_to_every_reporter() -> None:
    read = source.read(f"{BOM}a: 000123\n".encode(), FILE)
    (made,) = edits.with_edits([finding(("a",), is_safe=True)], [read])
    assert made.fix == (Edit(4, 10, '"000123"', is_safe=True),)
    assert made.is_safely_fixable


DOCUMENT = {
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "title": "名称"},
        "names": {"type": "string"},
        "status": {"enum": ["划转", "保留"], "title": "状态"},
        "kind": {"enum": ["部门事项", "部门事务"]},
        "year": {"type": "string"},
    },
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stauts: 划转", "status: 划转"),
        ("状态: 划转", "status: 划转"),
        ("status: 已划转", "status: 划转"),
        ("year: 02026", 'year: "02026"'),
    ],
)
def test_what_the_schema_is_sure_of_is_mended(text: str, expected: str) -> None:
    assert after_schema(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "nams: 甲",
        "stauts: 划转\nstatus: 保留",
        "stauts: 划转\nstatsu: 保留",
        "status: [已划转]",
        "status:\n  - 划转",
        "kind: 部门事",
        "zzz: 甲",
        "name: [1]",
    ],
    ids=["two alike", "written already", "two unknown", "a list", "one item", "two words", "nothing alike", "no text"],
)
def test_what_the_schema_guesses_at_is_not_mended(text: str) -> None:
    assert after_schema(text) == text


def after_schema(text: str) -> str:
    read = source.read(text.encode(), FILE)
    found = schema.check(read.data, FILE, compiled("x", DOCUMENT))
    assert found
    return after(text, *found)


NEW = st.sampled_from(
    ["乙", "b c", "true", "12", "a: b", "x #y", "#", "'", '"', "[", "- x", " 乙 ", "", "~", "\\n", "！"]
)
RAW = st.sampled_from(["甲", "'甲'", '"甲"', "000123", "true", "[甲]", "|\n  甲", "《法》第一条", "a'b"])
COMMENT = st.sampled_from(["", " # 注", "   #x"])


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[str], list[Finding]]:
    """Lines of one file, and replacements of some of its values."""
    raws = draw(st.lists(st.tuples(RAW, COMMENT), min_size=1, max_size=5))
    lines = [f"k{n}: {raw}{comment if raw[0] != '|' else ''}" for n, (raw, comment) in enumerate(raws)]
    chosen = draw(st.sets(st.integers(0, len(raws) - 1)))
    return lines, [finding((f"k{n}",), draw(NEW)) for n in sorted(chosen)]


@settings(max_examples=200)
@given(documents(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", BOM]), st.booleans())
def test_nothing_outside_a_fix_changes(
    document: tuple[list[str], list[Finding]], end: str, bom: str, last: bool
) -> None:
    lines, findings = document
    text = bom + end.join(line.replace("\n", end) for line in lines) + (end if last else "")
    result = applied(text, *findings)
    assert result.content is not None
    new = result.content.decode()
    fixed = {f.pointer[0]: f.value_edits[0].text for f in result.findings}
    assert source.read(result.content, FILE).data == {**source.read(text.encode(), FILE).data, **fixed}
    for old, now in zip(text.split(end), new.split(end), strict=True):
        key = old.removeprefix(bom).partition(":")[0]
        assert old == now or (key in fixed and now.partition(":")[0] == old.partition(":")[0])
        assert (re.search(r" +#(?: 注|x)$", old) or [""])[0] in now


PERMITS = sorted((ROOT / "catalogs").glob("health/*-*.yaml"))
SPOILT = {
    r'(code: )"([0-9]+)"': r"\1\2",
    r"status: 划转": "status: 已划转",
    r"^name:": "nmae:",
    r"time_limit:": "timelimit:",
    r"^materials:": "Materials:",
    r"unit: 工作日": "unit: 个工作日",
    r"form: \[原件": "form: [原 件",
    r'year: "': "year: '",
    r"version: \"1\"": "version: 1",
}


@settings(max_examples=60)
@given(st.sampled_from(PERMITS), st.sets(st.sampled_from(sorted(SPOILT)), min_size=1))
def test_mending_comes_to_an_end(path: Path, spoilt: set[str]) -> None:
    """What the schema offers to mend is mended, and then nothing is left to offer."""
    text = path.read_text(encoding="utf-8")
    for pattern in spoilt:
        text = re.sub(pattern, SPOILT[pattern], text, flags=re.M)
    content = text.encode()
    for _ in range(3):
        findings = offered(content)
        if not findings:
            break
        made = edits.apply(content, FILE, findings).content
        assert made is not None and made != content
        content = made
    assert offered(content) == []


def offered(content: bytes) -> list[Finding]:
    read = source.read(content, FILE)
    found: Any = schema.check(read.data, FILE, schema.load(Project(ROOT), "permit"))
    return [f for f in edits.with_edits(source.locate(found, (read,)), (read,)) if f.fix]


@settings(max_examples=100)
@given(st.text("甲a1:#'\"[]{}-,&*!|>%@` \\~", max_size=6), st.sampled_from(["甲", "'甲'", '"甲"']))
def test_any_text_can_be_put_into_any_quotes(new: str, raw: str) -> None:
    assume(new != "甲")
    assert source.read(after(f"a: [{raw}] # 注\n", finding(("a", 0), new)).encode(), FILE).data == {"a": [new]}


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        ("time_limit: {promised: ", '"20"}', "20}"),
        ("time_limit: {statutory: ", "'20'}", "20}"),
        ("fee: {charged: ", "否}", "false}"),
        ("fee: {charged: ", '"是"}', "true}"),
        ("materials:\n  - copies: ", "2；", "2"),
        ("history:\n  - date: ", "2024.6.3", "2024-06-03"),
        ("history:\n  - date: ", '"2024/6/3"', '"2024-06-03"'),
        ("history:\n  - date: ", "2024年6月3日", "2024-06-03"),
        ("history:\n  - date: ", '"20240603"', '"2024-06-03"'),
    ],
)
def test_what_has_one_right_answer_is_written_for_the_author(field: str, wrong: str, right: str) -> None:
    text = f"{field}{wrong}\n"
    read = source.read(text.encode(), FILE)
    (fault,) = [f for f in schema.check(read.data, FILE, schema.load(Project(ROOT), "permit")) if f.value_edits]
    (located,) = edits.with_edits([fault], [read])
    assert edits.apply(text.encode(), FILE, [located]).content == f"{field}{right}\n".encode()


@pytest.mark.parametrize("wrong", ["2024.13.1", "2024.5", "24.5.28", "去年", "2024.2.30"])
def test_no_other_day_is_offered_as_an_example(wrong: str) -> None:
    read = source.read(f'history:\n  - date: "{wrong}"\n'.encode(), FILE)
    found = schema.check(read.data, FILE, schema.load(Project(ROOT), "permit"))
    (fault,) = [f for f in found if f.pointer == ("history", 0, "date")]
    assert not fault.value_edits and not re.search("[0-9]{4}-[0-9]{2}", fault.help + fault.message)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: 甲\npromised: 5\n", "`promised` 是 `time_limit` 下面的键"),
        ("time_limit:\n  status: 划转\n", "`status` 是最外层的键"),
        ("flow:\n  - {step: 受理, promised: 3}\n", "`promised` 是 `time_limit` 下面的键"),
    ],
)
def test_a_key_at_the_wrong_level_is_told_where_it_belongs(text: str, said: str) -> None:
    read = source.read(text.encode(), FILE)
    found = schema.check(read.data, FILE, schema.load(Project(ROOT), "permit"))
    assert any(said in finding.help for finding in found if finding.code == "DG201")
