import json
import re
from io import StringIO
from pathlib import Path
from unicodedata import combining, east_asian_width

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from docgen import __version__
from docgen.findings import Edit, Finding, Related, Severity, Span
from docgen.reporters import PLAIN, REPORTERS, Look, Report, look_of
from docgen.reporters.cells import visible, width, window

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "cases" / "reporters"
PERMIT = "catalogs/health/public-place-hygiene.yaml"
DEPARTMENT = "catalogs/health/department.yaml"

TEXTS = {
    PERMIT: """\
id: public-place-hygiene
name: 公共场所卫生许可
flow:
  - {step: 受理, actor: 区卫健局, days: 1}
time_limit:
  statutory: 20
  promised: 30
materials: [{name: 公共场所卫生许可申请表, form: [原件, 纸质]}, {name: 法人身份证明文件, copies: 1}, {name: 房产证}]
note: |
  第一行
  第二行
""",
    DEPARTMENT: "id: health\nname: 曲靖市沾益区卫生健康局\nshort: 区卫生健康局\n",
}

MATERIAL_LINE = TEXTS[PERMIT].splitlines()[7]
ALIAS = Finding(
    "DG403",
    "“区卫健局”是别称，登记的名称是“区卫生健康局”。",
    PERMIT,
    ("flow", 0, "actor"),
    help="请改为“区卫生健康局”。",
    related=(Related("登记的名称在这里", DEPARTMENT, ("short",), Span(3, 8, 3, 14)),),
    fix=(Edit(60, 64, "区卫生健康局"),),
    span=Span(4, 23, 4, 27),
)
PROMISE = Finding(
    "DG301",
    "承诺时限 30 个工作日，超过法定时限 20 个工作日。",
    PERMIT,
    ("time_limit", "promised"),
    help="把承诺时限改为不超过法定时限。",
    related=(Related("法定 20 个工作日在这里", PERMIT, ("time_limit", "statutory"), Span(6, 14, 6, 16)),),
    span=Span(7, 13, 7, 15),
)
MATERIALS = [
    Finding(
        "DG306",
        f"材料“{name}”没有写依据。",
        PERMIT,
        ("materials", index, "name"),
        Severity.WARNING,
        "写明要求这份材料的条文。",
        span=Span(8, MATERIAL_LINE.index(name) + 1, 8, MATERIAL_LINE.index(name) + 1 + len(name)),
    )
    for index, name in enumerate(["法人身份证明文件", "房产证"], start=1)
]
NOTE = Finding("DG405", "未核：两行。", PERMIT, ("note",), Severity.INFO, span=Span(10, 3, 11, 6))
NOWHERE = Finding("DG112", "文件读不出来：没有读取权限。", "catalogs/water/department.yaml", help="请核对权限。")

REPORT = Report(
    (ALIAS, PROMISE, *MATERIALS, NOTE, NOWHERE),
    file_total=3,
    allowed_total=2,
    text_of=TEXTS.get,
    why={"DG301": "《中华人民共和国行政许可法》第四十二条：承诺只能更短。", "DG403": "名称要统一。"},
)
CLEAN = Report((), file_total=3, allowed_total=0, text_of=TEXTS.get)


@pytest.mark.parametrize("name", REPORTERS)
def test_report_looks_as_accepted(name, golden):
    golden(GOLDEN / f"{name}.txt", unversioned(REPORTERS[name].write(REPORT)))


@pytest.mark.parametrize("name", REPORTERS)
def test_clean_report_looks_as_accepted(name, golden):
    golden(GOLDEN / f"{name}-clean.txt", unversioned(REPORTERS[name].write(CLEAN)))


def unversioned(text):
    return text.replace(f'"{__version__}"', '"VERSION"')


def text_report(line, start, end, *related, look=PLAIN, before="前一行"):
    """The report of one finding on line 2, whose characters `start:end` (from 0) are marked."""
    finding = Finding("DG301", "问题。", "a.yaml", span=Span(2, start + 1, 2, end + 1), related=related)
    return REPORTERS["text"].write(Report((finding,), 1, 0, {"a.yaml": f"{before}\n{line}\n"}.get), look)


def cells(text):
    """One entry per cell, by Unicode's own tables rather than by the library that the code uses."""
    for character in text:
        yield from [character] * (0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1)


