"""Text of official documents: what the examples of those rules cannot show, above all what they must not flag."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judging import judged
from ruleexamples import BASE, BATCH, FILE, LAWS, PERMIT, TRANSFER, catalog, of, plain

from docgen import rules
from docgen.catalog import loader
from docgen.catalog.model import Catalog, Department, Permit
from docgen.findings import Severity
from docgen.rules.law_titles import titles
from docgen.rules.misspellings import misspellings
from docgen.rules.text_fields import collect, with_pointers
from docgen.rules.texts import END, EVERYTHING, signs, texts

TEXT_RULES = tuple(rule for rule in rules.RULES if rule.CODE.startswith("DG6"))


def found(code, **fields):
    """Findings of one rule for a permit with these fields, as data: no YAML stands between the text and the rule."""
    return [finding for finding in outcome(**fields) if finding.code == code]


def outcome(**fields):
    records = [loader.record(plain(text), file) for file, text in BASE.items()]
    record = loader.record(plain(PERMIT) | fields, FILE)
    return judged(loader.catalog([*records, record], LAWS), rules=TEXT_RULES).findings


def condition(text):
    return [{"text": text, "basis": ["《公共场所卫生管理条例》第三条"]}]


RIGHT = """
云政办发〔2016〕72号｜国务院令第412号｜农业农村部令2022年第8号｜市场监管总局公告2020年第5号
《关于印发通知》（安行审发〔2022〕21号）｜（2024）云0303行初12号｜农业农村部公告〔2020〕第5号｜卫生部令第80号
第13届人大常委会公告（2024）第5号｜沾综罚决字〔2024〕第5号决定书
不少于1.5米｜上午8:30至11:30｜版本2.1.3｜每年1月1日至3月31日｜2024年2月29日｜二〇二四年五月｜24小时值班
有效期10年2个月｜满18年6个月｜近20年1月以来｜标准GB 37487-2019年版｜GB/T 9704—2012｜2023—2025年｜3×4米
5～10个工作日｜5—10个工作日｜10%～20%｜第0874-3123456号｜比例1：2｜DN50-100管｜3-502室｜型号0x12｜编号3x4B
1500x部｜地址192.168.1.1｜增长2024.5倍｜编号2024-05-28-003｜满足2.0.24要求
通过APP办理｜Wi-Fi账号｜见https://www.example.gov.cn/a,b;c?x=1:2(3)｜邮箱spj@zhanyi.gov.cn｜pH(25)值
函数f(x)的值｜GB(2012)｜e.g. the case｜U.S.A.｜A.申请表｜1.申请表2.身份证｜CO2浓度｜见附件.docx
昆明—曲靖段｜其余……从略｜许可——即批准——有效｜什么？！｜《关于修改〈食品安全法实施条例〉的决定》
“甲”“乙”两类｜《优化营商环境条例》（试行）、《旅馆业治安管理办法》｜（一）申请表；（二）身份证｜1）原件；2）复印件
一、原件；二、复印件｜二、三类射线装置｜1、2类｜第一、二类｜第一，原件｜一、二级｜（1）（2）｜a）甲；b）乙
第一条 为规范许可｜第一章　总则｜附件1 申请表｜使用 GB 37487 标准｜阿依古丽·买买提
以营利为目的的经营活动｜标的的数量｜的的确确｜为了了解情况｜以及及时处理｜组织实施实施方案｜其中和和气气
台风登陆云南｜海上登陆作业｜申请截止时间｜报名截止后｜做出突出贡献的单位给予奖励的决定｜生活必需品｜所必需的条件
预防犯罪｜重复盖章｜股份份额｜供水份额｜组成份额｜抗辩认为｜关注消费者｜讲座落实情况｜支付本息｜帐篷｜过渡假期
国家俱乐部｜毕竟争议｜编纂改版｜图象征集｜即日启用｜检字（2024）第12号｜按排水量｜完善自身｜全部份额｜作出吊销许可决定后｜申请行政复议｜提起行政诉讼｜《帐户管理办法》
等待补正材料｜待定价文件｜收录XXL号｜53XXXX编号｜【2024】版｜某些情形｜×标志
各地法律法规｜消防法规｜预算法定｜乡镇企业法人｜云南省道路运输条例｜依法处理｜违法行为｜食品安全法律｜审计法庭
《中华人民共和国行政许可法》第四条｜本条例第八条｜《办法》第十条｜依照“消防法”的说法
国务院令第797号第2条｜标准第5条｜《中华人民共和国行政许可法》第四十二条第一款｜第1项工程
统一社会信用代码11530303MB0X12345U｜电话0874-3123456｜编号138001380001｜许可证号JY15303010012345
流水号6222020200112233445｜https://example.cn/?id=13800138000｜12
"""


@pytest.mark.parametrize("text", ["", " ", "甲\n乙", *RIGHT.strip().replace("\n", "｜").split("｜")])
def test_good_text_is_left_alone(text):
    assert [(f.code, f.message) for f in outcome(note=text)] == []


WRONG = [
    ("DG601", "依据沾政办发(2024)12号", "〔2024〕12号"),
    ("DG601", "依据沾政办发【2024】12号", "沾政办发〔2024〕12号"),
    ("DG601", "依据沾政办发﹝2024﹞12号", "〔2024〕12号"),
    ("DG602", "2023年2月29日起", None),
    ("DG602", "自2024年13月起", None),
    ("DG602", "二〇二四年十三月", None),
    ("DG602", "20240230日", None),
    ("DG602", "2024 年 4 月 31 日", None),
    ("DG603", "20240528日前", "2024年5月28日前"),
    ("DG603", "自20240528起", "自2024年5月28日起"),
    ("DG603", "2024/5/28印发", "2024年5月28日印发"),
    ("DG603", "2024-05-28印发", "2024年5月28日印发"),
    ("DG603", "2024年5月8号", "2024年5月8日"),
    ("DG603", "2024年05月", "2024年5月"),
    ("DG604", "自24年5月起", None),
    ("DG605", "依照消防法办理", "《中华人民共和国消防法》"),
    ("DG605", "消防法规定的条件", "《中华人民共和国消防法》"),
    ("DG605", "按照《旅馆业治安管理办法》和民办教育促进法实施条例办理", "《中华人民共和国民办教育促进法实施条例》"),
    ("DG606", "《关于《食品安全法》的决定》", "《关于〈食品安全法〉的决定》"),
    ("DG607", "见《消防法》第十五条", "《中华人民共和国消防法》"),
    ("DG608", "齐全,有效", "齐全，有效"),
    ("DG608", "说明:原件(1份)", "说明：原件（1份）"),
    ("DG608", "全文(LawRefBook/Laws)可查", "全文（LawRefBook/Laws）可查"),
    ("DG608", '称为"甲类"场所', "称为“甲类”场所"),
    ("DG608", "见https://a.cn/b,c的说明.", "见https://a.cn/b,c的说明。"),
    ("DG608", "时间:9:30", "时间：9:30"),
    ("DG609", "ＡＢ类１２项", "AB类12项"),
    ("DG610", "（见附件", None),
    ("DG610", "见）附件（", None),
    ("DG610", "“甲”和”乙“", None),
    ("DG611", "申请 人", "申请人"),
    ("DG611", "《办法》 已经", "《办法》已经"),
    ("DG611", "通过　“推送", "通过“推送"),
    ("DG612", "卫\u2f63许可", "卫生许可"),
    ("DG612", "卫生\u200b许可", "卫生许可"),
    ("DG612", "cafe\u0301吧", "caf\u00e9吧"),
    ("DG613", "空气、水质...均合格", "空气、水质……均合格"),
    ("DG613", "空气、水质。。。均合格", "空气、水质……均合格"),
    ("DG613", "许可--即批准", "许可——即批准"),
    ("DG614", "合格，。", "合格。"),
    ("DG614", "空气、水质、等", "空气、水质等"),
    ("DG614", "合格。。", "合格。"),
    ("DG615", "（一）、申请表", "（一）申请表"),
    ("DG615", "分为：1、申请表", "分为：1.申请表"),
    ("DG615", "一.申请表", "一、申请表"),
    ("DG615", "第一、申请表", "第一，申请表"),
    ("DG616", "应当应当提交", "应当提交"),
    ("DG616", "关于关于印发的的", "关于印发的"),
    ("DG619", "开立帐户", "开立账户"),
    ("DG619", "按装设备", "安装设备"),
    ("DG619", "既使延期，也应当办理", "即使延期，也应当办理"),
    ("DG619", "截止2024年底", "截至2024年底"),
    ("DG619", "做出不予许可的决定", "作出不予许可的决定"),
    ("DG619", "登陆政务网", "登录政务网"),
    ("DG620", "法人代表签字", "法定代表人签字"),
    ("DG620", "依法吊销行政许可决定", "依法撤销行政许可决定"),
    ("DG621", "沾政办发〔2024〕x号", None),
    ("DG621", "××区××局", None),
    ("DG621", "由〇〇局办理", None),
    ("DG621", "由○○区办理", None),
    ("DG621", "由**局办理", None),
    ("DG621", "收费标准【待补】", None),
    ("DG621", "{{ permit.name }}", None),
    ("DG621", "联系人：____", None),
    ("DG622", "无", None),
    ("DG630", "2023-2025年", "2023—2025年"),
    ("DG630", "3-5个工作日", "3～5个工作日"),
    ("DG630", "5-10%", "5%～10%"),
    ("DG630", "3～5万元", "3万～5万元"),
    ("DG631", "《旅馆业治安管理办法》第12条第3款第1项", "第十二条第三款第一项"),
    ("DG632", "依据沾政办发〔2024〕12号《关于印发方案的通知》", None),
    ("DG633", "《优化营商环境条例》、《旅馆业治安管理办法》", "《优化营商环境条例》《旅馆业治安管理办法》"),
    ("DG633", "“甲”、“乙”", "“甲”“乙”"),
    ("DG634", "由区卫计局负责", None),
    ("DG635", "二○○四年", "二〇〇四年"),
    ("DG635", "「甲类」", "“甲类”"),
]


@pytest.mark.parametrize(("code", "text", "right"), WRONG)
def test_wrong_text_is_flagged_with_what_is_right(code, text, right):
    (finding,) = found(code, note=text)
    assert finding.pointer == ("note",)
    assert right is None or right in finding.help


@pytest.mark.parametrize(("code", "text", "right"), [row for row in WRONG if row[2] and row[2].startswith(row[1][:1])])
def test_the_corrected_text_is_clean(code, text, right):
    assert not found(code, note=right)


class TestDocumentNumbers:
    def number(self, text):
        return of("DG601", {FILE: PERMIT, BATCH: TRANSFER + f'decision: {{title: 通知, number: "{text}"}}\n'})

    @pytest.mark.parametrize(
        ("text", "right"),
        [
            ("沾政办发〔2024〕第12号", "沾政办发〔2024〕12号"),
            ("沾政办发〔2024〕012号", "沾政办发〔2024〕12号"),
            ("沾政办发[2024]12号", "沾政办发〔2024〕12号"),
            ("沾政办发2024-12", "沾政办发〔2024〕12号"),
        ],
    )
    def test_in_its_field_is_an_error(self, text, right):
        (finding,) = self.number(text)
        assert finding.severity is Severity.ERROR and f"“{right}”" in finding.help

    @pytest.mark.parametrize(
        "text", ["国务院令第412号", "农业部令2017年第5号", "沾行审许字〔2024〕第5号", "GB 37487-2019"]
    )
    def test_of_another_kind_is_left_alone(self, text):
        assert not self.number(text)

    def test_in_running_text_it_is_a_warning(self):
        assert found("DG601", note="云政办发[2016]72号")[0].severity is Severity.WARNING


class TestLawTitles:
    def test_a_short_title_is_enough_where_the_record_cites_the_full_one(self):
        basis = [{"cite": "《中华人民共和国消防法》第十五条", "role": "设定依据"}]
        assert not found("DG607", basis=basis, note="《消防法》第十五条另有规定")

    @pytest.mark.parametrize(
        "text", ["《中华人民共和国消防法》（以下简称《消防法》）", "按《中华人民共和国消防法》，《消防法》规定"]
    )
    def test_or_the_text_itself(self, text):
        assert not found("DG607", note=text)

    def test_a_transfer_that_lists_the_law_may_call_it_short(self):
        listed = "normative_files: [{title: 中华人民共和国消防法}]\nnote: 《消防法》已修改\n"
        assert not of("DG607", {FILE: PERMIT, BATCH: TRANSFER + listed})

    def test_titles_of_others_and_quotes_are_not_rewritten(self):
        sources = [{"title": "消防法全文(转载)"}]
        assert [f.code for f in outcome(sources=sources)] == ["DG608"]
        basis = [{"cite": "《公共场所卫生管理条例》第八条", "role": "设定依据", "quote": "其它帐簿依照消防法"}]
        assert outcome(basis=basis) == ()

    def test_the_longest_title_counts(self):
        known = titles(LAWS)
        text = "依照中华人民共和国烟草专卖法实施条例"
        assert known.ending(text, len(text)) == "中华人民共和国烟草专卖法实施条例"
        assert known.ending("依照烟草", 4) is None


class TestLists:
    def duties(self, *rows):
        return {"approval": [{"duty": row} if isinstance(row, str) else row for row in rows]}

    def test_end_marks_that_all_agree_are_left_alone(self):
        assert not found("DG617", responsibility=self.duties("甲。", "乙。"))
        assert found("DG617", responsibility=self.duties("甲。", "乙"))[0].severity is Severity.INFO

    def test_a_name_ends_without_a_mark(self):
        assert "“申请表”" in found("DG618", materials=[{"name": "申请表；"}])[0].help

    def test_a_note_may_end_with_one(self):
        assert not found("DG618", note="须经核定。")

    @pytest.mark.parametrize("name", ["其他证明材料", "有关部门认为需要提供的材料", "相关材料", "房产证等证件", "其它"])
    def test_a_catch_all_material_is_an_error(self, name):
        (finding,) = found("DG623", materials=[{"name": name}])
        assert finding.severity is Severity.ERROR

    @pytest.mark.parametrize(
        "name",
        ["其他从业人员培训合格证明", "工作单位证明", "符合规定条件的证明材料", "相关部门出具的验收报告", "等级证书"],
    )
    def test_a_named_material_is_not(self, name):
        assert not found("DG623", materials=[{"name": name}])

    @pytest.mark.parametrize("text", ["主管部门认为有必要的", "法律规定的其他条件", "符合规划等要求"])
    def test_a_catch_all_condition_is_a_warning(self, text):
        (finding,) = found("DG624", conditions=condition(text))
        assert finding.severity is Severity.WARNING

    def test_what_the_law_calls_other_is_no_catch_all(self):
        assert not found("DG624", conditions=condition("具备教育法和其他法律、法规规定的设立条件"))

    @pytest.mark.parametrize("text", ["在3个工作日内及时处理", "按照《办法》第十条及时处理", "当场告知有关部门"])
    def test_a_duty_with_a_number_or_a_law_is_firm(self, text):
        assert not found("DG626", responsibility=self.duties(text))

    def test_a_duty_with_a_basis_is_the_laws_own(self):
        row = {"duty": "及时处理", "basis": ["《公共场所卫生管理条例》第十二条"]}
        assert not found("DG626", responsibility=self.duties(row))

    def test_a_push_with_a_deadline_is_firm(self):
        push = {"direction": "审批推送监管", "trigger": "及时推送"}
        deadline = {"number": 2, "unit": "工作日", "origin": "双方约定"}
        assert found("DG626", push=[push]) and not found("DG626", push=[push | {"deadline": deadline}])


class TestPersonalData:
    @pytest.mark.parametrize(
        ("text", "name", "severity"),
        [
            ("身份证11010519491231002X", "公民身份号码", Severity.ERROR),
            ("身份证11010519491231002x。", "公民身份号码", Severity.ERROR),
            ("电话138 0013 8000", "手机号码", Severity.ERROR),
            ("电话138-0013-8000", "手机号码", Severity.ERROR),
            ("账号6222021234567890128", "银行卡号", Severity.ERROR),
            ("邮箱zhangsan@163.com", "邮箱", Severity.WARNING),
        ],
    )
    def test_is_flagged_and_not_repeated(self, text, name, severity):
        (finding,) = found("DG627", note=text)
        assert (name in finding.message, finding.severity) == (True, severity)
        assert not re.search("[0-9]{3}|zhang", finding.message + finding.help)

    def test_a_serial_number_is_no_mobile_number_but_may_be_an_identity(self):
        rows = "certificates: [{name: 许可证, first_number: '13800138000', last_number: '11010519491231002X'}]\n"
        found = of("DG627", {FILE: PERMIT, BATCH: TRANSFER + rows})
        assert [finding.pointer for finding in found] == [("certificates", 0, "last_number")]

    @pytest.mark.parametrize("number", ["110105194912310021", "11010519491331002X", "1101051949123100"])
    def test_a_number_that_fits_no_check_digit_is_none(self, number):
        assert not found("DG627", note=f"编号{number}")


class TestFilings:
    def test_words_that_deny_the_permit_are_right(self):
        flow = [{"step": "备案", "standard": "不再审批，无需取得许可决定"}]
        assert not found("DG628", status="改为备案", flow=flow)

    def test_a_permit_may_speak_of_approval(self):
        assert not found("DG628", status="划转", flow=[{"step": "审批"}])

    def test_a_filing_is_flagged_in_the_list_of_permits_only(self):
        assert found("DG629", name="公共场所卫生备案", status="承接中")
        assert not found("DG629", name="公共场所卫生备案", status="改为备案")


class TestDepartmentNames:
    def test_an_old_name_behind_yuan_is_history(self):
        assert not found("DG634", note="原区卫计局的批件继续有效")

    def test_a_registered_name_that_holds_an_alias_is_right(self):
        other = "id: other\nname: 曲靖市沾益区卫计局保障中心\nshort: 区卫计局保障中心\nrole: 其他\n"
        example = {FILE: PERMIT + "note: 区卫计局保障中心负责\n", "catalogs/other/department.yaml": other}
        assert not of("DG634", example)

    def test_without_aliases_there_is_nothing_to_flag(self):
        whole = catalog(PERMIT + "note: 区卫计局\n")
        assert not [f for f in judged(whole.holding(Department, [])).findings if f.code == "DG634"]


class TestOrgansOfOtherPlaces:
    @pytest.mark.parametrize(
        "sent",
        [
            "向沾益区人民法院起诉",
            "依法向云南省曲靖市沾益区人民法院起诉",
            "向曲靖市中级人民法院上诉",
            "向区人民政府或者市人民政府申请复议",
            "经县级以上城市人民政府批准",
            "由设区的市人民政府决定",
            "由省、自治区、直辖市人民政府制定",
            "由自治县人民政府决定",
            "向所在地的县人民政府报告",
            "向本市人民政府报告",
            "报市、县人民政府",
            "到区政务服务中心办理",
            "见《关于向广宗县人民政府报告的通知》",
            "来源是广宗县政务服务中心的指南",
        ],
    )
    def test_what_is_ours_or_no_place_is_right(self, sent):
        assert not found("DG637", note=f"申请人可以{sent}。")

    @pytest.mark.parametrize("place", ["广宗县", "邢台市广宗县", "麒麟区", "石林彝族自治县", "和县"])
    def test_another_place_is_named_in_full(self, place):
        (finding,) = found("DG637", note=f"不服的，可以向{place}人民法院起诉。")
        assert f"“{place}人民法院”不是沾益区的机关" in finding.message


class TestItems:
    def test_brackets_alone_are_consistent(self):
        basis = [{"cite": "《中华人民共和国行政许可法》第十二条第（一）项", "role": "设定依据"}]
        assert not found("DG636", basis=basis)
        other = [*basis, {"cite": "《中华人民共和国行政许可法》第十二条第六项", "role": "实施依据"}]
        assert "第一项" in found("DG636", basis=other)[0].help

    def test_another_record_does_not_count(self):
        bracketed = PERMIT.replace("第八条", "第十四条第一款第（一）项")
        plainly = PERMIT.replace("public-place-hygiene", "other").replace("第八条", "第十四条第一款第一项")
        assert not of("DG636", {FILE: bracketed, "catalogs/health/other.yaml": plainly})


class TestTexts:
    def places(self, whole, word):
        return [place for text in texts(whole).all(EVERYTHING, word.__eq__) for place in text.places]

    def test_a_text_knows_everywhere_it_stands(self):
        whole = catalog(PERMIT + "materials: [{name: 甲, note: 甲}]\nunknown: [甲, 乙]\nallow: {DG306: 甲}\n")
        assert {pointer for _, pointer in self.places(whole, "甲")} == {
            ("materials", 0, "name"),
            ("materials", 0, "note"),
            ("unknown", 0),
            ("allow", "DG306"),
        }

    def test_walking_with_pointers_finds_what_walking_without_does(self):
        sheets = "certificates: [{name: 甲, permits: [a]}]\nallow: {DG504: 乙}\nsources: [{title: 丙, url: 'https://a.cn'}]\n"
        for record in catalog({FILE: PERMIT + "fee: {charged: false, note: 丁}\n", BATCH: TRANSFER + sheets}).records:
            flat = {use: [] for use in EVERYTHING}
            collect(record, flat)
            pointed = {use: [text for of, text, _ in with_pointers(record, ()) if of == use] for use in EVERYTHING}
            assert flat == pointed

    def test_one_walk_serves_one_catalog(self):
        whole = catalog()
        assert texts(whole) is texts(whole)
        other = whole.holding(Permit, [])
        assert texts(other) is not texts(whole)
        assert not self.places(other, "公共场所卫生许可") and self.places(whole, "公共场所卫生许可")

    def test_enumerations_identifiers_and_addresses_of_pages_are_no_prose(self):
        whole = catalog(PERMIT + "sources: [{title: 来源, url: 'https://a.cn/b,中文'}]\n")
        prose = {text.text for text in texts(whole).all(("prose", "name"))}
        assert "来源" not in prose and "保留" not in prose and FILE not in prose
        assert judged(whole, rules=TEXT_RULES).findings == ()

    def test_a_match_that_runs_over_the_end_of_a_text_hides_nothing(self):
        whole = catalog(PERMIT + "unknown: [甲开, 合, 开合]\n")
        pattern = re.compile(f"开{END}?合")
        assert [text.text for text in texts(whole).holding(pattern, EVERYTHING)] == ["开合"]

    def test_a_seek_only_finds_candidates(self):
        whole = catalog(PERMIT + "unknown: [甲乙, 甲丙]\n")
        hits = texts(whole).holding(re.compile("甲丙"), ("name",), signs("甲", "{"))
        assert [text.text for text in hits] == ["甲丙"]


class TestCorrections:
    def first(self, text):
        self.whole = catalog(PERMIT + f"note: '{text}'\n")
        return next(misspellings(self.whole, re.compile("错"), lambda match: "对", ("prose",)))

    def test_a_short_text_is_shown_whole_and_a_long_one_in_part(self):
        assert self.first("甲错乙").right == "甲对乙"
        long = self.first("甲" * 50 + "错" + "乙" * 50)
        assert (long.wrong, long.right) == ("甲" * 8 + "错" + "乙" * 8, "甲" * 8 + "对" + "乙" * 8)

    def test_more_of_the_same_is_counted(self):
        correction = self.first("错" + "甲" * 50 + "错")
        (finding,) = correction.flags("有误。", "改。")
        assert "共 2 处" in finding.help and correction.right == "对" + "甲" * 8

    def test_a_match_that_is_right_is_no_hit(self):
        whole = catalog(PERMIT + "note: 错\n")
        assert not list(misspellings(whole, re.compile("错"), lambda match: match[0], ("prose",)))


PIECES = """
《 》 “ ” （ ） 〔 〕 ( ) [ ] 【 】 、 ， 。 ； … ... -- — ～ - % . 第 条 款 项 号 年 月 日 2024 24 0 99999 万 等
的的 消防法 条例 中华人民共和国 区卫健局 原 帐户 做出 决定 ×× {{ 其他材料 及时 无 https:// １ ａ ○ x \\ " ' a@b.cn
11010519491231002X 13800138000 6222021234567890128
"""
UNSEEN = (" ", "\u3000", "\u200b", "\u2f63", "e\u0301", "\n", END, "\ue000", "\U0001f469")
ANY = st.lists(st.sampled_from((*re.findall(r"\S+", PIECES), *UNSEEN)) | st.text(max_size=4), max_size=12).map("".join)


@settings(max_examples=200)
@given(ANY, ANY)
def test_no_text_crashes_a_rule_and_every_pointer_leads_to_a_text(one, other):
    permit = plain(PERMIT) | {
        "name": one,
        "status": "改为备案",
        "basis": [{"cite": one, "role": "设定依据", "quote": other}],
        "conditions": [{"text": one, "basis": [other]}, {"text": other}],
        "materials": [{"name": other, "when": one, "note": other}],
        "flow": [{"step": one, "standard": other}],
        "responsibility": {"approval": [{"duty": one}, {"duty": other}]},
        "push": [{"direction": "审批推送监管", "trigger": one, "fields": [other]}],
        "history": [{"date": "2024-06-01", "event": one, "decision": other}],
        "sources": [{"title": one, "note": other}],
        "note": other,
        "unknown": [one, other],
        "allow": {"DG306": one},
    }
    records = [loader.record(plain(text), file) for file, text in BASE.items()]
    record = loader.record(permit, FILE)
    for finding in judged(loader.catalog([*records, record], LAWS), rules=TEXT_RULES).findings:
        assert finding.code != "DG900", finding.help
        assert finding.message and finding.help.endswith("。")
        assert isinstance(value_at(record, finding.pointer), str) or finding.code == "DG410"


def value_at(value, pointer):
    for step in pointer:
        value = getattr(value, step) if hasattr(value, "__struct_fields__") else value[step]
    return value


def test_a_catalog_may_be_empty():
    whole = Catalog()
    assert judged(whole, rules=TEXT_RULES).findings == ()


@pytest.mark.parametrize("name", ["申请表(新办).docx", "附件1:清单.xlsx", "甲,乙.pdf"])
def test_a_file_is_called_what_it_is_called(name):
    assert not found("DG608", note=f"见{name}。")
    assert found("DG608", note=f"见{name},当场受理。")


def test_a_space_in_a_document_number_is_called_that():
    (spaced,) = found("DG601", note="依据云政办发〔2016〕 72 号。")
    assert "多了空格" in spaced.message and "六角括号" not in spaced.message
    (bracketed,) = found("DG601", note="依据云政办发[2016]72号。")
    assert "六角括号" in bracketed.message
