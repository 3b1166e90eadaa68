"""The promise of the door, field by field: what a schema marks as internal changes nothing that the site says.

Each property of each record, at every depth, is marked in turn. The door must let the same out whatever its value
is, and the files that are made from that, of a catalog that has a value in every field, must not have the value.
"""

import copy
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from io import BytesIO
from typing import Any

import msgspec
import pytest
from districts import ROOT

from docgen.catalog import schema
from docgen.catalog.audience import INDISPENSABLE, RECORDS
from docgen.catalog.model import Department, District, Law, Permit, Transfer, WholeCatalog
from docgen.errors import UsageError
from docgen.history.editions import Edition
from docgen.portal import environment, filing, pages, public, site, wording
from docgen.portal.documents import Offered
from docgen.project import Project

PROJECT = Project(ROOT)
DAYS = ("2026-06-01", "2026-11-23")
LAW = {"shape": ([[1]], [[2, 3]]), "inserted": ({"3之1": [1]}, {"4之1": [2]})}
"""What the schema of the 法规库 does not describe by properties."""
Path = tuple[str, ...]
"""Keys from the record down; a list stands for its entries."""


SAID_BY_SILENCE = ("unit", "clock", "shift")
"""Fields of parts that mean something when nobody wrote them."""
MARKS = re.compile("暗号[^止]*止")


def document(name: str) -> dict[str, Any]:
    return dict(schema.load(PROJECT, name).document)


def paths(node: Mapping[str, Any], above: Path = ()) -> Iterator[Path]:
    for key, below in node.get("properties", {}).items():
        yield (*above, key)
        yield from paths(below.get("items", below), (*above, key))


EVERY = [(name, path) for name in RECORDS for path in paths(document(name))]
HIDEABLE = [(name, path) for name, path in EVERY if path[0] not in INDISPENSABLE.get(name, ()) or len(path) > 1]


def value(node: Mapping[str, Any], path: Path, mark: str) -> Any:
    """A value with every property at every depth; each text is one of its own, with the mark in it."""
    if path[0] == "law" and path[-1] in LAW:
        return LAW[path[-1]][mark == "乙"]
    if "enum" in node:
        return node["enum"][-1 if mark == "乙" else 0]
    if "properties" in node:
        return {key: value(below, (*path, key), mark) for key, below in node["properties"].items()}
    if node.get("type") == "array":
        return [value(node.get("items", {}), path, mark)]
    match node.get("type"):
        case "object":
            return {"DG101": f"暗号{mark}{'/'.join(path)}"}
        case "boolean":
            return mark == "乙"
        case "integer" | "number":
            return 1_000 + 7 * len("".join(path)) + (500_000 if mark == "乙" else 0)
    return dated(path, mark) if node.get("format") == "date" else f"暗号{mark}{'/'.join(path)}止"


def dated(path: Path, mark: str) -> str:
    return f"{1900 + sum(map(ord, ''.join(path))) % 60}-0{1 if mark == '甲' else 2}-1{len(path)}"


def put(plain: dict[str, Any], path: Path, new: Any) -> None:
    """The value at a path, in every entry of the lists on the way."""
    first, *rest = path
    if not rest:
        plain[first] = new
        return
    for entry in plain[first] if isinstance(plain[first], list) else [plain[first]]:
        put(entry, tuple(rest), new)


@cache
def full() -> dict[str, dict[str, Any]]:
    """A record of each kind with something in every field, and what holds the catalog together."""
    whole = {name: value(document(name), (name,), "甲") for name in RECORDS}
    whole["permit"] |= {"id": "water", "status": "划转", "department": "health", "parent": "sub"}
    whole["department"] |= {"id": "health"}
    whole["transfer"] |= {"id": "batch"}
    whole["district"] |= {"bureau": "bureau", "dated": DAYS[1]}
    whole["permit"]["basis"][0]["cite"] = "《公共场所卫生管理条例》第三条"
    return whole


def catalog(plain: Mapping[str, dict[str, Any]]) -> WholeCatalog:
    district, permit = msgspec.convert(plain["district"], District), msgspec.convert(plain["permit"], Permit)
    law = msgspec.convert(plain["law"], Law)
    bureau = Department(id="bureau", name="行政审批局", short="审批局", role="审批")
    other = Permit(id="sub", name="其他许可", status="保留", department="health", basis=())
    department, transfer = (
        msgspec.convert(plain["department"], Department),
        msgspec.convert(plain["transfer"], Transfer),
    )
    return WholeCatalog((district, bureau, department, permit, other, transfer), laws={law.title: law})


def changed(name: str, path: Path, new: Any) -> dict[str, dict[str, Any]]:
    plain = copy.deepcopy(full())
    put(plain[name], path, new)
    return plain


def node_at(node: dict[str, Any], path: Path) -> dict[str, Any]:
    for key in path:
        node = node.get("items", node)["properties"][key]
    return node