def above(report, sign="^"):
    """What stands over the carets."""
    lines = report.splitlines()
    row = next(index for index, line in enumerate(lines) if re.search(rf"\| +\{sign}|\| \{sign}", line))
    left, right = lines[row].index(sign), lines[row].rindex(sign) + 1
    source = next(line for line in reversed(lines[:row]) if re.match(" +[0-9]+ [|]", line))
    return "".join(dict.fromkeys(list(cells(source))[left:right])), right - left


class TestCarets:
    @pytest.mark.parametrize(
        ("line", "word", "shown", "size"),
        [
            ("promised: 30", "30", "30", 2),
            ("name: 公共场所", "公共场所", "公共场所", 8),
            ("{step: 受理, actor: 区卫健局}", "区卫健局", "区卫健局", 8),
            ("note: 👍 好的", "好的", "好的", 4),
            ("note: ｆｕｌｌ宽", "宽", "宽", 2),
            ("名称: “引号”后", "后", "后", 2),
            ("x: — … · × 后", "后", "后", 2),
            ("\tname: 汉字", "汉字", "汉字", 4),
            ("汉\t字", "字", "字", 2),
            ("name: ", "", "", 1),
        ],
    )
    def test_stand_under_the_marked_words(self, line, word, shown, size):
        start = line.index(word) if word else len(line)
        text, cells_taken = above(text_report(line, start, start + len(word)))
        assert (text.strip(), cells_taken) == (shown, size)

    def test_a_combining_mark_takes_no_cell(self):
        text, _ = above(text_report("cafe\u0301: 好", 7, 8))
        assert text == "好"

    def test_a_tab_is_four_blanks_and_four_carets(self):
        assert above(text_report("a\tb", 1, 2)) == (" ", 4)

    def test_a_stretch_over_lines_ends_with_its_first(self):
        finding = Finding("DG301", "问题。", "a.yaml", span=Span(1, 4, 3, 2))
        report = REPORTERS["text"].write(Report((finding,), 1, 0, {"a.yaml": "a: 汉字\nb\nc"}.get))
        assert above(report) == ("汉字", 4)

    def test_lines_end_as_spans_count_them(self):
        text = "a: 1\r\nb:\u2028 2\rc: 汉\n"
        finding = Finding("DG301", "问题。", "a.yaml", span=Span(3, 4, 3, 5))
        assert above(REPORTERS["text"].write(Report((finding,), 1, 0, {"a.yaml": text}.get))) == ("汉", 2)

    def test_a_byte_order_mark_is_no_column(self):
        finding = Finding("DG301", "问题。", "a.yaml", span=Span(1, 4, 1, 5))
        assert above(REPORTERS["text"].write(Report((finding,), 1, 0, {"a.yaml": "\ufeffa: 汉"}.get))) == ("汉", 2)


class TestFrames:
    def test_a_long_line_is_cut_around_the_carets(self):
        line = "开" * 200 + "错" + "完" * 200
        report = text_report(line, 200, 201, look=Look(width=60))
        assert above(report) == ("错", 2)
        framed = [row for row in report.splitlines() if re.match(" +[0-9]* *[|]", row)]
        assert len(framed) == 3 and max(len(list(cells(row))) for row in framed) <= 60

    def test_a_label_without_room_goes_below_the_carets(self):
        label = "这里是一段放不下的说明"
        related = Related(label, "a.yaml", span=Span(2, 26, 2, 28))
        report = text_report("x" * 27, 0, 1, related, look=Look(width=36))
        rows = report.splitlines()
        carets = next(index for index, row in enumerate(rows) if row.endswith("--"))
        assert label in rows[carets + 1] and len(list(cells(rows[carets + 1]))) <= 36

    def test_distant_lines_are_joined_by_dots(self):
        text = "".join(f"k{number}: {number}\n" for number in range(1, 21))
        related = (Related("那里", "a.yaml", span=Span(2, 5, 2, 6)),)
        finding = Finding("DG301", "问题。", "a.yaml", span=Span(20, 6, 20, 8), related=related)
        rows = REPORTERS["text"].write(Report((finding,), 1, 0, {"a.yaml": text}.get)).splitlines()[3:10]
        assert [row.split("|")[0].strip() for row in rows] == ["2", "", "...", "19", "20", "", ""]

    def test_a_place_outside_the_text_has_no_frame(self):
        finding = Finding("DG301", "问题。", "a.yaml", span=Span(9, 1, 9, 2))
        assert "^" not in REPORTERS["text"].write(Report((finding,), 1, 0, {"a.yaml": "一行"}.get))

    def test_a_related_place_without_a_text_keeps_its_message(self):
        related = Related("事项在这里", "b.yaml", span=Span(1, 1, 1, 2))
        assert "另见 b.yaml:1:1 事项在这里" in text_report("x", 0, 1, related)


