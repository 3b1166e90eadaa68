import re
from inspect import signature
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judging import judged
from ruleexamples import (
    BASE,
    BATCH,
    EXPLAINED,
    FILE,
    LAWS,
    PERMIT,
    ROOT,
    TRANSFER,
    WITH_EXAMPLES,
    catalog,
    dated,
    files_of,
    line_of,
    marked,
    of,
    plain,
)

from docgen import rules
from docgen.catalog import loader, schema
from docgen.catalog.model import Catalog
from docgen.catalog.units import unit_at
from docgen.findings import Severity
from docgen.project import Project
from docgen.rules import RULES, crashed_rule


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.CODE)
def test_good_example_is_silent(rule):
    assert of(rule.CODE, rule.GOOD) == []


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.CODE)
def test_bad_example_is_flagged_on_exactly_the_marked_lines(rule):
    texts = BASE | files_of(rule.BAD)
    found = [(finding.file, line_of(texts[finding.file], finding)) for finding in of(rule.CODE, rule.BAD)]
    assert sorted(found) == marked(rule.BAD, rule.CODE) != []


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.CODE)
def test_examples_are_files_that_the_schemas_accept(rule):
    project = Project(ROOT)
    for file, text in (*files_of(rule.GOOD).items(), *files_of(rule.BAD).items()):
        assert schema.check(plain(text), file, schema.load(project, unit_at(file).schema)) == ()


@pytest.mark.parametrize("family", rules.FAMILIES)
def test_every_module_of_a_family_is_a_rule(family):
    """To be there is to be registered; what several rules use stands beside the families."""
    folder = Path(rules.__file__).parent / family
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    members = [rule for rule in RULES if rule.__name__.split(".")[-2] == family]
    assert {rule.__name__.rpartition(".")[2] for rule in members} == modules
    assert all(rule.CODE.startswith(rules.FAMILIES[family]) for rule in members)


def test_every_family_is_looked_through():
    folder = Path(rules.__file__).parent
    assert {path.parent.name for path in folder.glob("*/__init__.py")} == set(rules.FAMILIES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__.rpartition(".")[2])
def test_a_rule_keeps_the_contract(rule):
    """What mypy would say, were the modules not found by their place."""
    hints = {"CODE": str, "SEVERITY": Severity, "SCOPE": str, "TITLE": str, "WHY": str, "REMEDY": str}
    assert {name: type(getattr(rule, name, None)) for name in hints} == hints
    assert re.fullmatch("DG[0-9]{3}", rule.CODE) and rule.SCOPE in ("record", "catalog")
    assert all(isinstance(example, str | dict) and example for example in (rule.GOOD, rule.BAD))
    assert list(signature(rule.check).parameters) == ["catalog"]


def test_a_code_is_used_once():
    codes = [rule.CODE for rule in EXPLAINED]
    assert sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize("rule", EXPLAINED, ids=lambda rule: rule.CODE)
def test_texts_are_chinese_sentences(rule):
    for text in (rule.TITLE, rule.WHY, rule.REMEDY):
        assert re.search("[\u4e00-\u9fff]{2}", text)
    assert rule.WHY.endswith("。") and rule.REMEDY.endswith("。") and not rule.TITLE.endswith("。")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_legality_and_handover_rules_name_their_article(rule):
    if rule.CODE[:3] in ("DG3", "DG5"):
        assert re.search("《.+》第.+条", rule.WHY)


def test_every_code_can_be_explained():
    explained = {explanation.code: explanation for explanation in rules.explanations()}
    assert list(explained) == [rule.CODE for rule in (*RULES, crashed_rule)]
    assert explained["DG404"].bad.startswith("# catalogs/health/")


class TestRun:
    def test_a_rule_that_crashes_is_one_finding_and_the_others_go_on(self):
        def check(catalog):
            raise KeyError("x")
            yield

        crashing = SimpleNamespace(CODE="DG399", TITLE="会出错的规则", check=check)
        found = judged(catalog(PERMIT + "materials: [{name: 申请表}]\n"), rules=(crashing, *RULES)).findings
        assert [finding.code for finding in found if finding.code in ("DG900", "DG306")] == ["DG900", "DG306"]
        assert "DG399" in found[0].message and "KeyError" in found[0].help and "test_rules.py" in found[0].help

    def test_an_empty_catalog_has_nothing_wrong(self):
        assert judged(Catalog()).findings == ()


