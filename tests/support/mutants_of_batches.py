"""The clean catalog -> mutants of batches, departments, district and calendars, and of two files that disagree."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from breaking import GONE, Break, Breaks, Data, Mutant, named, of_each, put, several
from mutants_of_permits import CODES, DECISION, PERMITS, events

NEXT_LAW = "中华人民共和国民族团结进步促进法"
TRANSFERS = list(named("transfer"))


def documents_gone(data: Data) -> Iterator[Break]:
    """Of a batch whose own list says that there are some below a law."""
    ranks = {row.get("rank") for row in data.get("normative_files", ())}
    if ranks & {"部门规章", "规范性文件"}:
        yield {("normative_files",): []}, ("normative_files",)


def mutants() -> Iterator[Mutant]:
    for schema, table in OF_OTHERS.items():
        for code, break_it in table.items():
            yield from of_each(code, named(schema), break_it, 8)
    for make in OF_TWO_FILES:
        yield from make()


def permit_of_another(data: Data) -> Iterator[Break]:
    batch = {row["permit"] for row in data["rules"]}
    for _, other in PERMITS[::9]:
        if other["id"] not in batch:
            case = {"case_number": "1", "permit": other["id"]}
            yield {("pending_cases",): [case]}, ("pending_cases", 0, "permit")


STOCK = {"name": "许可证", "first_number": "0001", "last_number": "0100"}

OF_OTHERS: dict[str, dict[str, Breaks]] = {
    "transfer": {
        "DG403": put("receiver", "区政务服务局"),
        "DG404": put("rules.0.permit", "no-such-permit"),
        "DG409": put("normative_files", [{"title": "中华人民共和国环境影响评价法"}], at="normative_files.0.title"),
        "DG424": lambda data: iter([({("giver",): data["receiver"], ("receiver",): data["giver"]}, ("giver",))]),
        "DG425": permit_of_another,
        "DG516": documents_gone,
        "DG505": put("systems", [{"name": "系统", "note": "密码：Zy@2024qj"}], at="systems.0.note"),
        "DG509": put(
            "certificates",
            [STOCK | {"quantity": 99}],
            [STOCK | {"quantity": 100, "void": 101}],
            [STOCK | {"last_number": "0000"}],
            [{"name": "许可证", "first_number": "0001"}],
            [STOCK | {"last_number": "100"}],
            [STOCK | {"void": 101}],
            at="certificates.0",
        ),
        "DG510": several(
            {"handed_over_on": "2024-05-31", "systems": [{"name": "系统", "state": "已申请"}]}, "systems.0.state"
        ),
        "DG805": put("effective_on", "2024-06-03"),
        "DG806": several({"effective_on": "2024-06-03", "handed_over_on": "2024-07-01"}, "handed_over_on"),
        "DG807": several(
            {"effective_on": "2024-05-06", "decision": {"title": DECISION, "dated": "2024-05-28"}}, "effective_on"
        ),
        "DG809": put("direction", "划回", at="rules.0.permit"),
        "DG811": several({"effective_on": "2024-06-03", "trial_until": "2024-05-31"}, "trial_until"),
        "DG816": put("handed_over_on", "2027-12-01"),
        "DG818": put("effective_on", "2024-06-01", "2025-10-01", "2026-01-03"),
        "DG819": several(
            {
                "handed_over_on": "2024-05-31",
                "pending_cases": [{"case_number": "1", "permit": "x", "due_on": "2024-05-10"}],
            },
            "pending_cases.0.due_on",
        ),
        "DG820": put("effective_on", "2031-06-03"),
    },
    "department": {
        "DG402": put("id", "another-office"),
        "DG414": put("uscc", "11320583MB155808X5"),
        "DG420": lambda data: iter([({("name",): "区某某局"}, ("name",))]),
        "DG506": put("liaisons", [{"name": "甲"}, {"name": "乙"}], [{"name": "甲", "shift": "B"}]),
        "DG813": put("accountability_rules", {"title": "责任追究办法", "expires_on": "2020-01-01"}),
        "DG817": put("liaisons", [{"name": "甲", "since": "2025-12-31", "until": "2024-06-01"}], at="liaisons.0"),
    },
    "district": {
        "DG403": put("bureau", "no-such-office"),
        "DG812": put("measures.note", GONE, at="measures.title"),
        "DG813": put("measures.expires_on", "2026-05-27"),
        "DG815": put("dated", "2018-01-01", "2024-05-28", "2025-06-01"),
    },
    "calendar": {
        "DG821": lambda data: iter(
            [
                ({("holidays", 0, "last"): "2019-01-01"}, ("holidays", 0)),
                ({("workdays", 0): data["holidays"][-1]["first"]}, ("workdays", 0)),
                ({("notice", "title"): "国务院办公厅关于2019年部分节假日安排的通知"}, ("notice", "title")),
            ]
        )
    },
}


def neighbours() -> list[tuple[tuple[str, Data], tuple[str, Data]]]:
    return [*pairwise(PERMITS)][::4]


def same_as_its_neighbour() -> Iterator[Mutant]:
    for (file, data), (other, _) in neighbours():
        yield Mutant("DG401", other, {(other, ("id",)): data["id"]}, ("id",))
        yield Mutant("DG421", other, {(other, ("name",)): data["name"]}, ("name",))
        code = CODES["code"]
        yield Mutant("DG406", other, {(file, ("code",)): code, (other, ("code",)): code}, ("code",))
        yield Mutant("DG415", file, {(file, ("code",)): code, (other, ("previous_codes",)): [code]}, ("code",))
    for (_, first), (other, _) in [*pairwise(named("department"))][::4]:
        yield Mutant("DG419", other, {(other, ("short",)): first["short"]}, ("short",))


def batches_and_their_permits() -> Iterator[Mutant]:
    homes = {data["id"]: file for file, data in PERMITS}
    for file, data in TRANSFERS[::3]:
        rows = data["rules"]
        first = rows[0]["permit"]
        edits: dict[Any, Any] = {(file, ("rules",)): [*rows, {"permit": first}]}
        yield Mutant("DG407", file, edits, ("rules", len(rows), "permit"))
        yield Mutant("DG502", homes[first], {(file, ("rules", 0)): GONE}, ("status",))
        dated: dict[Any, Any] = {(file, ("effective_on",)): "2024-07-01"}
        history: dict[Any, Any] = {(homes[first], ("history",)): events(("2024-06-03", "划转", DECISION))}
        yield Mutant("DG808", homes[first], dated | history, ("history", 0))
        yield Mutant("DG810", homes[first], dated | {(homes[first], ("status",)): "保留"}, ("status",))


def kept_and_unwatched() -> Iterator[Mutant]:
    limited = {"name": "许可证", "validity": "4年"}
    for file, data in PERMITS:
        if data["status"] == "保留":
            edits: dict[Any, Any] = {(file, ("supervision",)): [], (file, ("certificate",)): limited}
            yield Mutant("DG511", file, edits, ("certificate", "validity"))


def law_of_tomorrow() -> Iterator[Mutant]:
    district = next(file for file, _ in named("district"))
    for file, _ in PERMITS[::6]:
        at = ("basis", 0, "cite")
        edits: dict[Any, Any] = {(district, ("dated",)): "2026-05-28", (file, at): f"《{NEXT_LAW}》第三条"}
        yield Mutant("DG814", file, edits, at)


OF_TWO_FILES = (same_as_its_neighbour, batches_and_their_permits, kept_and_unwatched, law_of_tomorrow)
