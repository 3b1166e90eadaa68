"""Open data: what other programs make of it."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from anytext import ANY_TEXT, ILLEGAL
from districts import district
from frictionless import Package
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from docgen.pipeline.site import SiteOptions, site
from docgen.portal.model import SiteInfo, Unit
from docgen.portal.opendata import separated
from docgen.portal.opendata.tables import Column, Table
from docgen.portal.opendata.workbook import workbook
from docgen.project import Project


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Project(district(tmp_path_factory.mktemp("district") / "区", "health", "transport", "water-resources"))
    return site(project, SiteOptions(), lambda stage, done, total: None).made.folder


def loaded(file: Path) -> Any:
    return json.loads(file.read_bytes())


def schema(folder: Path, name: str) -> Draft202012Validator:
    document = loaded(folder / f"data/schemas/{name}.schema.json")
    Draft202012Validator.check_schema(document)
    return Draft202012Validator(document)


def test_every_twin_is_what_its_schema_says(folder: Path) -> None:
    page = schema(folder, "page")
    twins = list(folder.rglob("index.json"))
    assert len(twins) > 40
    for file in twins:
        assert not [error.message for error in page.iter_errors(loaded(file))], file


def test_every_item_is_what_its_schema_says(folder: Path) -> None:
    item = schema(folder, "item")
    lines = (folder / "data/catalog.ndjson").read_bytes().splitlines()
    whole = loaded(folder / "data/catalog.json")
    assert not list(schema(folder, "catalog").iter_errors(whole))
    assert [json.loads(line) for line in lines] == whole["items"] != []
    for line in lines:
        assert not [error.message for error in item.iter_errors(json.loads(line))]


def test_the_schemas_refuse_what_is_wrong(folder: Path) -> None:
    item = json.loads((folder / "data/catalog.ndjson").read_bytes().splitlines()[0])
    wrong = (item | {"status": 1}, item | {"permit": item["permit"] | {"code": 12}}, {"id": "a"})
    assert all(list(schema(folder, "item").iter_errors(one)) for one in wrong)


def test_the_package_is_valid_and_its_tables_are_the_files(folder: Path) -> None:
    """Frictionless reads every row by its types, and follows the keys between the tables."""
    report = Package(str(folder / "data/datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    assert {task.name for task in report.tasks} == {"items", "basis", "conditions", "materials", "flow", "supervision"}
    rows = list(csv.DictReader(StringIO((folder / "data/materials.csv").read_bytes().decode(), newline="")))
    items = loaded(folder / "data/catalog.json")["items"]
    wanted = [(item["id"], row["name"]) for item in items for row in item["permit"]["materials"]]
    assert [(row["item"], row["name"]) for row in rows] == wanted != []


def test_the_workbook_says_what_the_tables_say(folder: Path) -> None:
    book = load_workbook(folder / "data/catalog.xlsx")
    assert book.sheetnames[0] == "说明"
    assert len(book.sheetnames) == 7
    names = [row[1] for row in book["事项"].iter_rows(min_row=2, values_only=True)]
    assert names == [item["name"] for item in loaded(folder / "data/catalog.json")["items"]]
    assert book["事项"].freeze_panes == "C2"
    assert loaded(folder / "data/catalog.json")["notice"] in [row[1] for row in book["说明"].values]


TEXTS = ANY_TEXT.map(lambda text: ILLEGAL.sub("", text))
CELLS = st.one_of(TEXTS, st.integers(0, 10**9), st.booleans(), st.none())


def table(rows: list[tuple[Any, ...]]) -> Table:
    columns = (
        Column(key="code", title="编码", is_code=True),
        Column(key="text", title="文字"),
        Column(key="x", title="值"),
    )
    return Table(name="t", title="表", columns=columns, rows=tuple(rows))


ROWS = st.lists(st.tuples(st.from_regex(r"[0-9A-Z]{1,20}", fullmatch=True), TEXTS, CELLS), max_size=2)


@given(ROWS)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_value_survives_plain_csv(rows: list[tuple[Any, ...]]) -> None:
    content = separated.plain(table(rows)).decode()
    header, *read = list(csv.reader(StringIO(content, newline=""), strict=True))
    assert header == ["code", "text", "x"]
    words = {True: "true", False: "false", None: ""}
    assert read == [[words[c] if c is None or isinstance(c, bool) else str(c) for c in row] for row in rows]


@given(ROWS)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_no_cell_for_excel_is_a_formula_and_codes_keep_their_zeros(rows: list[tuple[Any, ...]]) -> None:
    content = separated.for_excel(table(rows))
    assert content.startswith(b"\xef\xbb\xbf")
    _, *read = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    for (code, text, _), row in zip(rows, read, strict=True):
        assert row[0] == f'="{code}"'
        assert text in (row[1], row[1].removeprefix("'"))
        assert not row[1].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


SITE = SiteInfo(
    title="题",
    district="区",
    government="政府",
    bureau=Unit(name="局", short="局"),
    notice="说明",
    effective_on="2026-11-23",
)


@given(ROWS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_text_survives_the_workbook(rows: list[tuple[Any, ...]]) -> None:
    content = workbook([table(rows)], SITE)
    assert content == workbook([table(rows)], SITE)
    read = list(load_workbook(BytesIO(content))["表"].iter_rows(min_row=2, max_row=len(rows) + 1, values_only=True))
    for (code, text, _), row in zip(rows, read, strict=False):
        assert (row[0], row[1] or "") == (code, text)


def test_the_data_page_names_every_file(folder: Path) -> None:
    listed = json.dumps(loaded(folder / "data/index.json"))
    there = {file.relative_to(folder).as_posix() for file in (folder / "data").rglob("*.*")}
    assert all(path in listed for path in there - {"data/index.html", "data/index.json"})