class TestTimeLimits:
    def test_promise_points_at_the_statutory_limit(self):
        (finding,) = of("DG301", PERMIT + "time_limit: {unit: 月, statutory: 1, promised: 2}\n")
        assert "2 个月" in finding.message and finding.related[0].pointer == ("time_limit", "statutory")

    def test_an_immediate_promise_has_no_counted_day(self):
        text = PERMIT + "flow: [{step: 受理, days: 0.5}]\ntime_limit: {promised: 0}\n"
        assert [finding.pointer for finding in of("DG302", text)] == [("flow", 0, "days")]

    def test_without_a_promise_the_steps_are_held_against_the_statutory_limit(self):
        (finding,) = of("DG302", PERMIT + "flow: [{step: 受理, days: 21}]\ntime_limit: {statutory: 20}\n")
        assert "法定时限却是 20 个工作日" in finding.message and finding.related[0].pointer == (
            "time_limit",
            "statutory",
        )

    def test_fractions_that_only_round_over_are_within(self):
        text = PERMIT + "flow: [{step: a, days: 0.1}, {step: b, days: 0.2}]\ntime_limit: {promised: 0.3}\n"
        assert of("DG302", text) == []

    @pytest.mark.parametrize(
        ("basis", "severity"),
        [
            ("", Severity.ERROR),
            ("《中华人民共和国行政许可法》第四十二条第一款", Severity.ERROR),
            ("《中华人民共和国行政许可法》第四十二条第二款", None),
            ("《取水许可和水资源费征收管理条例》第十九条", None),
            ("《云南省水资源管理条例》第十条", Severity.INFO),
            ("《关于延长办理时限的通知》", Severity.ERROR),
            ("《医疗器械经营监督管理办法》第十条", Severity.WARNING),
        ],
    )
    def test_more_than_twenty_days_needs_a_law_of_its_own(self, basis, severity):
        found = of("DG303", PERMIT + f"time_limit: {{statutory: 45, basis: [{basis}]}}\n")
        assert [finding.severity for finding in found] == [severity] * (severity is not None)

    def test_twenty_working_days_and_twenty_eight_days_are_within(self):
        assert not of("DG303", PERMIT + "time_limit: {statutory: 20}\n")
        assert not of("DG303", PERMIT + "time_limit: {unit: 日, statutory: 28}\n")

    def test_technical_argument_off_the_clock_is_left_alone(self):
        assert not of("DG309", PERMIT + "flow: [{step: 论证, cooperation: 技术论证, clock: 不计入}]\n")


class TestBases:
    def test_a_document_beside_a_regulation_is_enough_for_a_condition(self):
        basis = "[《关于加强公共场所卫生管理的通知》, 《公共场所卫生管理条例》第三条]"
        assert not of("DG305", PERMIT + f"conditions: [{{text: 达标, basis: {basis}}}]\n")

    def test_an_unknown_rule_is_not_called_a_document(self):
        text = PERMIT + "conditions: [{text: 达标, basis: [《云南省公共场所卫生管理办法》]}]\n"
        assert not of("DG305", text)

    def test_a_number_of_a_document_gives_it_away(self):
        assert of("DG305", PERMIT + "conditions: [{text: 达标, basis: [云政办发〔2016〕72号]}]\n")

    @pytest.mark.parametrize(("validity", "count"), [("有效", 1), ("已废止", 0)])
    def test_a_repealed_law_is_handed_over_as_repealed(self, validity, count):
        row = f"normative_files: [{{title: 中华人民共和国环境影响评价法, validity: {validity}}}]\n"
        assert len(of("DG409", {FILE: PERMIT, BATCH: TRANSFER + row})) == count

    def test_a_fee_that_is_not_charged_has_no_charges(self):
        (finding,) = of("DG311", PERMIT + "fee: {charged: false, charges: [{name: 工本费}]}\n")
        assert "工本费" in finding.message and not of("DG311", PERMIT + "fee: {charged: false}\n")

    def test_a_number_that_is_not_limited_has_no_manner(self):
        (finding,) = of("DG313", PERMIT + "quantity_limit: {limited: false, manner: 总量控制}\n")
        assert "总量控制" in finding.message
        assert not of("DG313", PERMIT + "quantity_limit: {limited: false, manner: 无}\n")

    def test_a_permit_that_became_a_filing_needs_no_establishing_basis(self):
        text = PERMIT.replace("设定依据", "实施依据")
        assert of("DG307", text)
        assert not of("DG307", text.replace("保留", "改为备案"))

    def test_a_department_rule_as_establishing_basis_is_a_warning_where_the_row_is_in_doubt(self):
        (finding,) = of("DG307", PERMIT.replace("公共场所卫生管理条例", "医疗器械经营监督管理办法"))
        assert finding.severity is Severity.WARNING and "部门规章" in finding.message