@pytest.fixture
def hiding(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Marks one property in the schema that the door reads."""
    load = schema.load
    marked: dict[str, Any] = {}

    def loaded(project: Project, name: str, edition: str = "") -> schema.Schema:
        known = load(project, name, edition)
        return replace(known, document=marked[name]) if name in marked else known

    def hide(name: str, path: Path) -> None:
        marked.setdefault(name, copy.deepcopy(document(name)))
        node_at(marked[name], path)["audience"] = "internal"
        monkeypatch.setattr(schema, "load", loaded)

    return hide


def shown(*catalogs: WholeCatalog) -> tuple[public.PublicEdition, ...]:
    past = [Edition(day, None, catalog) for day, catalog in zip(DAYS, catalogs, strict=False)]
    return public.editions(PROJECT, past, "")


def said(edition: public.PublicEdition) -> bytes:
    """Everything that came through the door."""
    catalog = edition.catalog
    records = [*catalog.records, *catalog.laws.values()]
    return msgspec.json.encode((records, [catalog.plain(record) for record in records], list(catalog.laws)))


def files(*catalogs: WholeCatalog) -> dict[str, bytes]:
    """Every file of a site with two editions."""
    wanted = site.Wanted(PROJECT, shown(*catalogs), Offered({}, {}), DAYS[1], "docgen")
    world = site.world(wanted)
    made = filing.files(PROJECT, world, tuple(pages.every(world)), wanted.documents)
    return {file.path: opened(file.make()) for file in made}


def opened(content: bytes) -> bytes:
    if not zipfile.is_zipfile(BytesIO(content)):
        return content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return b"".join(map(archive.read, archive.namelist()))


@pytest.fixture(autouse=True)
def one_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates are compiled once for all sites; only the filter that links laws is another one's each time."""

    def of(project: Project, menus: Any, laws: Any, paged: frozenset[str]) -> Any:
        jinja = _compiled()
        jinja.filters["cite"] = wording.citing(laws, paged)
        return jinja

    monkeypatch.setattr(environment, "environment", of)


_compiled = cache(partial(environment.environment, PROJECT, pages.menus(), (), frozenset()))

by_name = {"ids": lambda part: part if isinstance(part, str) else ".".join(part)}


@pytest.mark.parametrize(("name", "path"), HIDEABLE, **by_name)
def test_an_internal_field_changes_nothing_of_what_the_site_is_made_from(name: str, path: Path, hiding: Any) -> None:
    hiding(name, path)
    node = node_at(document(name), path)
    one, other = (catalog(changed(name, path, value(node, (name, *path), mark))) for mark in "甲乙")
    (first,), (second,) = shown(one), shown(other)
    assert said(first) == said(second)


def test_a_field_that_is_not_internal_does_come_through() -> None:
    """So that the test above could fail."""
    (edition,) = shown(catalog(full()))
    assert "暗号甲permit/theme止".encode() in said(edition)
    every = b"".join(files(catalog(full()), catalog(full())).values()).decode()
    assert {"暗号甲permit/theme止", "暗号甲department/address止", "暗号甲transfer/title止"} <= set(MARKS.findall(every))


@pytest.mark.parametrize(("name", "path"), [(n, p) for n, p in HIDEABLE if len(p) == 1], **by_name)
def test_no_file_has_an_internal_field_not_even_of_the_past(name: str, path: Path, hiding: Any) -> None:
    hiding(name, path)
    before = changed(name, path, value(node_at(document(name), path), (name, *path), "乙"))
    before["permit"]["certificate"]["validity"] = before["permit"]["fee"]["note"] = "以前的"
    made = files(catalog(before), catalog(full()))
    assert f"items/water/@{DAYS[0]}/index.html" in made
    own = re.compile(f"暗号.{'/'.join((name, *path))}[/止]")
    assert not {file for file, content in made.items() if own.search(content.decode(errors="replace"))}


@pytest.mark.parametrize("name", RECORDS)
def test_no_file_has_what_is_internal_inside_of_a_part(name: str, hiding: Any) -> None:
    """All that a part can do without, at once."""
    inner = [path for known, path in HIDEABLE if known == name and len(path) > 1 and is_optional(name, path)]
    for path in inner:
        hiding(name, path)
    made = files(catalog(full()), catalog(full()))
    said = set(MARKS.findall(b"".join(made.values()).decode(errors="replace")))
    assert not said & {f"暗号甲{'/'.join((name, *path))}止" for path in inner}


def is_optional(name: str, path: Path) -> bool:
    holder = node_at(document(name), path[:-1])
    return path[-1] not in holder.get("items", holder).get("required", ()) and path[-1] not in (
        "unit",
        "clock",
        "shift",
    )


@pytest.mark.parametrize(("name", "key"), [(name, key) for name in INDISPENSABLE for key in INDISPENSABLE[name]])
def test_what_no_site_can_do_without_cannot_be_internal(name: str, key: str, hiding: Any) -> None:
    hiding(name, (key,))
    with pytest.raises(UsageError, match=f"schemas/{name}.schema.json 把 {key} 标成了不公开"):
        shown(catalog(full()))


def test_a_part_that_cannot_do_without_an_internal_field_is_internal(hiding: Any) -> None:
    hiding("permit", ("time_limit", "unit"))
    (edition,) = shown(catalog(full()))
    permit = edition.catalog.plain(edition.catalog.permit_by_id["water"])
    assert "time_limit" not in permit and "flow" in permit


def test_a_record_whose_name_is_internal_is_called_by_its_id(hiding: Any) -> None:
    hiding("permit", ("name",))
    assert b"<h1>water</h1>" in files(catalog(full()))["items/water/index.html"]
