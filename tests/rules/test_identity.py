"""Identity, legality and handover: what the examples of those rules cannot show."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruleexamples import BASE, BATCH, FILE, PERMIT, TRANSFER, of

from docgen.findings import Severity
from docgen.rules.codes import basic_within, handling, is_main_item, misspelt

BUREAU = "catalogs/approval-bureau/department.yaml"
HEALTH = "catalogs/health/department.yaml"
OTHER = "catalogs/health/water-supply.yaml"
TRANSFERRED = PERMIT.replace("保留", "划转")
OTHER_PERMIT = PERMIT.replace("public-place-hygiene", "water-supply").replace("公共场所", "饮用水")

PUBLISHED = ["11320583MB155809X5", "11211303761813006B", "11371302MB2861293F", "12441500196720244T"]
"""Of county guides that are public."""

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def severities(code, example):
    return [finding.severity for finding in of(code, example)]


class TestCheckDigits:
    @pytest.mark.parametrize("uscc", PUBLISHED)
    def test_a_published_code_passes(self, uscc):
        assert misspelt(uscc) is None

    def test_a_code_of_the_pilot_years_fails_the_outer_digit_and_is_only_a_warning(self):
        assert severities("DG414", {HEALTH: BASE[HEALTH] + "uscc: 91350203M0001QAY9B\n"}) == [Severity.WARNING]
        assert "第 18 位应为 9" in (misspelt("91350203M0001QAY9B") or "")

    @settings(max_examples=200)
    @given(st.sampled_from(PUBLISHED), st.integers(0, 17), st.sampled_from(ALPHABET))
    def test_any_one_wrong_character_is_found(self, uscc, place, character):
        wrong = uscc[:place] + character + uscc[place + 1 :]
        assert (misspelt(wrong) is None) == (wrong == uscc)

    @pytest.mark.parametrize("last", ALPHABET)
    def test_the_inner_digit_is_checked_when_the_outer_one_holds(self, last):
        """Exactly one last digit satisfies the outer check, whatever the inner one is."""
        fault = misspelt("11320583MB1558091" + last)
        assert fault and fault.startswith("第 17 位应为 X" if last == "E" else "第 18 位应为 E")


class TestCodes:
    def test_are_taken_apart(self):
        code = handling("11320583MB155809X5400012020900002")
        assert (code.uscc, code.level, code.basic, code.number) == ("11320583MB155809X5", "4", "000120209000", "02")
        assert (handling("00011712900702").uscc, handling("00011712900702").number) == (None, "02")
        assert handling("11371302MB2861293F4000117129007") is None
        assert basic_within("11371302MB2861293F4000117129007") == "000117129007"
        assert is_main_item("00016211200Y") and not is_main_item("000162112000") and not is_main_item(None)

    @pytest.mark.parametrize("code", ["000123006000", "000123006001", "00016211200Y", "530398006003"])
    def test_known_forms_are_silent(self, code):
        assert not of("DG411", PERMIT + f'code: "{code}"\n')

    @pytest.mark.parametrize("code", ["442199806003", "XK-123", "00012300600y", "0001230060000"])
    def test_other_forms_are_a_warning(self, code):
        assert severities("DG411", PERMIT + f'code: "{code}"\n') == [Severity.WARNING]

    def test_an_implementing_code_is_told_its_basic_code(self):
        (finding,) = of("DG411", PERMIT + 'code: "11371302MB2861293F4000117129007"\n')
        assert "000117129007" in finding.help

    def items(self, *codes):
        return "handling_items:\n" + "".join(f'  - {{name: 办理{n}, code: "{c}"}}\n' for n, c in enumerate(codes))

    def test_an_implementing_code_lacks_two_digits(self):
        (finding,) = of("DG412", PERMIT + self.items("11371302MB2861293F4000117129007"))
        assert "还缺两位" in finding.help

    def test_after_the_transfer_the_organ_is_the_bureau(self):
        text = self.items("11320583MB155809X5400012300600001")
        organs = {
            BUREAU: BASE[BUREAU] + "uscc: 11371302MB2861293F\n",
            HEALTH: BASE[HEALTH] + "uscc: 11320583MB155809X5\n",
        }
        (finding,) = of("DG413", organs | {FILE: TRANSFERRED + text})
        assert "11371302MB2861293F" in finding.message and "区行政审批局" in finding.message
        assert not of("DG413", organs | {FILE: PERMIT + text})

    def test_an_unknown_organ_is_not_compared(self):
        assert not of("DG413", TRANSFERRED + self.items("11320583MB155809X5400012300600001"))

    def test_a_main_item_is_not_handled_itself(self):
        (finding,) = of("DG413", PERMIT + self.items("00012300600Y01"))
        assert "主项" in finding.message

    def test_an_item_of_another_level_is_flagged(self):
        text = PERMIT + "level: 市\n" + self.items("11320583MB155809X5400012300600001")
        assert "市级应为 3" in of("DG413", text)[0].message

    def test_a_code_may_not_be_its_own_former_one(self):
        (finding,) = of("DG415", PERMIT + 'code: "000123006000"\nprevious_codes: ["000123006000"]\n')
        assert "自己" in finding.message

    def test_two_permits_may_have_one_former_code(self):
        former = 'previous_codes: ["000123006000"]\n'
        assert not of("DG415", {FILE: PERMIT + former, OTHER: OTHER_PERMIT + former})

    def test_one_handling_code_in_two_permits_is_flagged_and_one_name_is_not(self):
        items = self.items("00012300600001")
        found = of("DG416", {FILE: PERMIT + items, OTHER: OTHER_PERMIT + items})
        assert [finding.pointer[-1] for finding in found] == ["code"]


class TestMainItems:
    PARENT = OTHER_PERMIT + 'code: "00012300600Y"\n'

    def test_a_chain_is_an_error_and_a_code_only_a_warning(self):
        parent = OTHER_PERMIT + 'code: "000123006000"\nparent: x\n'
        assert severities("DG417", {FILE: PERMIT + "parent: water-supply\n", OTHER: parent}) == [
            Severity.ERROR,
            Severity.WARNING,
        ]

    def test_codes_that_are_not_known_are_not_compared(self):
        assert not of("DG417", {FILE: PERMIT + "parent: water-supply\n", OTHER: OTHER_PERMIT})
        assert not of("DG417", {FILE: PERMIT + "parent: water-supply\n", OTHER: self.PARENT})

    def test_a_sub_item_is_not_coded_as_a_main_item(self):
        text = PERMIT + 'code: "00012300600Y"\nparent: water-supply\n'
        assert [finding.pointer for finding in of("DG417", {FILE: text, OTHER: self.PARENT})] == [("code",)]

    def test_sub_items_may_be_in_a_broken_file(self):
        assert of("DG418", {OTHER: self.PARENT})
        assert not of("DG418", {OTHER: self.PARENT}, broken=[FILE])


class TestRegistry:
    def test_an_alias_of_two_departments_is_an_error(self):
        water = "id: water\nname: 曲靖市沾益区水务局\nshort: 区水务局\nrole: 主管\naliases: [区卫健局]\n"
        (finding,) = of("DG419", {"catalogs/water/department.yaml": water})
        assert (finding.pointer, finding.related[0].file) == (("aliases", 0), HEALTH)

    def test_a_department_may_repeat_its_own_names(self):
        text = BASE[HEALTH].replace("short: 区卫生健康局", "short: 曲靖市沾益区卫生健康局")
        assert not of("DG419", {HEALTH: text})

    def test_a_branch_of_a_city_organ_has_the_city_in_its_name(self):
        text = BASE[HEALTH].replace("曲靖市沾益区卫生健康局", "曲靖市生态环境局沾益分局")
        assert not of("DG420", {HEALTH: text})

    def test_a_cancelled_permit_may_leave_its_name_to_another(self):
        other = OTHER_PERMIT.replace("饮用水卫生许可", "公共场所卫生许可")
        assert of("DG421", {FILE: PERMIT, OTHER: other})
        assert not of("DG421", {FILE: PERMIT, OTHER: other.replace("保留", "取消")})

    def test_a_material_in_another_form_is_another_row(self):
        rows = "materials: [{name: 身份证, form: [原件]}, {name: 身份证, form: [复印件]}]\n"
        assert not of("DG422", PERMIT + rows)


class TestBatches:
    BACK = TRANSFER + "direction: 划回\n"

    def test_a_return_goes_the_other_way(self):
        assert [finding.pointer for finding in of("DG424", {FILE: PERMIT, BATCH: self.BACK})] == [
            ("giver",),
            ("receiver",),
        ]
        turned = self.BACK.replace("giver: 区卫生健康局", "giver: 区行政审批局").replace(
            "receiver: 区行政审批局", "receiver: 曲靖市沾益区卫生健康局"
        )
        assert not of("DG424", {FILE: PERMIT, BATCH: turned})

    def test_a_name_that_is_not_registered_is_another_rules(self):
        assert not of("DG424", {BATCH: TRANSFER.replace("giver: 区卫生健康局", "giver: 区水务局")})

    def test_a_supervisor_who_is_a_side_is_a_warning(self):
        assert severities("DG424", {BATCH: TRANSFER + "supervisor: 区行政审批局\n"}) == [Severity.WARNING]

    def test_every_sheet_is_held_against_the_batch(self):
        rows = "".join(f"{name}: [{{name: x, permits: [water-supply]}}]\n" for name in ("certificates", "systems"))
        rows += "normative_files: [{title: x, permits: [water-supply]}]\n"
        rows += "pending_cases: [{case_number: x, permit: water-supply}]\n"
        found = of("DG425", {FILE: PERMIT, OTHER: OTHER_PERMIT, BATCH: TRANSFER + rows})
        assert {finding.pointer[0] for finding in found} == {
            "certificates",
            "systems",
            "normative_files",
            "pending_cases",
        }

    def test_a_permit_that_does_not_exist_is_another_rules(self):
        assert not of("DG425", {FILE: PERMIT, BATCH: TRANSFER + "systems: [{name: x, permits: [nothing]}]\n"})


class TestLegality:
    @pytest.mark.parametrize(
        ("basis", "severity"),
        [
            ("", Severity.ERROR),
            ("《公共场所卫生管理条例》第八条", None),
            ("《云南省公共场所卫生管理条例》第八条", None),
            ("《食品生产经营监督检查管理办法》第五条", Severity.WARNING),  # its row is in doubt
            ("《关于开展年检的通知》", Severity.ERROR),
        ],
    )
    def test_a_yearly_check_needs_a_law_or_regulation(self, basis, severity):
        text = f"inspection: {{annual_check: {{required: true, basis: [{basis}]}}}}\n"
        assert severities("DG310", PERMIT + text) == [severity] * (severity is not None)

    def test_a_yearly_check_that_is_not_required_needs_nothing(self):
        assert not of("DG310", PERMIT + "inspection: {annual_check: {required: false}}\n")

    def test_a_fee_without_its_items_is_an_error_and_no_fee_is_none(self):
        assert [finding.pointer for finding in of("DG311", PERMIT + "fee: {charged: true}\n")] == [("fee", "charged")]
        assert not of("DG311", PERMIT + "fee: {charged: false}\n")

    def test_a_decision_of_the_state_council_is_enough(self):
        cite = "《国务院对确需保留的行政审批项目设定行政许可的决定》"
        text = PERMIT.replace("《公共场所卫生管理条例》第八条", cite)
        assert not of("DG307", text) and not of("DG314", text)
        assert not of("DG312", PERMIT + f"intermediaries: [{{name: 评价, basis: [{cite}]}}]\n")

    def test_a_rule_may_limit_the_number_and_a_document_may_not(self):
        def limit(cite):
            return of("DG313", PERMIT + f"quantity_limit: {{limited: true, basis: [{cite}]}}\n")

        assert not limit("《食品生产经营监督检查管理办法》第五条") and not limit("《云南省办法》第五条")
        assert limit("《关于控制数量的通知》")

    def test_where_nothing_set_the_permit_one_finding_is_enough(self):
        text = PERMIT.replace("《公共场所卫生管理条例》第八条", "《关于加强管理的通知》")
        assert of("DG307", text) and not of("DG314", text)

    @pytest.mark.parametrize("status", ["保留", "取消"])
    def test_a_hearing_of_a_permit_that_stayed_is_the_departments(self, status):
        text = PERMIT.replace("保留", status) + "flow: [{step: 听证, actor: 区卫生健康局}]\n"
        assert not of("DG316", text)


class TestHandover:
    def people(self, *rows):
        return {HEALTH: BASE[HEALTH] + "liaisons:\n" + "".join(f"  - {{{row}}}\n" for row in rows), FILE: TRANSFERRED}

    def test_no_liaison_is_a_hint_for_departments_with_permits_handed_over(self):
        assert severities("DG506", {FILE: TRANSFERRED}) == [Severity.INFO]
        assert not of("DG506", {FILE: PERMIT})

    @pytest.mark.parametrize(
        ("since", "until", "is_in_post"),
        [
            ("2026-11-23", "2026-11-23", True),
            ("2026-11-24", "2027-11-23", False),
            ("2024-11-24", "2026-11-22", False),
        ],
    )
    def test_who_is_in_post_is_asked_for_the_catalogs_day(self, since, until, is_in_post):
        example = self.people(f'name: 甲, since: "{since}", until: "{until}"')
        assert severities("DG506", example) == [Severity.WARNING] * (not is_in_post)

    def test_a_second_one_is_no_first_liaison(self):
        assert of("DG506", self.people("name: 甲, shift: B"))

    def test_a_push_list_that_is_absent_is_flagged_at_the_status(self):
        assert [finding.pointer for finding in of("DG507", TRANSFERRED)] == [("status",)]
        assert not of("DG507", PERMIT)

    @pytest.mark.parametrize(
        ("row", "keys"),
        [
            ('first_number: "A001", last_number: "A100", quantity: 100', []),
            ('first_number: "A001", last_number: "B100", quantity: 7', []),
            ('first_number: "1", last_number: "100", quantity: 7', []),
            ('first_number: "007"', ["first_number"]),
            ("first_number: 见实物, last_number: 见实物, quantity: 7", []),
            ('first_number: "007", last_number: "007", quantity: 1, void: 1', []),
            ('first_number: "007", last_number: "007", quantity: 0', ["quantity"]),
            ("quantity: 3, void: 4", ["void"]),
        ],
    )
    def test_numbers_that_can_be_compared_are(self, row, keys):
        example = {BATCH: TRANSFER + f"certificates: [{{name: 证, {row}}}]\n"}
        assert [finding.pointer[-1] for finding in of("DG509", example)] == keys
        assert not of("DG900", example)

    def stock(self, row, id="health-1", **changes):
        text = TRANSFER.replace("health-1", id)
        for key, value in changes.items():
            text = re.sub(f"{key}: .*", f"{key}: {value}", text) if f"{key}: " in text else f"{text}{key}: {value}\n"
        return text + f'certificates: [{{name: 证, first_number: "001", last_number: "100"{row}}}]\n'

    def test_numbers_handed_over_in_two_batches_overlap(self):
        second = "catalogs/transfers/health-2.yaml"
        again = {BATCH: self.stock(""), second: self.stock("", "health-2")}
        assert [finding.file for finding in of("DG509", again)] == [second]
        assert not of("DG509", again | {second: self.stock("", "health-2", direction="划回")})
        assert not of("DG509", again | {second: self.stock(", edition: 2025版", "health-2")})
        assert not of("DG509", again | {second: self.stock("", "health-2", department="water")})

    def test_a_system_counts_only_after_the_handover_and_when_its_state_is_known(self):
        done = TRANSFER + 'handed_over_on: "2024-05-31"\n'
        assert not of("DG510", {BATCH: TRANSFER + "systems: [{name: x, state: 未申请}]\n"})
        assert not of("DG510", {BATCH: done + "systems: [{name: x}]\n"})
        assert of("DG510", {BATCH: done + "systems: [{name: x, state: 未申请}]\n"})

    @pytest.mark.parametrize("status", ["划转", "取消"])
    def test_who_watches_a_certificate_is_asked_for_permits_that_stayed(self, status):
        text = PERMIT + "certificate: {name: 证, validity: 4年}\ninspection: {annual_report: {required: true}}\n"
        assert [finding.pointer[0] for finding in of("DG511", text)] == ["certificate", "inspection"]
        assert not of("DG511", text.replace("保留", status))

    @pytest.mark.parametrize(
        "step",
        [
            "step: 现场核查, cooperation: 现场核查",
            "step: 审查, actor: 区卫生健康局",
            "step: 联合审查, actor: 区行政审批局",
            "step: 审查, actor: 区行政审批局, standard: 组织会审",
        ],
    )
    def test_a_step_with_the_department_is_its_part(self, step):
        text = TRANSFERRED + "key_domains: [安全]\n"
        assert not of("DG512", text + f"flow: [{{{step}}}]\n")
        assert of("DG512", text + "flow: [{step: 决定, actor: 区行政审批局}]\n")
        assert not of("DG512", text)


class TestSuccessors:
    GONE = PERMIT.replace("保留", "合并")

    def test_the_nearest_id_is_never_its_own(self):
        (finding,) = of("DG404", self.GONE + "successors: [public-place-hygeine]\n")
        assert "最接近" not in finding.help

    def test_a_successor_that_is_gone_itself_is_only_a_warning(self):
        other = OTHER_PERMIT.replace("保留", "取消")
        assert severities("DG428", {FILE: self.GONE + "successors: [water-supply]\n", OTHER: other}) == [
            Severity.WARNING
        ]

    @pytest.mark.parametrize("more", ["successors: [water-supply]\n", "note: 向街道办事处申请。\n"])
    def test_one_word_on_where_to_go_is_enough(self, more):
        assert of("DG429", self.GONE) and not of("DG429", {FILE: self.GONE + more, OTHER: OTHER_PERMIT})


class TestMisspeltLaws:
    @pytest.mark.parametrize(
        "title", ["公共场所卫生管理条列", "公共场所卫管理条例", "公共场所卫生的管理条例", "行政许可证法"]
    )
    def test_one_wrong_character_is_asked_about(self, title):
        (finding,) = of("DG405", PERMIT.replace("《公共场所卫生管理条例》第八条", f"《{title}》第八条"))
        assert "是不是想写《" in finding.message

    @pytest.mark.parametrize("title", ["公共场所卫生管理办法", "公共场所卫生管理条例实施细则", "饮用水卫生条例"])
    def test_another_law_is_not(self, title):
        (finding,) = of("DG405", PERMIT.replace("《公共场所卫生管理条例》第八条", f"《{title}》第八条"))
        assert "是不是" not in finding.message


class TestCertificateAsMaterial:
    ASKED = PERMIT + "certificate: {name: 卫生许可证}\nmaterials: [{name: 卫生许可证, need: 必要}]\n"

    @pytest.mark.parametrize(("item", "is_wrong"), [("新办", True), ("延续", False), ("变更", False)])
    def test_only_of_those_who_have_none_yet(self, item, is_wrong):
        assert bool(of("DG317", f"{self.ASKED}handling_items: [{{name: {item}}}]\n")) == is_wrong