class TestDecision:
    @pytest.mark.parametrize(
        ("status", "step"),
        [
            ("保留", "{step: 决定, actor: 区卫生健康局}"),
            ("划转", "{step: 审批前现场核查, actor: 区卫生健康局, cooperation: 现场核查}"),
            ("划转", "{step: 决定, actor: 曲靖市沾益区行政审批局}"),
            ("划转", "{step: 审查, actor: 区卫生健康局, cooperation: 符合性审查}"),
            ("划转", "{step: 决定, actor: 没有登记的局}"),
            ("划转", "{step: 决定}"),
        ],
    )
    def test_silent(self, status, step):
        assert not of("DG308", PERMIT.replace("保留", status) + f"flow: [{step}]\n")


class TestNames:
    def test_an_alias_names_the_registered_name(self):
        (finding,) = of("DG403", PERMIT + "flow: [{step: 受理, actor: 区卫健局}]\n")
        assert "区卫生健康局" in finding.help and finding.related[0].file == "catalogs/health/department.yaml"

    def test_an_unknown_name_gets_the_nearest(self):
        (finding,) = of("DG403", PERMIT + "flow: [{step: 受理, actor: 区卫生健康委}]\n")
        assert "最接近的是“区卫生健康局”" in finding.help

    def test_silent_about_names_while_a_department_file_is_broken(self):
        text = PERMIT + "flow: [{step: 受理, actor: 区水务局}]\n"
        assert not of("DG403", text, broken=["catalogs/water-resources/department.yaml"])

    def test_an_alias_is_flagged_even_then(self):
        text = PERMIT + "flow: [{step: 受理, actor: 区卫健局}]\n"
        assert of("DG403", text, broken=["catalogs/water-resources/department.yaml"])

    def test_a_folder_without_its_department_is_flagged_once(self):
        other = PERMIT.replace("public-place-hygiene", "water-supply")
        example = {"catalogs/water/public-place-hygiene.yaml": PERMIT, "catalogs/water/water-supply.yaml": other}
        assert [finding.pointer for finding in of("DG403", example)] == [()]
        assert not of("DG403", example, broken=["catalogs/water/department.yaml"])

    def test_joint_regulators_and_both_sides_of_a_transfer_are_held_against_the_registry(self):
        text = PERMIT + "supervision: [{matter: 检查, regulator: 区卫生健康局, joint_with: [甲]}]\n"
        batch = TRANSFER.replace("giver: 区卫生健康局", "giver: 乙").replace("区行政审批局", "丙")
        found = of("DG403", {FILE: text, BATCH: batch + "supervisor: 丁\n"})
        assert [re.findall("“(.)”", finding.message) for finding in found] == [["甲"], ["乙"], ["丙"], ["丁"]]

    def test_a_broken_permit_is_not_called_missing(self):
        example = {BATCH: TRANSFER}
        assert of("DG404", example)
        assert not of("DG404", example, broken=[FILE])

    def test_every_sheet_and_the_parent_are_followed(self):
        sheets = "".join(f"{name}: [{{name: x, permits: [b]}}]\n" for name in ("certificates", "systems"))
        sheets += "normative_files: [{title: x, permits: [b]}]\npending_cases: [{case_number: x, permit: b}]\n"
        found = of("DG404", {FILE: PERMIT + "parent: c\n", BATCH: TRANSFER + sheets})
        assert [finding.pointer[0] for finding in found] == [
            "parent",
            "pending_cases",
            "normative_files",
            "certificates",
            "systems",
        ]

    def test_departments_and_transfers_have_ids_of_their_own(self):
        example = {FILE: PERMIT, BATCH: TRANSFER, "catalogs/transfers/health-2.yaml": TRANSFER}
        (finding,) = of("DG401", example)
        assert (finding.file, finding.related[0].file) == ("catalogs/transfers/health-2.yaml", BATCH)


