import json
import re
from io import StringIO
from pathlib import Path
from unicodedata import combining, east_asian_width

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from junitparser import JUnitXml
from msgspec import structs
from sarif_pydantic import Sarif

from docgen import __version__
from docgen.checking.reporters import PLAIN, REPORTERS, Look, Report, look_of
from docgen.findings import Edit, Explanation, Finding, Related, Severity, Span
from docgen.machine.cells import visible, width, window

ROOT = Path(__file__).parents[2]
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


def explained(code, title, why):
    return Explanation(code, title, why, bad="promised: 30", good="promised: 7", remedy="照提示改。")


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
    explained={
        "DG301": explained("DG301", "承诺时限超过法定时限", "《中华人民共和国行政许可法》第四十二条：承诺只能更短。"),
        "DG403": explained("DG403", "部门没有登记", "名称要统一。"),
    },
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
        report = REPORTERS["text"].write(
            Report((finding,), 1, 0, {"a.yaml": hostile}.get, explained={"DG301": explained("DG301", hostile, hostile)})
        )
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


class TestGitlab:
    def issues(self, *findings):
        return json.loads(REPORTERS["gitlab"].write(Report(findings, 1, 0, TEXTS.get)))

    def test_an_issue_has_what_gitlab_demands(self):
        for issue in self.issues(*REPORT.findings):
            assert issue["description"] and issue["check_name"] and len(issue["fingerprint"]) == 32
            assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
            assert not issue["location"]["path"].startswith(("/", "./"))
            assert 1 <= issue["location"]["lines"]["begin"] <= issue["location"]["lines"]["end"]

    def test_a_line_inserted_above_changes_no_fingerprint(self):
        moved = structs.replace(PROMISE, span=Span(17, 13, 17, 15))
        assert self.issues(PROMISE)[0]["fingerprint"] == self.issues(moved)[0]["fingerprint"]

    def test_no_two_issues_share_a_fingerprint(self):
        names = [issue["fingerprint"] for issue in self.issues(ALIAS, ALIAS, PROMISE, *MATERIALS)]
        assert len(set(names)) == len(names)


class TestSarif:
    RUN = json.loads(REPORTERS["sarif"].write(REPORT))["runs"][0]

    def test_a_second_reader_accepts_it(self):
        read = Sarif.model_validate_json(REPORTERS["sarif"].write(REPORT))
        assert [result.rule_id for result in read.runs[0].results] == [finding.code for finding in REPORT.findings]

    def test_every_result_points_to_its_rule(self):
        rules = self.RUN["tool"]["driver"]["rules"]
        assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in self.RUN["results"])

    def test_a_rule_has_the_words_of_explain(self):
        rule = next(rule for rule in self.RUN["tool"]["driver"]["rules"] if rule["id"] == "DG301")
        assert all(word in rule["help"]["text"] for word in ("第四十二条", "照提示改。", "promised: 30", "promised: 7"))

    def test_columns_count_characters(self):
        assert self.RUN["columnKind"] == "unicodeCodePoints"
        region = self.RUN["results"][0]["locations"][0]["physicalLocation"]["region"]
        assert region == {"startLine": 4, "startColumn": 23, "endLine": 4, "endColumn": 27}

    @pytest.mark.parametrize(
        ("file", "artifact"),
        [
            ("catalogs/卫 生/a.yaml", {"uri": "catalogs/%E5%8D%AB%20%E7%94%9F/a.yaml", "uriBaseId": "PROJECTROOT"}),
            ("/opt/templates/kind.yaml", {"uri": "file:///opt/templates/kind.yaml"}),
        ],
    )
    def test_a_file_of_the_project_is_named_relative_to_it(self, file, artifact):
        (result,) = json.loads(REPORTERS["sarif"].write(Report((Finding("DG301", "x", file),), 1, 0, TEXTS.get)))[
            "runs"
        ][0]["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"] == artifact

    def test_a_line_inserted_above_changes_no_fingerprint(self):
        moved = Report((structs.replace(ALIAS, span=Span(9, 1, 9, 2)),), 1, 0, TEXTS.get)
        (result,) = json.loads(REPORTERS["sarif"].write(moved))["runs"][0]["results"]
        assert result["partialFingerprints"] == self.RUN["results"][0]["partialFingerprints"]


class TestJunit:
    def suites(self, report):
        return JUnitXml.fromstring(REPORTERS["junit"].write(report).encode())

    def test_there_is_one_suite_per_file_and_one_case_per_finding(self):
        suites = self.suites(REPORT)
        assert [suite.name for suite in suites] == [PERMIT, NOWHERE.file]
        assert [len(list(suite)) for suite in suites] == [5, 1]

    def test_errors_and_warnings_fail_and_hints_do_not(self):
        suites = self.suites(REPORT)
        assert (suites.tests, suites.failures, suites.errors) == (6, 5, 0)
        hint = next(case for suite in suites for case in suite if case.name.startswith("DG405"))
        assert hint.is_passed and "未核" in hint.system_out

    def test_a_clean_report_has_one_passed_case(self):
        (case,) = next(iter(self.suites(CLEAN)))
        assert case.is_passed

    def test_what_no_xml_may_hold_is_replaced(self):
        hostile = Finding("DG106", '\x00\x1b\ud800\uffff<&>"', "a\x01.yaml", help="]]>")
        (case,) = next(iter(self.suites(Report((hostile,), 1, 0, TEXTS.get))))
        assert case.result[0].message == '\ufffd\ufffd\ufffd\ufffd<&>"'


LINES = st.text(st.sampled_from("ab: ，“”汉字👍é\t\u0301\u3000\x1b"), max_size=120)


@settings(max_examples=200)
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
