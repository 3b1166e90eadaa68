"""One module adds a kind of record: read, checked, scaffolded, selected and printed, and nothing else names it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from districts import ROOT

UNIT = '''
"""会议纪要: what a meeting of both sides agreed on."""

from docgen.catalog.model import Department, Part, Record, WholeCatalog
from docgen.catalog.unit import Presentation, Scaffold, Unit


class Minutes(Record, frozen=True, kw_only=True):
    id: str
    title: str
    agreed: str
    allow: dict[str, str] = {}


class MinutesView(Part, frozen=True, kw_only=True):
    as_of: str
    bureau: Department
    minutes: Minutes


def _show(catalog: WholeCatalog, minutes: Minutes, as_of: str) -> MinutesView:
    return MinutesView(as_of=as_of, bureau=catalog.bureau, minutes=minutes)


UNIT = Unit(
    word="minutes",
    title="纪要",
    place="catalogs/minutes/{id}.yaml",
    schema="minutes",
    record=Minutes,
    label="title",
    scaffold=Scaffold(asked={"title": ("标题", "如 第一次会商纪要"), "agreed": ("议定事项", "一句话")}),
    presentation=Presentation(
        view=MinutesView,
        show=_show,
        subjects=lambda catalog: catalog.of(Minutes),
        names=lambda _catalog, minutes: {"minutes": (minutes,)},
    ),
)
'''
LINE = {"type": "string", "minLength": 1}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:docgen:schema:minutes",
    "title": "会议纪要",
    "type": "object",
    "required": ["id", "title", "agreed"],
    "additionalProperties": False,
    "properties": {
        "id": {**LINE, "title": "编号", "examples": ["first"]},
        "title": {**LINE, "title": "标题", "examples": ["第一次会商纪要"]},
        "agreed": {**LINE, "title": "议定事项", "examples": ["每月会商一次"]},
        "allow": {"type": "object"},
    },
}
KIND = """
title: 纪要
genre: 纪要
article: [17]
writer: letter
template: body.md
layout: letter.docx
for_each: minutes
output: "minutes/{minutes.id}.docx"
"""
BODY = """---
issuer: "{{ bureau.name }}"
title: "{{ minutes.title }}"
recipient: "{{ bureau.name }}"
signer: "{{ bureau.name }}"
---

议定：{{ minutes.agreed }}。
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A checkout with one more module."""
    for name in ("src", "tools", "schemas", "templates", "catalogs", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "src/docgen/catalog/units/minutes.py").write_text(UNIT, encoding="utf-8")
    (tmp_path / "schemas/minutes.schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    (tmp_path / "templates/minutes").mkdir()
    (tmp_path / "templates/minutes/kind.yaml").write_text(KIND, encoding="utf-8")
    (tmp_path / "templates/minutes/body.md").write_text(BODY, encoding="utf-8")
    return tmp_path


def test_one_module_adds_a_kind_of_record(house: Path) -> None:
    def run(*words: str, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, *words], cwd=house, env={"PYTHONPATH": "src", "PATH": "/usr/bin:/bin"},
            capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    run("tools/make_docs.py")
    new = ("-m", "docgen", "new", "minutes", "first", "--title", "第一次会商纪要", "--agreed", "每月会商一次")
    assert "catalogs/minutes/first.yaml" in run(*new)
    assert "每月会商一次" in (house / "catalogs/minutes/first.yaml").read_text(encoding="utf-8")
    assert "检查了 68 个文件" in run("-m", "docgen", "check", "catalogs/minutes")
    assert "2 个文件" in run("-m", "docgen", "build", "--select", "minutes:first", "--formats", "txt")
    assert "议定：每月会商一次。" in (house / "output/minutes/first.txt").read_text(encoding="utf-8")
    assert "现有：first" in run("-m", "docgen", "build", "--select", "minutes:second", code=2)
    (house / "catalogs/minutes/first.yaml").write_text("id: first\ntitle: 纪要\n", encoding="utf-8")
    assert "缺少 `agreed`（议定事项）" in run("-m", "docgen", "check", "catalogs/minutes", code=1)