class TestBatches:
    BACK = TRANSFER.replace("health-1", "health-2") + "direction: 划回\neffective_on: 2025-01-01\n"
    AGAIN = TRANSFER.replace("health-1", "health-3") + "effective_on: 2025-06-01\n"

    def example(self, *batches):
        first = TRANSFER + "effective_on: 2024-06-01\n"
        texts = [plain(text)["id"] for text in (first, *batches)]
        named = dict(zip(texts, (first, *batches), strict=True))
        return {FILE: PERMIT} | {f"catalogs/transfers/{id}.yaml": quoted(text) for id, text in named.items()}

    def test_given_back_between_is_not_twice(self):
        assert not of("DG407", self.example(self.BACK, self.AGAIN))

    def test_given_back_afterwards_is_twice(self):
        late = self.BACK.replace("2025-01-01", "2025-12-01")
        assert [f.file for f in of("DG407", self.example(late, self.AGAIN))] == ["catalogs/transfers/health-3.yaml"]

    def test_a_row_written_twice_in_one_batch_is_flagged(self):
        batch = TRANSFER.replace("rules: [", "rules: [{permit: public-place-hygiene}, ")
        assert [finding.pointer for finding in of("DG407", {FILE: PERMIT, BATCH: batch})] == [("rules", 1, "permit")]

    def test_another_departments_permit_is_flagged(self):
        example = {FILE: PERMIT, BATCH: TRANSFER.replace("department: health", "department: approval-bureau")}
        assert "approval-bureau" in of("DG407", example)[0].message

    def test_numbers_that_grow_by_a_digit_are_a_range(self):
        row = 'certificates: [{name: x, first_number: "1", last_number: "100", quantity: 100}]\n'
        assert not of("DG509", {FILE: PERMIT, BATCH: TRANSFER + row})

    def test_silent_about_batches_while_a_transfer_file_is_broken(self):
        text = PERMIT.replace("保留", "划转")
        assert of("DG502", text)
        assert not of("DG502", text, broken=[BATCH])


def quoted(text):
    """Dates are strings in the catalog."""
    return re.sub(r"effective_on: (\S+)", r'effective_on: "\1"', text)


class TestCitations:
    def cite(self, text):
        return PERMIT.replace("《公共场所卫生管理条例》第八条", text)

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("《中华人民共和国行政许可法》第八十四条", "共 83 条，没有第八十四条"),
            ("《中华人民共和国行政许可法》第三条之一", "没有第三条之一"),
            ("《中华人民共和国行政许可法》第三条第三款", "第三条共 2 款，没有第三款"),
            ("《中华人民共和国行政许可法》第三条第二款第一项", "第三条第二款没有分项，没有第一项"),
            ("《中华人民共和国行政许可法》第十二条第七项", "第十二条共 6 项，没有第七项"),
        ],
    )
    def test_says_what_the_law_has(self, text, says):
        (finding,) = of("DG408", self.cite(text))
        assert (says in finding.message, finding.severity) == (True, Severity.ERROR)

    @pytest.mark.parametrize(
        "text",
        [
            "《中华人民共和国行政许可法》",
            "《中华人民共和国行政许可法》第12条第六项",
            "《中华人民共和国行政许可法》第三十二条第五项",
            "《没有这部法》第九百条",
            "《中华人民共和国飞行基本规则》第三条第九款",
            "《全国人民代表大会常务委员会关于惩治骗购外汇、逃汇和非法买卖外汇犯罪的决定》第一百二十条之二第一款第四项",
        ],
    )
    def test_what_exists_or_is_not_known_is_silent(self, text):
        assert not of("DG408", self.cite(text))

    def test_a_doubtful_row_gives_a_warning(self):
        (finding,) = of("DG408", self.cite("《公共场所卫生管理条例》第九十条"))
        assert finding.severity is Severity.WARNING and "疑问" in finding.help

    def test_every_citing_field_is_looked_at(self):
        cite = "《没有这部法》"
        fields = f"""\
conditions: [{{text: x, basis: [{cite}1]}}]
materials: [{{name: x, basis: [{cite}2]}}]
intermediaries: [{{name: x, basis: [{cite}3]}}]
flow: [{{step: x, basis: [{cite}4]}}]
time_limit: {{basis: [{cite}5]}}
fee: {{charged: true, charges: [{{name: x, basis: [{cite}6]}}]}}
certificate: {{name: x, basis: [{cite}7]}}
quantity_limit: {{limited: true, basis: [{cite}8]}}
inspection: {{annual_check: {{required: true, basis: [{cite}9]}}, annual_report: {{required: true, basis: [{cite}10]}}}}
supervision: [{{matter: x, regulator: 区卫生健康局, basis: [{cite}11], penalty_basis: [{cite}12]}}]
responsibility:
  approval: [{{duty: x, basis: [{cite}13]}}]
  supervision: [{{duty: x, basis: [{cite}14]}}]
  accountability: [{{situation: x, basis: [{cite}15]}}]
"""
        assert [int(re.findall("》([0-9]+)”", f.message)[0]) for f in of("DG405", PERMIT + fields)] == [*range(1, 16)]

    def test_a_short_title_is_the_law_that_it_means(self):
        assert not of("DG405", self.cite("《行政许可法》第四条"))
        assert "没有第八十四条" in of("DG408", self.cite("《行政许可法》第八十四条"))[0].message
        assert of("DG409", self.cite("《环境影响评价法》第二十二条"))
        limit = "time_limit: {statutory: 45, basis: [《行政许可法》第四十二条第%s款]}\n"
        assert of("DG303", PERMIT + limit % "一") and not of("DG303", PERMIT + limit % "二")

    def test_every_place_of_a_list_is_looked_at(self):
        text = "《中华人民共和国行政许可法》第三条、第八十条至第九十条"
        assert "没有第九十条" in of("DG408", self.cite(text))[0].message
        assert of("DG409", self.cite("《城镇燃气管理条例》第一条、《中华人民共和国环境影响评价法》第二条"))
        (finding,) = of("DG405", self.cite("《公共场所卫生管理条例》第八条、《甲办法》第二条、《乙办法》"))
        assert "没有《甲办法》、《乙办法》" in finding.message

    def test_a_first_paragraph_of_one_is_a_hint_where_the_row_is_in_doubt(self):
        (finding,) = of("DG426", self.cite("《公共场所卫生管理条例》第三条、第八条第一款"))
        assert finding.severity is Severity.INFO and "第八条只有一款" in finding.message

    def test_a_law_is_repealed_from_its_day_on(self):
        text = self.cite("《中华人民共和国环境影响评价法》第二十二条")
        whole = catalog(text)
        before = dated(whole, "2026-08-14")
        assert [f.code for f in judged(whole).findings if f.code == "DG409"] == ["DG409"]
        assert "DG409" not in [f.code for f in judged(before).findings]

    def test_a_repealed_law_in_doubt_is_a_warning(self):
        (finding,) = of("DG409", self.cite("《中华人民共和国海洋环境保护法》第三条"))
        assert finding.severity is Severity.WARNING and "生态环境法典" in finding.message


