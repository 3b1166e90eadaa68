"""Plain data x schema -> DG2xx findings."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from mutations import mutated
from ruamel.yaml import YAML

from docgen.catalog.schema import CODES, Schema, check, checking, load
from docgen.catalog.schema.checking import compiled
from docgen.catalog.schema.document import label, node_at
from docgen.errors import MissingError, UsageError
from docgen.findings import Finding, Pointer
from docgen.project import Project

ROOT = Path(__file__).parents[2]
PROJECT = Project(ROOT)
PERMIT = YAML(typ="safe", pure=True).load(ROOT / "catalogs/health/public-place-hygiene.yaml")
DISTRICT = YAML(typ="safe", pure=True).load(ROOT / "catalogs/district.yaml")


def permit(**changes: Any) -> dict[str, Any]:
    return deepcopy(PERMIT) | changes


def said(data: object, name: str = "permit") -> list[Finding]:
    return list(check(data, "catalogs/x.yaml", load(PROJECT, name)))


def only(data: object, name: str = "permit") -> Finding:
    findings = said(data, name)
    assert len(findings) == 1, [(finding.code, finding.message) for finding in findings]
    return findings[0]


def coded(data: object, name: str = "permit") -> dict[Pointer, str]:
    return {finding.pointer: finding.code for finding in said(data, name)}


def words_only(schema: Schema) -> Schema:
    """The same schema on a machine without jsonschema_rs."""
    return replace(schema, verdict=None)


def test_a_good_permit_has_no_findings():
    assert said(PERMIT) == []


def test_a_finding_names_its_file():
    assert only(permit(code=1)).file == "catalogs/x.yaml"


class TestUnknownKey:
    def test_is_DG201_on_the_key(self):
        finding = only(permit(xyzzy=1))
        assert (finding.code, finding.pointer, finding.on_key) == ("DG201", ("xyzzy",), True)

    def test_is_named(self):
        assert "`xyzzy`" in only(permit(xyzzy=1)).message

    def test_is_met_with_all_known_keys_when_it_looks_like_none(self):
        assert "`time_limit`（时限）" in only(permit(xyzzy=1)).help

    @pytest.mark.parametrize("key", ["time_limits", "timelimit", "Time-Limit", "time limit", "时限", "办理时限"])
    def test_is_met_with_the_key_that_was_meant(self, key: str):
        assert only(permit(**{key: {}})).help == "是不是想写 `time_limit`（时限）？"

    def test_is_found_at_every_depth(self):
        data = permit()
        data["materials"][1]["copeis"] = 2
        assert coded(data) == {("materials", 1, "copeis"): "DG201"}

    def test_says_in_which_item_it_is(self):
        data = permit()
        data["materials"][1]["copeis"] = 2
        assert only(data).message == "`materials`（申请材料）第 2 项里有不认识的键 `copeis`。"

    def test_that_stands_for_a_missing_key_is_said_once(self):
        data = permit()
        data["nmae"] = data.pop("name")
        assert coded(data) == {("nmae",): "DG201"}

    def test_of_what_the_loader_fills_in_is_refused_too(self):
        assert coded(permit(file="x", department="y")) == {("file",): "DG201", ("department",): "DG201"}

    def test_that_is_not_text_is_still_a_finding(self):
        assert coded(permit() | {12: "x"}) == {(12,): "DG201"}


class TestMissingKey:
    def test_is_DG202_at_the_mapping(self):
        data = permit()
        del data["materials"][1]["name"]
        finding = only(data)
        assert (finding.code, finding.pointer, finding.on_key) == ("DG202", ("materials", 1), False)

    def test_is_named_with_its_chinese_title(self):
        data = permit()
        del data["name"]
        assert only(data).message == "缺少 `name`（事项名称）。"

    def test_comes_with_an_example(self):
        data = permit()
        del data["name"]
        assert 'name: "公共场所卫生许可"' in only(data).help

    def test_is_said_for_each(self):
        data = permit()
        del data["name"], data["status"]
        assert [finding.code for finding in said(data)] == ["DG202", "DG202"]


class TestWrongType:
    @pytest.mark.parametrize(
        ("value", "words"),
        [
            (120209000, "写成了数字，请加英文引号"),
            (1.5, "写成了数字，请加英文引号"),
            (True, "写成了真假值，请加英文引号"),
            (None, "是空的"),
            (["x"], "应当是文字，这里是列表"),
            ({"x": 1}, "应当是文字，这里是一组“键: 值”"),
        ],
    )
    def test_of_a_text_is_DG203_in_words_of_its_own(self, value: object, words: str):
        finding = only(permit(code=value))
        assert (finding.code, finding.pointer, finding.message) == ("DG203", ("code",), f"`code`（基本编码）{words}。")

    @pytest.mark.parametrize("value", ["20", "二十", 1.5, 20.0, True, float("nan"), float("inf"), [20]])
    def test_of_a_whole_number_is_DG203(self, value: object):
        assert coded(permit(time_limit={"statutory": value})) == {("time_limit", "statutory"): "DG203"}

    @pytest.mark.parametrize("value", ["7", "七", True, float("nan"), float("inf"), [7]])
    def test_of_a_number_is_DG203(self, value: object):
        assert coded(permit(time_limit={"promised": value})) == {("time_limit", "promised"): "DG203"}

    @pytest.mark.parametrize("value", ["no", "是", 0])
    def test_of_a_truth_value_is_DG203(self, value: object):
        assert coded(permit(fee={"charged": value})) == {("fee", "charged"): "DG203"}

    @pytest.mark.parametrize("value", ["甲、乙", 3, {"text": "x"}])
    def test_of_a_list_is_DG203(self, value: object):
        assert coded(permit(conditions=value)) == {("conditions",): "DG203"}

    @pytest.mark.parametrize("data", [None, [], "name：公共场所卫生许可", 3, True])
    def test_of_the_whole_file_is_DG203_at_the_top(self, data: object):
        assert coded(data) == {(): "DG203"}

    def test_that_is_nothing_may_be_deleted_where_the_key_is_optional(self):
        assert "删去这一行" in only(permit(code=None)).help

    def test_that_is_nothing_may_not_be_deleted_where_the_key_is_required(self):
        assert "删去" not in only(permit(name=None)).help

    def test_that_is_nothing_may_be_an_empty_list_where_a_list_belongs(self):
        assert "写 []" in only(permit(conditions=None)).help

    def test_is_not_said_where_quotes_would_not_help(self):
        assert coded(permit(level=4)) == {("level",): "DG204"}

    def test_hides_what_else_is_wrong_with_the_value(self):
        assert coded(permit(id=7)) == {("id",): "DG203"}


class TestNotListed:
    def test_is_DG204_at_the_value(self):
        assert coded(permit(status="已划转")) == {("status",): "DG204"}

    def test_is_met_with_the_word_that_was_meant_and_all_others(self):
        assert only(permit(status="已划转")).help.startswith("是不是“划转”？可以写：划转、保留、")

    def test_is_met_with_all_words_when_it_looks_like_none(self):
        assert only(permit(status="ok")).help.startswith("可以写：划转、")

    def test_points_to_the_item_of_a_list(self):
        data = permit()
        data["materials"][0]["form"] = ["原件", "纸张版"]
        assert coded(data) == {("materials", 0, "form", 1): "DG204"}


class TestWrongForm:
    @pytest.mark.parametrize(
        "value", ["Public", "a--b", "-a", "a-", "a_b", "卫生", "9a", "a b", "ａ", "a\n"], ids=lambda value: repr(value)
    )
    def test_of_an_id_is_DG205(self, value: str):
        assert coded(permit(id=value)) == {("id",): "DG205"}

    def test_is_said_in_the_words_of_the_schema(self):
        assert "以字母开头" in only(permit(id="9a")).message

    @pytest.mark.parametrize("value", ["2024-6-1", "2024-13-01", "2024年6月1日", "２０２４-06-01", "2024-06-01\n"])
    def test_of_a_date_is_DG205(self, value: str):
        assert coded(permit(history=[{"date": value, "event": "划转"}])) == {("history", 0, "date"): "DG205"}

    @pytest.mark.parametrize("value", ["2024-02-30", "2023-02-29", "2024-04-31", "0000-01-01"])
    def test_is_also_a_day_that_never_was(self, value: str):
        finding = only(permit(history=[{"date": value, "event": "划转"}]))
        assert (finding.code, finding.message) == ("DG205", f"`date`（日期）「{value}」这一天不存在。")

    def test_of_a_citation_is_DG205(self):
        assert coded(permit(conditions=[{"text": "x", "basis": ["行政许可法第一条"]}])) == {
            ("conditions", 0, "basis", 0): "DG205"
        }

    @pytest.mark.parametrize("value", [" 许可", "许可 ", "\u3000许可", "许可\n", "许\n可", "许\x0b可"], ids=repr)
    def test_of_a_name_is_white_space_around_it_or_a_line_break(self, value: str):
        assert coded(permit(name=value)) == {("name",): "DG205"}

    def test_of_a_key_is_DG205_on_the_key(self):
        finding = only(permit(allow={"DG999": "理由充分"}))
        assert (finding.code, finding.pointer, finding.on_key) == ("DG205", ("allow", "DG999"), True)

    def test_of_a_key_does_not_hide_what_stands_under_it(self):
        assert [finding.code for finding in said(permit(allow={"DG999": "无"}))] == ["DG205", "DG206"]

    def test_of_a_code_is_loose(self):
        assert said(permit(code="511A0138000000-511602000000-000-11320583MB155809X5-1-00")) == []


class TestOutOfRange:
    @pytest.mark.parametrize("value", [-1, 366, 10**30])
    def test_of_a_number_is_DG206(self, value: int):
        assert coded(permit(time_limit={"statutory": value})) == {("time_limit", "statutory"): "DG206"}

    def test_names_the_bound(self):
        assert only(permit(time_limit={"promised": -1})).message == "`promised`（承诺时限）是 -1，不能小于 0。"

    @pytest.mark.parametrize("value", ["", " ", "\u3000\n"], ids=repr)
    def test_is_a_text_of_nothing(self, value: str):
        finding = only(permit(name=value))
        assert (finding.code, finding.message) == ("DG206", "`name`（事项名称）是空的。")

    def test_is_a_text_without_end(self):
        assert coded(permit(name="许" * 501)) == {("name",): "DG206"}

    def test_is_a_reason_of_one_character(self):
        assert coded(permit(allow={"DG306": "无"})) == {("allow", "DG306"): "DG206"}


class TestWrongItems:
    def test_that_repeat_are_DG207_at_the_second(self):
        data = permit()
        data["materials"][0]["form"] = ["原件", "纸质", "原件"]
        finding = only(data)
        assert (finding.code, finding.pointer) == ("DG207", ("materials", 0, "form", 2))

    def test_that_are_too_few_are_DG207_at_the_list(self):
        assert coded(permit(basis=[])) == {("basis",): "DG207"}

    def test_that_are_too_many_are_DG207_at_the_list(self):
        schema = compiled("x", {"maxItems": 1})
        assert [finding.code for finding in check([1, 2], "x.yaml", schema)] == ["DG207"]

    def test_may_be_none_at_all_where_nothing_was_found_on_counting(self):
        transfer = {"id": "a-1", "title": "x", "department": "a", "giver": "x", "receiver": "y"}
        assert said(transfer | {"rules": [{"permit": "a"}], "certificates": []}, "transfer") == []


class TestOtherVersion:
    def test_is_DG208(self):
        assert coded(DISTRICT | {"schema_version": "2"}, "district") == {("schema_version",): "DG208"}

    def test_says_which_version_is_known(self):
        assert "“1”" in only(DISTRICT | {"schema_version": "2"}, "district").message

    def test_that_only_lacks_quotes_is_a_wrong_type(self):
        assert coded(DISTRICT | {"schema_version": 1}, "district") == {("schema_version",): "DG203"}


class TestOtherwiseWrong:
    KIND = {
        "title": "x", "genre": "清单", "article": [1], "writer": "docx", "template": "x.docx", "for_each": "permit",
        "output": "{permit.id}.docx",
    }  # fmt: skip

    def test_is_DG209_in_the_words_of_the_schema(self):
        finding = only(self.KIND | {"layout": "letter.docx"}, "kind")
        assert (finding.code, finding.pointer) == ("DG209", ("layout",))
        assert "writer" in finding.help

    def test_is_no_layout_in_a_letter(self):
        assert said(self.KIND | {"layout": "letter.docx", "writer": "letter", "template": "body.md"}, "kind") == []

    @pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
    def test_is_not_a_choice_with_one_mistake_in_the_branch_that_was_meant(self, keyword: str):
        branches = [
            {"type": "string"},
            {"properties": {"days": {"type": "integer", "title": "天数"}}, "type": "object"},
        ]
        findings = check({"days": "三"}, "x.yaml", compiled("x", {keyword: branches}))
        assert [(finding.code, finding.pointer) for finding in findings] == [("DG203", ("days",))]

    def test_is_a_choice_in_which_no_branch_was_meant(self):
        schema = compiled("x", {"anyOf": [{"type": "string"}, {"type": "array"}], "description": "写文字或列表。"})
        assert [(finding.code, finding.help) for finding in check(3, "x.yaml", schema)] == [("DG209", "写文字或列表。")]


def has_whole_float(data: object) -> bool:
    """Whether 1.0 is anywhere, of which the standard says that it is an integer; see the tests below."""
    below = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return (isinstance(data, float) and data.is_integer()) or any(map(has_whole_float, below))


class TestTwoEngines:
    """jsonschema_rs may give the verdict; it must be the one that jsonschema would give."""

    schema = load(PROJECT, "permit")

    def verdict(self, data: object) -> bool:
        if self.schema.verdict is None:
            pytest.skip("jsonschema_rs is not installed")
        try:
            return self.schema.verdict(data)
        except ValueError:
            return False

    @settings(max_examples=150)
    @given(mutated(PERMIT))
    def test_agree_on_every_permit(self, data: object):
        assume(not has_whole_float(data))
        assert self.verdict(data) == self.schema.validator.is_valid(data)

    @settings(max_examples=50)
    @given(mutated(PERMIT))
    def test_find_the_same(self, data: object):
        assert check(data, "x.yaml", self.schema) == check(data, "x.yaml", words_only(self.schema))

    def test_both_refuse_a_whole_number_with_a_point(self):
        data = permit(time_limit={"statutory": 20.0})
        assert check(data, "x", self.schema) == check(data, "x", words_only(self.schema)) != ()

    def test_both_take_a_number_of_days_with_a_point(self):
        data = permit(time_limit={"promised": 7.0})
        assert check(data, "x", self.schema) == check(data, "x", words_only(self.schema)) == ()


class TestLoading:
    def test_is_done_once(self):
        assert load(PROJECT, "permit") is load(Project(ROOT), "permit")

    def test_of_a_schema_that_is_not_there_says_so(self):
        with pytest.raises(MissingError, match="nonsense"):
            load(PROJECT, "nonsense")

    def test_of_half_a_file_says_so(self, tmp_path: Path):
        (tmp_path / "schemas").mkdir()
        (tmp_path / "schemas/permit.schema.json").write_text("{", encoding="utf-8")
        with pytest.raises(UsageError, match="permit"):
            load(Project(tmp_path), "permit")

    def test_of_a_schema_that_leans_on_another_says_so(self, tmp_path: Path):
        (tmp_path / "schemas").mkdir()
        remote = '{"$ref": "https://example.invalid/schema.json"}'
        (tmp_path / "schemas/permit.schema.json").write_text(remote, encoding="utf-8")
        with pytest.raises(UsageError, match=r"example\.invalid"):
            load(Project(tmp_path), "permit")


class TestPlaces:
    document = load(PROJECT, "permit").document

    @pytest.mark.parametrize(
        ("pointer", "name"),
        [
            ((), ""),
            (("code",), "`code`（基本编码）"),
            (("materials", 1), "`materials`（申请材料）第 2 项"),
            (("materials", 1, "copies"), "`copies`（份数）"),
            (("allow", "DG306"), "`DG306`（理由）"),
            (("nonsense", 0, "x"), "`x`"),
        ],
    )
    def test_are_called_by_their_title(self, pointer: Pointer, name: str):
        assert label(self.document, pointer) == name

    def test_know_what_a_reference_says(self):
        assert node_at(self.document, ("history", 0, "date"))["format"] == "date"

    def test_put_their_own_words_before_those_of_a_reference(self):
        assert node_at(self.document, ("inspection", "annual_report"))["title"] == "年报公示"


def test_every_code_is_explained_once():
    assert [explanation.code for explanation in CODES] == [f"DG20{number}" for number in range(1, 10)]


@pytest.mark.parametrize("number", [1.0, 1e22, 30.0])
def test_a_whole_float_is_no_integer(number: float):
    data = {"schema_version": "1", "x": [{"days": number}]}
    assert checking._has_whole_float(data)
    assert not checking._has_whole_float({"days": 1, "text": "第1.0版 e+", "half": 0.5})
