"""The clean catalog -> mutants of texts (DG6xx): words, marks and dates as people get them wrong."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from breaking import Break, Breaks, Data, Mutant, each, files, more, named, of_each, put
from mutants_of_permits import PERMITS

PROSE = frozenset({"note", "text", "standard", "content", "situation"})
MOST = 10


def mutants() -> Iterator[Mutant]:
    for code, wrong in WRITTEN_IN.items():
        yield from _sampled(code, ("，" + words for words in wrong), lambda text, words: text.rstrip("。") + words)
    for code, misprints in MISPRINTED.items():
        yield from _sampled(code, misprints, lambda text, pair: text.replace(*pair, 1))
    for code, break_it in OF_PERMITS.items():
        yield from of_each(code, PERMITS, break_it, MOST)
    yield from of_each(
        "DG601", named("transfer"), put("decision", {"title": "决定", "number": "沾政发（2024）第03号"}), MOST
    )
    yield from of_each("DG634", PERMITS, called_by_an_alias, MOST)


WRITTEN_IN = {
    "DG601": ("依据云政办发[2016]72号", "见沾政发（2024）3号"),
    "DG602": ("自2024年2月30日起施行", "2023年13月另行公布", "二〇二五年二月二十九日失效", "2013102日印发"),
    "DG603": ("2024.5.28印发", "自2024年05月28号起办理", "2024-5-28印发", "20240528印发"),
    "DG604": ("自24年5月28日起施行",),
    "DG605": ("依照行政许可法第三十二条办理",),
    "DG606": ("见《关于修改《公共场所卫生管理条例》的决定》",),
    "DG607": ("见《国防法》第三条",),  # a law whose full title no file has
    "DG608": ("材料齐全的,当场受理", "须盖章(窗口办理)", "附:营业执照"),
    "DG609": ("自２０２４年起办理", "共３份"),
    "DG610": ("（见附件", "称为“甲类", "见《城镇燃气管理条例第三条"),
    "DG611": ("应当 申请办理",),
    "DG612": ("经营\u200b单位申请", "卫\u2f63许可证", "办\u00ad理"),
    "DG613": ("包括通风、照明...均须合格", "设施--照明"),
    "DG614": ("空气、水质、等", "须经核定；；", "受理，，办结"),
    "DG615": ("材料为：1、申请表；2、复印件",),
    "DG616": ("关于关于办理", "公共场所的的要求"),
    "DG619": ("登陆系统办理", "签定协议", "按装设备", "既使延期，也应当办理", "做出审批决定", "截止2024年5月28日"),
    "DG620": ("应当吊销行政许可决定", "不服的提起行政复议", "由法人代表签字"),
    "DG621": ("收费标准待定", "依据××发〔2024〕×号", "{{ permit.note }}", "TODO", "由〇〇局办理", "由**局办理"),
    "DG627": ("由11010519491231002X本人办理", "联系手机13800138000"),
    "DG630": ("5-10个工作日", "2023-2025年", "不超过.5%"),
    "DG631": ("见《中华人民共和国行政许可法》第42条第1款",),
    "DG632": ("依据云政办发〔2016〕72号《云南省人民政府办公厅关于开展行政审批制度改革试点工作的通知》",),
    "DG633": ("依据《优化营商环境条例》、《城镇燃气管理条例》",),
    "DG637": ("不服的，向广宗县人民法院起诉", "到宣威市政务服务中心办理"),
    "DG635": ("二○二四年印发", "称为「甲类」"),
}
"""Code -> what somebody writes behind a text."""

MISPRINTED = {
    "DG608": (("，", ","), ("；", ";")),
    "DG611": (("的", " 的 "),),
    "DG612": (("的", "\u200b的"), ("，", "，\ufeff")),
    "DG614": (("，", "，，"), ("；", "；；"), ("、", "、、")),
    "DG616": (("的", "的的"),),
}
"""Code -> what stands in many texts, and how it is misprinted."""


def _sampled(code: str, wrongs: Any, spoil: Callable[[str, Any], str]) -> Iterator[Mutant]:
    """Each wrong in places chosen by the code: the same in every run."""
    chance = Random(code)
    for wrong in wrongs:
        spoilt = [(file, at, spoil(text, wrong)) for file, at, text in texts()]
        changed = [entry for entry, (*_, text) in zip(spoilt, texts(), strict=True) if entry[2] != text]
        for file, at, text in chance.sample(changed, min(4, len(changed))):
            yield Mutant(code, file, {(file, at): text}, at)


def texts() -> list[tuple[str, tuple[Any, ...], str]]:
    """Every sentence that an author wrote: file, pointer, text."""
    return [(file, at, text) for file, data in files().items() for at, text in _prose(data, ())]


def _prose(node: Any, at: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], str]]:
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, str):
            if key in PROSE:
                yield (*at, key), value
        elif isinstance(value, (dict, list)):
            yield from _prose(value, (*at, key))


def shortened(data: Data) -> Iterator[Break]:
    for index, basis in enumerate(data["basis"]):
        if "《中华人民共和国" in basis["cite"]:
            at = ("basis", index, "cite")
            yield {at: basis["cite"].replace("中华人民共和国", "")}, at


def one_ends_with_a_mark(data: Data) -> Iterator[Break]:
    rows = (data.get("responsibility") or {}).get("approval", ())
    if len(rows) > 2:
        at = ("responsibility", "approval", 0, "duty")
        yield {at: rows[0]["duty"] + "。"}, at[:2]


def arabic(data: Data) -> Iterator[Break]:
    for index, _ in enumerate(data.get("conditions", ())):
        at = ("conditions", index, "basis", 0)
        yield {at: "《公共场所卫生管理条例》第3条"}, at


def two_forms_of_items(data: Data) -> Iterator[Break]:
    at = ("basis", 0, "cite")
    plain = {"cite": "《中华人民共和国行政许可法》第十二条第六项", "role": "实施依据"}
    yield {at: "《中华人民共和国行政许可法》第十二条第（一）项", ("basis", len(data["basis"])): plain}, at


def called_by_an_alias(data: Data) -> Iterator[Break]:
    for _, office in named("department"):
        for alias in office.get("aliases", ())[:1]:
            yield {("note",): f"材料由{alias}收取。"}, ("note",)


def becomes_a_filing(data: Data) -> Iterator[Break]:
    edits = {("status",): "改为备案", ("flow", 0, "step"): "审批", ("flow", 0, "standard"): "符合条件的准予许可"}
    yield edits, ("flow", 0)


OF_PERMITS: dict[str, Breaks] = {
    "DG607": shortened,
    "DG617": one_ends_with_a_mark,
    "DG618": each("materials", {"name": "申请表；"}, at="name"),
    "DG622": each("materials", {"note": "无"}, at="note"),
    "DG623": more(
        "materials", {"name": "其他材料"}, {"name": "有关部门要求提供的材料"}, {"name": "身份证明等材料"}, at="name"
    ),
    "DG624": more(
        "conditions", {"text": "法律、行政法规规定的其他条件"}, {"text": "原则上在本区有固定场所"}, at="text"
    ),
    "DG625": more("materials", {"name": "健康管理制度、进货查验制度等"}, at="name"),
    "DG626": more("push", {"direction": "审批推送监管", "trigger": "尽快推送审批信息"}, at="trigger"),
    "DG628": becomes_a_filing,
    "DG629": put("name", "公共场所卫生备案"),
    "DG631": arabic,
    "DG636": two_forms_of_items,
}