class TestSecrets:
    @pytest.mark.parametrize(
        "note",
        [
            "密码：Zy2024!q",
            "密码=abcd",
            "口令为 qj123456",
            "password: hunter2",
            "PWD:abcd",
            "pwd=a1c",
            "初始密码123456",
            "密码是“Ab12”",
        ],
    )
    def test_a_password_anywhere_is_flagged_and_not_repeated(self, note):
        found = of("DG505", PERMIT + f"note: '{note}'\n")
        assert [finding.pointer for finding in found] == [("note",)]
        assert not re.search("[0-9A-Za-z]{3}", found[0].message)

    @pytest.mark.parametrize(
        "note",
        [
            "协调对接使用有关专网专线、系统账号密码",
            "密码：由双方当面交接",
            "密码为空",
            "password: N/A",
            "商用密码 GM/T 0054",
            "密码 SM3",
            "口令卡 2 张",
        ],
    )
    def test_words_about_passwords_are_not(self, note):
        assert not of("DG505", PERMIT + f"note: '{note}'\n")


@settings(max_examples=60)
@given(st.text(max_size=20), st.text(max_size=20), st.floats(0, 1e6), st.integers(0, 10**6))
def test_no_text_and_no_number_crashes_a_rule(name, cite, days, statutory):
    permit = plain(PERMIT) | {
        "basis": [{"cite": cite, "role": "设定依据"}],
        "conditions": [{"text": name, "basis": [cite]}],
        "flow": [{"step": name, "actor": name, "days": days}],
        "time_limit": {"statutory": statutory, "promised": days, "basis": [cite]},
    }
    records = [loader.record(plain(text), file) for file, text in BASE.items()]
    found = judged(loader.catalog([*records, loader.record(permit, FILE)], LAWS)).findings
    assert "DG900" not in {finding.code for finding in found}


@pytest.mark.parametrize(
    ("flow", "is_right"),
    [
        ([(3, None), (2, None)], True),
        ([(3, None), (3, None)], False),
        ([(3, None), (3, True)], True),
        ([(1, None), (3, True), (4, True), (1, None)], True),
        ([(1, None), (3, True), (4, True), (2, None)], False),
    ],
)
def test_steps_that_go_on_at_the_same_time_count_once(flow, is_right):
    steps = [{"step": "审查", "days": days, **({"parallel": True} if parallel else {})} for days, parallel in flow]
    permit = plain(PERMIT) | {"flow": steps, "time_limit": {"promised": 5}}
    records = [loader.record(plain(text), file) for file, text in BASE.items()]
    found = judged(loader.catalog([*records, loader.record(permit, FILE)], LAWS)).findings
    assert ("DG302" not in {finding.code for finding in found}) == is_right
