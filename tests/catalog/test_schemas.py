"""The files of schemas/: sound, self-contained, in Chinese, and right about the cases and the catalogs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from docgen.catalog.schema import check, load
from docgen.catalog.schema.checking import compiled
from docgen.catalog.units import unit_at
from docgen.findings import Finding
from docgen.project import Project

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/cases/schema"
DOCUMENTS = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_bytes()) for path in ROOT.glob("schemas/*.schema.json")
}
RECORDS = ["permit", "department", "transfer", "district", "calendar", "law", "kind"]
HAN = re.compile(r"[\u4e00-\u9fff]")
GOOD = sorted(CASES.glob("good/*/*.yaml"))
BAD = sorted(CASES.glob("bad/*/*.yaml"))
CATALOGS = [path for path in sorted(ROOT.glob("catalogs/**/*.yaml")) if unit_at(path.relative_to(ROOT).as_posix())]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def walk(node: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every subschema and everything else that is a mapping, with its place."""
    if isinstance(node, dict):
        yield path, node
        for key, below in node.items():
            if key not in ("examples", "enum"):
                yield from walk(below, f"{path}/{key}")
    elif isinstance(node, list):
        for index, below in enumerate(node):
            yield from walk(below, f"{path}/{index}")


def properties() -> Iterator[Any]:
    """Every property at every depth but those that only narrow another one, and every value of a map."""
    for name in RECORDS:
        for path, node in walk(DOCUMENTS[name], name):
            if not re.search(r"/(if|then|else)/", path + "/"):
                for key, below in node.get("properties", {}).items():
                    yield pytest.param(name, below, id=f"{path}/{key}")
                if isinstance(node.get("additionalProperties"), dict):
                    yield pytest.param(name, node["additionalProperties"], id=f"{path}/*")


@pytest.mark.parametrize("name", RECORDS)
class TestEverySchema:
    def test_is_valid_2020_12(self, name: str):
        assert DOCUMENTS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(DOCUMENTS[name])

    def test_says_what_it_is(self, name: str):
        document = DOCUMENTS[name]
        assert document["$id"] == f"urn:docgen:schema:{name}"
        assert HAN.search(document["title"]) and HAN.search(document["description"])

    def test_refers_only_to_itself(self, name: str):
        references = {node["$ref"] for _, node in walk(DOCUMENTS[name]) if "$ref" in node}
        assert references == {f"#/$defs/{known}" for known in DOCUMENTS[name]["$defs"]}

    def test_puts_only_words_beside_a_reference(self, name: str):
        """Demands beside a `$ref` would replace those of the reference instead of adding to them."""
        beside = {key for _, node in walk(DOCUMENTS[name]) if "$ref" in node for key in node}
        assert beside <= {"$ref", "title", "description", "examples", "audience", "unprinted"}

    def test_admits_no_unknown_key(self, name: str):
        maps = {"allow", "inserted"}
        open_objects = {
            path.rsplit("/", 1)[-1]
            for path, node in walk(DOCUMENTS[name])
            if node.get("type") == "object" and node.get("additionalProperties") is not False
        }
        assert open_objects <= maps

    def test_has_patterns_that_mean_the_same_everywhere(self, name: str):
        r"""`\d`, `\w`, `\s`, `\b` and `.` match other characters in Python than in editors and in Rust."""
        patterns = [node["pattern"] for _, node in walk(DOCUMENTS[name]) if isinstance(node.get("pattern"), str)]
        assert [pattern for pattern in patterns if re.search(r"\\[dwsbDWSB]|(?<!\\)\.(?![^\[]*\])", pattern)] == []

    def test_says_every_pattern_in_words(self, name: str):
        nodes = [node for _, node in walk(DOCUMENTS[name]) if isinstance(node.get("pattern"), str)]
        assert [node for node in nodes if not HAN.search(node.get("patternErrorMessage", ""))] == []


