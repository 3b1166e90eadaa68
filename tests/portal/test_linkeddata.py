"""Permits in public vocabularies: judged by schema.org's own types, by RDF tools, by a browser, by any text."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib
from browser import needs_chromium, served, watched
from districts import ROOT, district
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace
from playwright.sync_api import Browser

from docgen.catalog.model import Catalog
from docgen.pipeline.site import SiteOptions, site
from docgen.portal.linkeddata import cpsv, durations, schemaorg
from docgen.portal.model import Item, LawCited, SiteInfo, Unit
from docgen.portal.world import World
from docgen.project import Project

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

NODE = ROOT / ".node/node_modules"
TYPES = (NODE / "schema-dts/package.json", NODE / ".bin/tsc")
BLOCK = '//script[@type="application/ld+json"]'
URL = "https://www.example.invalid/xzxk/"
SHAPES = str(ROOT / "tests/cases/shapes/cpsv-ap.ttl")
ADMS, CPSV, CV = (
    rdflib.Namespace(iri)
    for iri in ("http://www.w3.org/ns/adms#", "http://purl.org/vocab/cpsv#", "http://data.europa.eu/m8g/")
)
SERVICE = rdflib.URIRef(f"{URL}items/a/#service")
OFFICE = Unit(name="测试区审批局", short="审批局", id="office", path="departments/office/")
OTHER = Unit(name="省外机关", short="省外机关")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    departments = sorted(path.parent.name for path in ROOT.glob("catalogs/*/department.yaml"))
    project = Project(district(tmp_path_factory.mktemp("site") / "区", *departments))
    return site(project, SiteOptions(), lambda stage, done, total: None).made.folder


@pytest.fixture(scope="module")
def blocks(folder: Path) -> dict[str, Any]:
    """Permit id -> what its page says to search engines."""
    return {page.parent.name: json.loads(block(page)) for page in sorted(folder.glob("items/*/index.html"))}


@pytest.fixture(scope="module")
def graph(folder: Path) -> rdflib.Graph:
    """All that the site tells in linked data, as if it lay at URL."""
    merged = rdflib.Graph()
    for file in folder.glob("items/*/index.jsonld"):
        merged.parse(file, format="json-ld", publicID=f"{URL}{file.relative_to(folder)}")
    return merged


def block(page: Path) -> str:
    (script,) = html.fromstring(page.read_bytes()).xpath(BLOCK)
    return str(script.text)


def world(**known: Any) -> World:
    place = SiteInfo(
        title="目录", district="测试区", government="府", bureau=OFFICE, notice="说明", effective_on="2026-01-01"
    )
    return World(place, Catalog(), (), known, {}, ())


def item(permit: dict[str, Any], name: str = "甲许可", **more: Any) -> Item:
    return Item(
        id="a",
        name=name,
        path="items/a/",
        initials="jxk",
        letter="J",
        status="保留",
        is_current=True,
        approver=OFFICE,
        competent=OFFICE,
        regulators=(OFFICE, OTHER),
        published_on="2026-01-01",
        updated_on="2026-01-02",
        permit=permit,
        **more,
    )


def everywhere(text: str) -> Item:
    """A permit that has one text in every place."""
    permit = {
        "service_objects": [text],
        "conditions": [{"text": text, "basis": [text]}],
        "materials": [{"name": text, "when": text, "note": text, "basis": [text]}],
        "time_limit": {"unit": "月", "statutory": 3},
        "fee": {"charged": True, "note": text, "charges": [{"name": text, "standard": text}]},
        "certificate": {"name": text, "validity": text, "area": text},
        "supervision": [{"matter": text, "regulator": "审批局", "joint_with": ["省外机关"]}],
    }
    return item(permit, text, theme=text, code=text, laws=(LawCited(title=text, path="laws/a/", places=(text,)),))


def test_only_what_can_be_applied_for_is_offered_to_search_engines(folder: Path, blocks: dict[str, Any]) -> None:
    for id in blocks:
        assert json.loads((folder / f"items/{id}/index.json").read_bytes())["data"]["item"]["is_current"]
        for other in ("print", "history"):
            page = html.fromstring((folder / f"items/{id}/{other}/index.html").read_bytes())
            assert not page.xpath(BLOCK)


class TestSchemaOrg:
    def test_every_word_is_one_of_schema_org(self, blocks: dict[str, Any]) -> None:
        def words(node: Any) -> set[str]:
            if isinstance(node, list):
                return set().union(*map(words, node))
            if not isinstance(node, dict):
                return set()
            own = {key for key in node if not key.startswith("@")} | {node["@type"]}
            return own.union(*map(words, node.values()))

        used = set().union(*(words(node) for node in blocks.values()))
        assert len(used) > 25
        assert not [word for word in used if word not in rdflib.SDO]

    @pytest.mark.skipif(not all(map(Path.exists, TYPES)), reason="schema-dts is missing (tools/prepare.sh installs it)")
    def test_every_value_stands_where_schema_org_allows_it(self, blocks: dict[str, Any], tmp_path: Path) -> None:
        full = schemaorg.service(world(office={"address": "某路", "phone": "12345"}), everywhere("某"))
        assert not mistakes([*blocks.values(), full], tmp_path)
        assert mistakes([{**full, "additionalProperty": {"@type": "PropertyValue", "name": "监管"}}], tmp_path)

    @given(st.text() | st.sampled_from(["</script>", "<!--<script>", "]]>", "&lt;", "\u2028"]))
    def test_no_text_leaves_the_element_it_stands_in(self, text: str) -> None:
        made = schemaorg.block(world(), everywhere(text))
        page = html.fromstring(f'<head><script type="application/ld+json">{made}</script></head><body><p>后</p></body>')
        assert json.loads(page.xpath(BLOCK)[0].text).get("name", "") == text
        assert page.xpath("string(//p)") == "后"

    def test_links_are_absolute_when_the_address_is_known(self) -> None:
        known = world()
        made = schemaorg.service(World(replace(known.site, url=URL), known.catalog, (), {}, {}, ()), everywhere("某"))
        assert made["@id"] == f"{URL}items/a/#service"
        assert made["provider"]["url"] == f"{URL}departments/office/"

    def test_what_is_not_known_is_absent(self) -> None:
        made = schemaorg.service(world(), item({}))
        for key in ("category", "identifier", "audience", "serviceOutput", "offers", "isRelatedTo", "subjectOf"):
            assert key not in made
        assert made["availableChannel"] == {"@type": "ServiceChannel", "name": OFFICE.name}

    def test_free_is_a_price_and_unknown_is_none(self) -> None:
        assert schemaorg.service(world(), item({"fee": {"charged": False}}))["offers"][0]["price"] == 0
        assert "offers" not in schemaorg.service(world(), item({"fee": {"charged": True}}))

    def test_a_name_outside_the_registry_has_no_page(self) -> None:
        rows = [{"matter": "甲", "regulator": "审批局"}, {"matter": "乙", "regulator": "省外机关"}]
        inside, outside = schemaorg.service(world(), item({"supervision": rows}))["isRelatedTo"]
        assert inside["provider"]["url"] == "../../departments/office/"
        assert outside["provider"] == {"@type": "GovernmentOrganization", "name": "省外机关"}


class TestServiceCatalog:
    """`index.jsonld`: CPSV-AP 3.2.0 and CCCEV 2.1.0."""

    def test_conforms_to_the_profile(self, graph: rdflib.Graph) -> None:
        assert len(set(graph.subjects(rdflib.RDF.type, CPSV.PublicService))) > 20
        conforms, _, words = pyshacl.validate(graph, shacl_graph=SHAPES)
        assert conforms, words

    @pytest.mark.parametrize(
        "word", [rdflib.DCTERMS.identifier, rdflib.DCTERMS.title, CV.hasCompetentAuthority, CV.role]
    )
    def test_the_judge_is_awake(self, graph: rdflib.Graph, word: rdflib.URIRef) -> None:
        without = rdflib.Graph()
        for triple in graph:
            if triple[1] != word:
                without.add(triple)
        assert not pyshacl.validate(without, shacl_graph=SHAPES)[0]

    def test_every_word_has_an_iri_that_the_profile_knows(self, folder: Path, graph: rdflib.Graph) -> None:
        def words(node: Any) -> set[str]:
            if isinstance(node, list):
                return set().union(*map(words, node))
            if not isinstance(node, dict):
                return set()
            types = node.get("@type", ())
            own = {key for key in node if key[0] != "@"} | {*([types] if isinstance(types, str) else types)}
            return own.union(*map(words, (value for key, value in node.items() if key != "@context")))

        for file in folder.glob("items/*/index.jsonld"):
            document = json.loads(file.read_bytes())
            assert words(document) <= document["@context"].keys()
        paths = set(rdflib.Graph().parse(SHAPES).objects(None, rdflib.SH.path))
        assert set(graph.predicates()) - {rdflib.RDF.type} <= paths

    def test_its_links_lead_to_pages(self, folder: Path, graph: rdflib.Graph) -> None:
        links = {str(node).split("#")[0] for node in graph.all_nodes() if str(node).startswith(URL)}
        assert len(links) > 40
        assert not [link for link in links if not (folder / link.removeprefix(URL) / "index.html").is_file()]

    def test_a_list_of_evidence_says_what_is_always_asked_for(self) -> None:
        needs = ("必要", "容缺后补", "情形必要", None)
        rows = [{"name": need or "未注明", "need": need, "when": "某种情形的"} for need in needs]
        made = read(item({"materials": [{key: value for key, value in row.items() if value} for row in rows]}))
        lists = {
            str(made.value(requirement, rdflib.DCTERMS.title)): {
                str(made.value(kind, rdflib.DCTERMS.title))
                for kind in made.objects(requirement, CV.hasEvidenceTypeList / CV.specifiesEvidenceType)
            }
            for requirement in made.subjects(rdflib.RDF.type, CV.Requirement)
        }
        assert lists == {"申请材料齐全": {"必要", "容缺后补"}, "某种情形的": {"情形必要"}}
        assert len(set(made.objects(SERVICE, CV.hasInputType))) == len(needs)

    @given(st.text(min_size=1))
    def test_any_text_comes_back_whole(self, text: str) -> None:
        made = read(everywhere(text))
        assert made.value(SERVICE, rdflib.DCTERMS.title) == rdflib.Literal(text, lang="zh-CN")
        for word in (CV.holdsRequirement, CV.hasInputType, CPSV.produces):
            titles = {str(title) for title in made.objects(SERVICE, word / rdflib.DCTERMS.title)}
            assert text in titles

    def test_all_that_a_catalog_can_say_conforms(self) -> None:
        made = read(everywhere("《某法》第一条"), office={"address": "某路", "phone": "12345"})
        conforms, _, words = pyshacl.validate(made, shacl_graph=SHAPES)
        assert conforms, words
        assert made.value(SERVICE, CV.contactPoint / CV.telephone) == rdflib.Literal("12345")

    def test_what_is_gone_is_withdrawn(self) -> None:
        made = read(replace(item({}), is_current=False))
        assert made.value(SERVICE, ADMS.status) == rdflib.URIRef("http://purl.org/adms/status/Withdrawn")


def read(item: Item, **departments: Any) -> rdflib.Graph:
    return rdflib.Graph().parse(
        data=cpsv.document(world(**departments), item), format="json-ld", publicID=f"{URL}{item.path}index.jsonld"
    )


@needs_chromium
def test_a_browser_under_the_site_s_policy_lets_the_block_be_read(browser: Browser, folder: Path) -> None:
    with served(folder) as host, watched(browser, host) as page:
        page.goto(f"{host}items/public-place-hygiene/")
        found = page.locator('script[type="application/ld+json"]').evaluate("node => JSON.parse(node.textContent).name")
        assert found == page.locator("h1").inner_text()


class TestDurations:
    @pytest.mark.parametrize(
        ("limit", "said"),
        [
            ({"unit": "日", "statutory": 60}, "P60D"),
            ({"unit": "月", "statutory": 6, "promised": 3}, "P3M"),
            ({"unit": "年", "statutory": 1}, "P1Y"),
            ({"unit": "工作日", "statutory": 20, "promised": 0}, "P0D"),
            ({"unit": "工作日", "statutory": 20}, None),
            ({"statutory": 20}, None),
            ({"unit": "日", "promised": 0.5}, None),
            ({}, None),
        ],
    )
    def test_working_days_are_no_calendar_days(self, limit: dict[str, Any], said: str | None) -> None:
        assert durations.processing(limit) == said

    @pytest.mark.parametrize(
        ("words", "said"),
        [("4年", "P4Y"), ("6个月", "P6M"), ("30天", "P30D"), (" 15 日 ", "P15D"), ("最长5年", None), ("长期", None)],
    )
    def test_a_period_is_a_number_and_its_unit_and_nothing_else(self, words: str, said: str | None) -> None:
        assert durations.period(words) == said


def mistakes(services: list[Any], folder: Path) -> str:
    """What TypeScript says when each is held against the types that Google makes from schema.org's vocabulary."""
    if not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(NODE)
    lines = ['import type {GovernmentService, WithContext} from "schema-dts";']
    for number, service in enumerate(services):
        lines.append(f"const s{number}: WithContext<GovernmentService> = {json.dumps(service)};")
    (folder / "services.ts").write_text("\n".join(lines), encoding="utf-8")
    options = ("--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "services.ts")
    return subprocess.run([NODE / ".bin/tsc", *options], cwd=folder, capture_output=True, text=True).stdout