class TestText:
    def test_advice_stands_once_per_file(self):
        report = REPORTERS["text"].write(REPORT)
        assert report.count("写明要求这份材料的条文") == 1

    def test_next_command_explains_the_gravest(self):
        report = REPORTERS["text"].write(Report((NOTE, MATERIALS[0], PROMISE), 1, 0, TEXTS.get))
        assert report.splitlines()[-1].endswith("docgen explain DG301")

    def test_nothing_in_a_file_can_steer_the_terminal(self):
        hostile = "\x1b[2J\x07\x9b31m\u202e\u200b\x85"
        related = Related(hostile, f"b{hostile}.yaml")
        finding = Finding("DG301", hostile, "a.yaml", help=hostile, span=Span(1, 1, 1, 2), related=(related,))
        report = REPORTERS["text"].write(Report((finding,), 1, 0, {"a.yaml": hostile}.get, why={"DG301": hostile}))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]", report)

    def test_colour_changes_no_letter(self):
        coloured = REPORTERS["text"].write(REPORT, Look(has_colour=True))
        assert "\x1b[1;31m" in coloured
        assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == REPORTERS["text"].write(REPORT)


class Terminal(StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "environ", "has_colour"),
    [
        (StringIO(), {}, False),
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (StringIO(), {"FORCE_COLOR": "1"}, True),
        (Terminal(), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(stream, environ, has_colour):
    assert look_of(stream, environ).has_colour is has_colour


class TestJson:
    SCHEMA = json.loads((ROOT / "schemas" / "report.schema.json").read_bytes())

    def test_schema_is_valid(self):
        Draft202012Validator.check_schema(self.SCHEMA)

    @pytest.mark.parametrize("report", [REPORT, CLEAN], ids=["findings", "clean"])
    def test_output_keeps_the_schema(self, report):
        Draft202012Validator(self.SCHEMA).validate(json.loads(REPORTERS["json"].write(report)))

    def test_schema_refuses_what_is_not_described(self):
        envelope = json.loads(REPORTERS["json"].write(REPORT))
        envelope["findings"][0]["line"] = 4
        assert not Draft202012Validator(self.SCHEMA).is_valid(envelope)


class TestGithub:
    def command(self, **values):
        finding = Finding(**{"code": "DG301", "message": "问题。", "file": "a.yaml"} | values)
        return REPORTERS["github"].write(Report((finding,), 1, 0, TEXTS.get))

    def test_properties_and_message_are_escaped(self):
        written = self.command(file="a,b:c%.yaml", message="100%\r\n完：,", span=Span(1, 2, 1, 4))
        assert written == (
            "::error file=a%2Cb%3Ac%25.yaml,line=1,col=2,endLine=1,endColumn=4,title=DG301::100%25%0D%0A完：,\n"
        )

    def test_columns_are_left_out_across_lines(self):
        assert self.command(span=Span(1, 2, 3, 4)) == "::error file=a.yaml,line=1,endLine=3,title=DG301::问题。\n"

    def test_errors_come_first(self):
        written = REPORTERS["github"].write(Report((NOTE, MATERIALS[0], PROMISE), 1, 0, TEXTS.get))
        assert re.findall("^::([a-z]+)", written, re.M) == ["error", "warning", "notice"]


LINES = st.text(st.sampled_from("ab: ，“”汉字👍é\t\u0301\u3000\x1b"), max_size=120)


@settings(max_examples=200, deadline=None)
@given(LINES, st.integers(0, 120), st.integers(0, 5), st.integers(20, 60))
def test_a_window_fits_and_points_at_the_marked_characters(line, start, length, room):
    start = min(start, len(line))
    shown = window(line, start, room)
    offset, size = shown.stretch(start, start + length)
    assert width(shown.text) <= room
    marked = visible(line[start : start + length])
    under = "".join(dict.fromkeys(list(cells(shown.text))[offset : offset + size]))
    if width(marked) and not combining(marked[0]):
        assert marked.startswith(under[:1])
    assert offset <= room
