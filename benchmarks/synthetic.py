"""A number of permits and a seed -> a whole project folder: district, departments, permits, transfers.

Every file reads like one that a department wrote, a permit has about 5 KB, and `docgen check` finds nothing.
The same number and seed give the same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from benchmarks import words
from benchmarks.words import Domain
from benchmarks.yaml_text import document
from docgen.catalog import loader
from docgen.catalog.model import Law
from docgen.law import gongwen
from docgen.law.citation import Citation
from docgen.project import Project

PERMITS_OF_A_DEPARTMENT = 25
PERMITS_OF_A_BATCH = 10
_BUREAU = "区行政审批局"
_NOTICE = "本目录由程序随机合成，只用于测量速度；其中的法律名称是真实的，事项、条件和数字都不是。"
_ROOT = Path(__file__).resolve().parents[1]

Data = dict[str, Any]
_Entry = TypeVar("_Entry")


@dataclass(frozen=True)
class Department:
    """One synthetic 主管部门, and the citations that its permits choose from."""

    id: str
    name: str
    short: str
    domain: Domain
    cites: tuple[str, ...]


def write(folder: Path, permits: int, seed: int = 1) -> Project:
    """The project in `folder`; laws, schemas and templates are those of the checkout."""
    for name, schema, data in records(permits, seed):
        target = folder / "catalogs" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        up = "../" * (name.count("/") + 1)
        target.write_text(document(f"{up}schemas/{schema}.schema.json", data), encoding="utf-8", newline="\n")
    return Project(folder.resolve())


def records(permits: int, seed: int = 1) -> Iterator[tuple[str, str, Data]]:
    """Every file of the catalog as (name below catalogs/, schema, data)."""
    yield "district.yaml", "district", _district()
    yield "approval-bureau/department.yaml", "department", _bureau()
    for index, owned in enumerate(_groups(range(permits), PERMITS_OF_A_DEPARTMENT)):
        department = _department(index, Random(f"{seed}/department/{index}"))
        yield f"{department.id}/department.yaml", "department", _described(department)
        made = [permit(department, number, Random(f"{seed}/permit/{number}")) for number in owned]
        for data in made:
            yield f"{department.id}/{data['id']}.yaml", "permit", data
        moved = [data for data in made if data["status"] == "划转"]
        for count, rows in enumerate(_groups(moved, PERMITS_OF_A_BATCH), start=1):
            random = Random(f"{seed}/transfer/{index}/{count}")
            yield f"transfers/{department.id}-{count}.yaml", "transfer", _transfer(department, count, rows, random)


def _groups(entries: Sequence[_Entry], size: int) -> Iterator[Sequence[_Entry]]:
    return (entries[start : start + size] for start in range(0, len(entries), size))


def permit(department: Department, number: int, random: Random) -> Data:
    """One permit; `number` makes its id, name and code unique."""
    domain = department.domain
    fill = {
        "object": random.choice(domain.objects),
        "activity": random.choice(domain.activities),
        "place": random.choice(words.PLACES),
        "staff": random.choice(words.STAFF),
    } | _pairs(random)
    name = f"{random.choice(words.QUALIFIERS)}{fill['object']}{fill['activity']}{random.choice(words.FORMS)}"
    fill["name"] = name = f"{name}（第{number + 1}号）"
    is_moved = random.random() < 0.8
    promised = random.randint(5, 15)
    return {
        "id": f"{domain.id}-{number + 1:05d}",
        "name": name,
        "status": "划转" if is_moved else "保留",
        "code": f"9901{number + 1:05d}000",
        "level": "县",
        "service_objects": random.sample(["企业法人", "个体工商户", "事业单位", "自然人"], 2),
        "theme": domain.name,
        "basis": _basis(department, random),
        "handling_items": [
            {"name": f"{fill['object']}{fill['activity']}{kind}"} for kind in random.sample(["新办", "变更", "延续"], 2)
        ],
        "conditions": _conditions(department, fill, random),
        "materials": _materials(department, fill, random),
        "flow": _flow(department, fill, is_moved, promised),
        "time_limit": {
            "unit": "工作日",
            "statutory": 20,
            "promised": promised,
            "basis": [_general("第四十二条第一款")],
        },
        "fee": {"charged": False},
        "certificate": {"name": f"{fill['object']}{fill['activity']}许可证", "validity": f"{random.randint(2, 5)}年"},
        "supervision": _supervision(department, fill, random),
        "responsibility": _responsibility(fill, random),
        "push": [_push(direction, fill, random) for direction in ("审批推送监管", "监管推送审批")],
        "sources": [{"title": "合成数据"}],
    }


def _pairs(random: Random) -> dict[str, str]:
    rule, other_rule = random.sample(words.RULES, 2)
    equipment, other_equipment = random.sample(words.EQUIPMENT, 2)
    return {"rule": rule, "other_rule": other_rule, "equipment": equipment, "other_equipment": other_equipment}


def _basis(department: Department, random: Random) -> list[Data]:
    roles = ("设定依据", "实施依据", "监管依据")
    return [{"cite": cite, "role": role} for cite, role in zip(random.sample(department.cites, 3), roles, strict=True)]


def _conditions(department: Department, fill: dict[str, str], random: Random) -> list[Data]:
    texts = random.sample(words.CONDITIONS, 2)
    numbers = {"number": random.randrange(20, 400, 10), "count": random.randint(2, 6)}
    return [{"text": text.format(**fill, **numbers), "basis": [random.choice(department.cites)]} for text in texts]


def _materials(department: Department, fill: dict[str, str], random: Random) -> list[Data]:
    return [
        {
            "name": text.format(**fill),
            "form": random.choice((["原件", "纸质"], ["复印件", "纸质"], ["电子"])),
            "copies": random.randint(1, 3),
            "source": random.choice(("申请人自备", "政府部门核发", "中介或法定机构出具")),
            "need": random.choice(("必要", "容缺后补")),
            "basis": [random.choice(department.cites)],
        }
        for text in random.sample(words.MATERIALS, random.randint(3, 4))
    ]


def _flow(department: Department, fill: dict[str, str], is_moved: bool, promised: int) -> list[Data]:
    decider = _BUREAU if is_moved else department.short
    steps: list[Data] = []
    for step, standard, place in words.STEPS:
        told: Data = {"step": step, "actor": decider}
        if step == "核查":
            told |= {"actor": department.short, "cooperation": "现场核查"}
        told |= {"clock": "不计入"} if step == "送达" else {"days": promised // 4}
        steps.append({**told, "standard": standard.format(**fill), "basis": [_general(place)]})
    return steps


def _supervision(department: Department, fill: dict[str, str], random: Random) -> list[Data]:
    rows = random.randint(1, 2)
    return [
        {
            "matter": f"{fill['object']}{fill['activity']}{matter}",
            "object": f"取得{fill['object']}{fill['activity']}许可的单位和个人",
            "content": content.format(**fill),
            "method": random.choice(words.METHODS),
            "frequency": random.choice(words.FREQUENCIES),
            "basis": [random.choice(department.cites)],
            "penalty_basis": [random.choice(department.cites)],
            "regulator": department.short,
        }
        for matter, content in zip(random.sample(words.MATTERS, rows), random.sample(words.CHECKED, rows), strict=True)
    ]


def _responsibility(fill: dict[str, str], random: Random) -> Data:
    sheets = {"approval": words.APPROVAL_DUTIES, "supervision": words.SUPERVISION_DUTIES}
    chosen = {key: random.sample(duties, random.randint(1, 2)) for key, duties in sheets.items()}
    return {
        **{
            key: [_duty("duty", text.format(**fill), place) for text, place in duties] for key, duties in chosen.items()
        },
        "accountability": [_duty("situation", *random.choice(words.SITUATIONS))],
    }


def _duty(key: str, text: str, place: str) -> Data:
    return {key: text, "basis": [_general(place)]}


def _push(direction: str, fill: dict[str, str], random: Random) -> Data:
    decided = random.choice(("准予", "变更", "延续", "撤销", "注销"))
    what = f"作出{decided}{fill['object']}{fill['activity']}许可的决定"
    trigger = what if direction == "审批推送监管" else f"查处{fill['object']}{fill['activity']}中的违法行为"
    return {"direction": direction, "trigger": trigger, "fields": random.sample(words.PUSHED, 3)}


def _transfer(department: Department, count: int, rows: Sequence[Data], random: Random) -> Data:
    ids = [data["id"] for data in rows]
    return {
        "id": f"{department.id}-{count}",
        "title": f"{department.short}划转行政许可事项（第{gongwen.numeral(count)}批）",
        "department": department.id,
        "giver": department.short,
        "receiver": _BUREAU,
        "rules": [{"permit": id, "pages": random.randint(4, 30), "copies": 2} for id in ids],
        "normative_files": [
            {"title": law, "form": ["纸质"], "copies": 1, "permits": ids[:3]} for law in department.domain.laws
        ],
        "certificates": [
            {"name": data["certificate"]["name"], "permits": [data["id"]], "quantity": 50} for data in rows
        ],
        "pending_cases": [
            {"case_number": f"HC{random.randrange(10**8):08d}", "permit": random.choice(ids), "step": "受理"}
        ],
        "archives": [{"title": f"{department.domain.name}类许可档案", "year": "2023", "count": random.randint(5, 200)}],
        "equipment": [],
    }


def _department(index: int, random: Random) -> Department:
    round, place = divmod(index, len(words.DOMAINS))
    domain = words.DOMAINS[place]
    suffix = f"第{gongwen.numeral(round + 1)}分局" if round else ""
    cites = tuple(random.choice(_places(law)) for law in domain.laws for _ in range(8))
    short = f"区{domain.name}局{suffix}"
    id = f"{domain.id}-part{round + 1}" if round else domain.id
    return Department(id, f"合成市{short}", short, domain, cites)


def _described(department: Department) -> Data:
    return {
        "id": department.id,
        "name": department.name,
        "short": department.short,
        "role": "主管",
        "liaisons": [{"name": "合成甲", "shift": "A"}],
        "duties": [f"负责{department.domain.name}领域划转事项的事中事后监管"],
    }


def _bureau() -> Data:
    return {"id": "approval-bureau", "name": f"合成市{_BUREAU}", "short": _BUREAU, "role": "审批"}


def _district() -> Data:
    return {
        "schema_version": "1",
        "code": "990101",
        "name": "合成市合成区",
        "short": "合成区",
        "city": "合成市",
        "province": "合成省",
        "dated": "2026-11-23",
        "notice": _NOTICE,
        "government": "合成市合成区人民政府",
        "bureau": "approval-bureau",
        "measures": {"title": "合成区行政审批与监管协同联动实施办法"},
    }


def _general(place: str) -> str:
    return f"《{words.GENERAL_LAW}》{place}"


@cache
def _places(title: str) -> tuple[str, ...]:
    """Every article, paragraph and item of a law that the 法规库 knows, as citations."""
    law = _laws()[title]
    places: list[Citation] = []
    for article, shape in enumerate(law.shape, start=1):
        for number, items in enumerate(shape or (), start=1):
            paragraph = number if shape and len(shape) > 1 else None  # an only paragraph is not named
            places.append(Citation(title, article, None, paragraph))
            places += [Citation(title, article, None, paragraph, item) for item in range(1, items + 1)]
    return tuple(map(str, places))


@cache
def _laws() -> dict[str, Law]:
    return loader.laws((_ROOT / "catalogs" / "laws.jsonl").read_bytes())
