"""A page is one module and one template: the example of the guide, put where it belongs, is a page of the site."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from districts import ROOT, district
from jsonschema import Draft202012Validator
from lxml import html

from docgen.pipeline.site import SiteOptions, site
from docgen.portal import pages
from docgen.project import Project

GUIDE = (ROOT / "docs/adding-a-page.md").read_text(encoding="utf-8")
MODULE, TEMPLATE = (re.findall(rf"```{language}\n(.*?)```", GUIDE, re.S)[0] for language in ("python", "html"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The site of a project, with a folder of page modules beside docgen's own."""
    project = Project(district(tmp_path / "区"))
    with (project.catalogs / "district.yaml").open("a", encoding="utf-8") as stream:
        stream.write("portal: {url: https://www.example.gov.cn/xk/}\n")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/certificates.py").write_text(MODULE, encoding="utf-8")
    (project.root / "templates/_portal").mkdir(parents=True)
    (project.root / "templates/_portal/certificates.html").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(pages, "__path__", [*pages.__path__, str(tmp_path / "pages")])
    yield site(project, SiteOptions(), lambda stage, done, total: None).made.folder
    sys.modules.pop(f"{pages.__name__}.certificates", None)


def test_two_files_make_a_page_with_its_twin_its_schema_and_its_places_in_the_menus(folder: Path) -> None:
    page = html.fromstring((folder / "certificates/index.html").read_bytes())
    listed = page.xpath("//main//ul[@class='list']//a/text()")
    assert listed and all(name.endswith("证") for name in listed)
    twin = json.loads((folder / "certificates/index.json").read_bytes())
    assert twin["title"] == "许可证件" and [row["name"] for row in twin["data"]["items"]] == listed
    schema = json.loads((folder / "data/schemas/page.schema.json").read_bytes())
    assert "Certificates" in schema["$defs"]
    Draft202012Validator(schema).validate(twin)
    assert "https://www.example.gov.cn/xk/certificates/" in (folder / "sitemap.xml").read_text(encoding="utf-8")
    for other in ("index.html", "items/index.html"):
        top = html.fromstring((folder / other).read_bytes()).xpath("//nav[@aria-label='主导航']//a/text()")
        assert top == ["全部事项", "部门", "主题", "划转批次", "许可证件", "法律法规", "调整公告"]


def test_every_module_of_the_folder_is_a_kind_of_page() -> None:
    ranks = [module.RANK for module in pages.modules()]
    assert len(ranks) == len(list(Path(pages.__path__[0]).glob("[!_]*.py"))) == len(set(ranks))
