"""The clean catalog -> mutants of permits: legality, references, handover and dates (DG3xx, DG4xx, DG5xx, DG8xx)."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from breaking import GONE, Break, Breaks, Data, Mutant, each, laws, more, named, of_each, put, several
from msgspec.structs import replace as with_parts

from docgen.law.citation import parse

PERMITS = list(named("permit"))
HANDED_OVER = [(file, data) for file, data in PERMITS if data["status"] == "划转"]
BUREAU = "区行政审批局"
DECISION = "沾益区划转决定"
DEPARTED = "取消", "合并", "改为备案", "下放", "上收"
STEPS = "受理", "审查", "决定"
LAW = "《中华人民共和国行政许可法》"
RULE_OF_A_DEPARTMENT = "《食品生产经营监督检查管理办法》第五条"
CODES = {"code": "000123006000", "USCC": "11320583MB155809X5"}


def mutants() -> Iterator[Mutant]:
    for code, break_it in OF_PERMITS.items():
        yield from of_each(code, PERMITS, break_it, 12)
    for code, break_it in OF_HANDED_OVER.items():
        yield from of_each(code, HANDED_OVER, break_it, 12)


def promise_too_long(data: Data) -> Iterator[Break]:
    statutory = (data.get("time_limit") or {}).get("statutory")
    for promised in (statutory + 1, statutory * 2, statutory + 0.5) if statutory else ():
        yield {("time_limit", "promised"): promised}, ("time_limit", "promised")


def step_too_long(data: Data) -> Iterator[Break]:
    promised = (data.get("time_limit") or {}).get("promised")
    for index, step in enumerate(data.get("flow", ()) if promised is not None else ()):
        if step.get("clock") != "不计入":
            yield {("flow", index, "days"): promised + 1}, ("flow", index, "days")


def setting_basis_gone(data: Data) -> Iterator[Break]:
    rows = [index for index, basis in enumerate(data["basis"]) if basis["role"] == "设定依据"]
    yield {("basis", index, "role"): "实施依据" for index in rows}, ("basis",)
    yield {("basis", index, "cite"): RULE_OF_A_DEPARTMENT for index in rows}, ("basis", rows[0])


def decided_by_its_department(data: Data) -> Iterator[Break]:
    office = next(row["regulator"] for row in data["supervision"])
    for index, step in enumerate(data["flow"]):
        if any(word in step["step"] for word in ("决定", "审批", "发证")) and office != BUREAU:
            yield {("flow", index, "actor"): office}, ("flow", index, "actor")


def received_by_the_bureau(data: Data) -> Iterator[Break]:
    for index, step in enumerate(data["flow"]):
        if step.get("actor") == BUREAU:
            yield {("status",): "改为备案"}, ("flow", index)


def names_nobody_registered(data: Data) -> Iterator[Break]:
    aliases = {row["short"]: row["aliases"][0] for _, row in named("department") if row.get("aliases")}
    for index, row in enumerate(data["supervision"]):
        at = ("supervision", index, "regulator")
        yield {at: aliases.get(row["regulator"], "区某局")}, at
    yield {("flow", 0, "actor"): "区行政审批中心"}, ("flow", 0, "actor")


def citations_of(data: Data) -> Iterator[tuple[tuple[str | int, ...], Any, Any]]:
    """Readable ones of `basis` whose law is in the 法规库: pointer, citation, law."""
    for index, basis in enumerate(data["basis"]):
        citation = parse(basis["cite"])
        if citation and citation.article and citation.title in laws():
            yield ("basis", index, "cite"), citation, laws()[citation.title]


def places_beyond_the_law(data: Data) -> Iterator[Break]:
    for at, citation, law in citations_of(data):
        yield {at: str(with_parts(citation, article=law.articles + 1, paragraph=None, item=None))}, at
        paragraphs = law.shape[citation.article - 1]
        if paragraphs:
            yield {at: str(with_parts(citation, paragraph=len(paragraphs) + 1, item=None))}, at
            yield {at: str(with_parts(citation, paragraph=None, item=max(paragraphs) + 1))}, at


def only_paragraph_named(data: Data) -> Iterator[Break]:
    for at, citation, law in citations_of(data):
        if len(law.shape[citation.article - 1] or ()) == 1:
            yield {at: str(with_parts(citation, paragraph=1, item=None))}, at


def doubled(rows: str) -> Breaks:
    def breaks(data: Data) -> Iterator[Break]:
        there = data.get(rows, ())
        for row in there:
            yield {(rows, len(there)): row}, (rows, len(there))

    return breaks


def one_way_gone(data: Data) -> Iterator[Break]:
    for kept in ("审批推送监管", "监管推送审批"):
        rows = [row for row in data.get("push", ()) if row["direction"] == kept]
        if rows:
            yield {("push",): rows}, ("push",)


def nobody_takes_part(data: Data) -> Iterator[Break]:
    if data.get("key_domains"):
        yield {("flow",): [{"step": step, "actor": BUREAU} for step in STEPS]}, ("key_domains",)


def events(*rows: tuple[str, str, str | None]) -> list[dict[str, str]]:
    return [
        {"date": date, "event": event} | ({"decision": decision} if decision else {}) for date, event, decision in rows
    ]


OF_PERMITS: dict[str, Breaks] = {
    "DG301": promise_too_long,
    "DG302": step_too_long,
    "DG303": put(
        "time_limit",
        {"statutory": 21},
        {"statutory": 45, "basis": [f"{LAW}第四十二条第一款"]},
        at="time_limit.statutory",
    ),
    "DG304": put("time_limit", {"unit": "日", "statutory": 20}, {"unit": "月", "statutory": 1}, at="time_limit.unit"),
    "DG305": each("conditions", {"basis": []}),
    "DG306": each("materials", {"basis": []}, when=lambda row: row.get("basis")),
    "DG307": setting_basis_gone,
    "DG309": each("flow", {"cooperation": "现场核查", "clock": "不计入"}, at="clock"),
    "DG310": put("inspection.annual_check", {"required": True, "cycle": "每年一次"}),
    "DG311": put(
        "fee", {"charged": True, "charges": [{"name": "工本费"}]}, {"charged": False, "charges": [{"name": "工本费"}]}
    ),
    "DG312": more("intermediaries", {"name": "卫生学评价"}, {"name": "验资", "basis": [RULE_OF_A_DEPARTMENT]}),
    "DG313": put("quantity_limit", {"limited": True}, {"limited": False, "manner": "总量控制"}),
    "DG314": more(
        "basis",
        {"cite": RULE_OF_A_DEPARTMENT, "role": "设定依据"},
        {"cite": "《关于加强管理的通知》", "role": "设定依据"},
    ),
    "DG317": several(
        {
            "certificate": {"name": "许可证"},
            "materials": [{"name": "许可证", "need": "必要"}],
            "handling_items": [{"name": "新办"}],
        },
        "materials.0",
    ),
    "DG318": more("materials", {"name": "检测报告", "need": "情形必要", "basis": [LAW + "第三十一条"]}, at="need"),
    "DG319": put(
        "basis",
        [{"cite": "《没有收录的管理办法》第三条", "role": "设定依据"}],
        [{"cite": "《某规定》", "role": "设定依据"}],
    ),
    "DG515": several({"unknown": ["办理流程"], "flow": [{"step": "受理"}]}, "unknown.0"),
    "DG638": put(
        "certificate",
        {"name": "许可证", "validity": "4"},
        {"name": "许可证", "validity": "三"},
        at="certificate.validity",
    ),
    "DG639": more("flow", {"step": "受理", "post": "张建国"}, {"step": "受理", "post": "李伟"}, at="post"),
    "DG402": put("id", "another-permit", "other"),
    "DG403": names_nobody_registered,
    "DG404": lambda data: chain(
        put("parent", "no-such-permit")(data), put("successors", ["no-such-permit"], at="successors.0")(data)
    ),
    "DG405": more("basis", {"cite": "《没有收录的办法》第三条", "role": "实施依据"}, at="cite"),
    "DG408": places_beyond_the_law,
    "DG409": put("basis.0.cite", "《中华人民共和国环境影响评价法》第二十二条", "《中华人民共和国清洁生产促进法》"),
    "DG411": put("code", "00012300600", "0001230060000"),
    "DG412": put("handling_items", [{"name": "新办", "code": "123"}], at="handling_items.0.code"),
    "DG413": several(
        {
            "code": CODES["code"],
            "handling_items": [{"name": "新办", "code": f"{CODES['USCC']}400012300500001"}],
        },
        "handling_items.0.code",
    ),
    "DG414": put(
        "handling_items", [{"name": "新办", "code": "11320583MB155808X5400012300600001"}], at="handling_items.0.code"
    ),
    "DG416": doubled("handling_items"),
    "DG418": put("code", "00012300600Y"),
    "DG422": doubled("materials"),
    "DG423": doubled("conditions"),
    "DG426": only_paragraph_named,
    "DG427": put("name", "另一项许可", at="id"),
    "DG428": lambda data: iter([({("successors",): [data["id"]]}, ("successors", 0))]),
    "DG429": lambda data: (({("status",): status, ("note",): None}, ("status",)) for status in DEPARTED),
    "DG430": put("basis.0.cite", LAW, "《公共场所卫生管理条例》"),
    "DG505": put("note", "系统账号 zy01 密码：Zy@2024qj", "初始密码123456"),
    "DG508": put("certificate", {"name": "许可证", "printing": "上级统一印制"}),
    "DG802": put("history", events(("2024-06-01", "划转", DECISION), ("2019-01-01", "承接中", None)), at="history.1"),
    "DG803": put("history", events(("2024-06-01", "承接中", None), ("2024-06-01", "划转", DECISION)), at="history.1"),
    "DG804": put(
        "history", events(("2022-01-01", "取消", DECISION), ("2024-06-01", "划转", DECISION)), at="history.1.event"
    ),
    "DG805": put("history", events(("2024-06-01", "划转", None)), at="history.0"),
    "DG816": put("history", events(("2031-01-01", "取消", DECISION)), at="history.0.date"),
    "DG807": put("history", events(("2024-05-01", "划转", "沾政发〔2025〕3号")), at="history.0.date"),
}

OF_HANDED_OVER: dict[str, Breaks] = {
    "DG308": decided_by_its_department,
    "DG315": received_by_the_bureau,
    "DG316": more("flow", {"step": "组织听证", "actor": "区水务局"}, {"step": "举行听证会", "actor": "区民政局"}),
    "DG417": lambda data: iter([({("parent",): data["id"]}, ("parent",))]),
    "DG501": put("supervision", GONE, [], at="status"),
    "DG513": more("supervision", {"matter": "日常检查", "regulator": BUREAU}, at="regulator"),
    "DG514": put("supervision", [{"matter": "日常检查", "regulator": "区司法局"}]),
    "DG503": put("responsibility", GONE, {"approval": [{"duty": "依法受理申请"}]}, at="status"),
    "DG504": put("flow", GONE, [], at="status"),
    "DG507": one_way_gone,
    "DG512": nobody_takes_part,
    "DG801": put("history", events(("2024-06-01", "保留", DECISION)), at="status"),
}