@pytest.mark.parametrize(("name", "node"), list(properties()))
class TestEveryProperty:
    def test_has_a_chinese_title(self, name: str, node: dict[str, Any]):
        assert HAN.search(node["title"])

    def test_is_described_in_a_chinese_sentence(self, name: str, node: dict[str, Any]):
        assert HAN.search(node["description"]) and node["description"].endswith("。")

    def test_has_examples_that_are_valid(self, name: str, node: dict[str, Any]):
        schema = compiled(name, {"$defs": DOCUMENTS[name].get("$defs", {}), **node})
        assert node["examples"]
        assert [finding.message for example in node["examples"] for finding in check(example, "x", schema)] == []


def read(path: Path) -> object:
    return YAML(typ="safe", pure=True).load(path)


def line_of(tree: Any, finding: Finding) -> int:
    """1-based line of the key or item that a finding points to; of the first key for the whole file."""
    line = tree.lc.line
    for step in finding.pointer:
        if step not in (tree if isinstance(tree, dict) else range(len(tree))):
            break
        line = (tree.lc.key(step) if isinstance(tree, dict) else tree.lc.item(step))[0]
        tree = tree[step]
    return int(line) + 1


def marked(path: Path) -> list[tuple[int, str]]:
    """What the comments of a bad case say: `# DG201 DG204` on the line of the mistake."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    return sorted(
        (number, code) for number, line in lines for code in re.findall(r"DG2[0-9]{2}", line.partition(" # ")[2])
    )


@pytest.mark.parametrize("path", GOOD, ids=name_of)
def test_a_good_case_is_silent(path: Path):
    schema = load(Project(ROOT), path.parent.name)
    assert [finding.message for finding in check(read(path), name_of(path), schema)] == []


@pytest.mark.parametrize("path", BAD, ids=name_of)
def test_a_bad_case_is_flagged_where_it_is_marked(path: Path):
    tree = YAML(typ="rt", pure=True).load(path)
    findings = check(read(path), name_of(path), load(Project(ROOT), path.parent.name))
    assert sorted((line_of(tree, finding), finding.code) for finding in findings) == marked(path)


@pytest.mark.parametrize("folder", ["good", "bad"])
@pytest.mark.parametrize("name", ["permit", "department", "transfer", "district", "calendar", "kind"])
def test_every_schema_has_three_cases_of_each(folder: str, name: str):
    assert len(list((CASES / folder / name).glob("*.yaml"))) >= 3


@pytest.mark.parametrize("path", CATALOGS, ids=name_of)
def test_a_file_of_our_own_catalogs_is_valid(path: Path):
    file = name_of(path)
    unit = unit_at(file)
    assert unit
    schema = load(Project(ROOT), unit.schema)
    assert [(finding.pointer, finding.message) for finding in check(read(path), file, schema)] == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("templates/*/kind.yaml")), ids=name_of)
def test_a_kind_of_our_own_is_valid(path: Path):
    schema = load(Project(ROOT), "kind")
    assert [finding.message for finding in check(read(path), name_of(path), schema)] == []


def test_every_law_of_the_library_is_valid():
    assert laws_with_findings() == []


def laws_with_findings() -> list[tuple[str, list[str]]]:
    schema = load(Project(ROOT), "law")
    rows = map(json.loads, (ROOT / "catalogs/laws.jsonl").read_text(encoding="utf-8").splitlines())
    said = [(row["title"], [finding.message for finding in check(row, "laws.jsonl", schema)]) for row in rows]
    assert len(said) >= 957
    return [(title, messages) for title, messages in said if messages]


@pytest.mark.parametrize("name", ["permit", "department", "transfer"])
@pytest.mark.parametrize(
    ("id", "is_right"), [("con", False), ("nul", False), ("com1", False), ("con-a", True), ("comet", True)]
)
def test_an_id_is_a_name_that_windows_can_hold(name: str, id: str, is_right: bool) -> None:
    found = check({"id": id}, "x.yaml", load(Project(ROOT), name))
    assert ("DG205" not in {finding.code for finding in found if finding.pointer == ("id",)}) == is_right
