"""Small catalogs for tests of rules: one department with one permit and one batch, and the examples of the rules."""

from pathlib import Path

import msgspec
from judging import judged
from ruamel.yaml import YAML

from docgen.catalog import loader
from docgen.catalog.model import District, Retired
from docgen.checking import allow
from docgen.rules import RULES, crashed_rule

ROOT = Path(__file__).parents[2]
LAWS = loader.laws((ROOT / "catalogs" / "laws.jsonl").read_bytes())

BASE = {
    "catalogs/district.yaml": """\
schema_version: "1"
code: "530303"
name: 曲靖市沾益区
short: 沾益区
city: 曲靖市
province: 云南省
dated: "2026-11-23"
notice: 测试目录
government: 曲靖市沾益区人民政府
bureau: approval-bureau
measures: {title: 曲靖市沾益区行政审批与监管协同联动实施办法（试行）}
""",
    "catalogs/approval-bureau/department.yaml": """\
id: approval-bureau
name: 曲靖市沾益区行政审批局
short: 区行政审批局
role: 审批
""",
    "catalogs/health/department.yaml": """\
id: health
name: 曲靖市沾益区卫生健康局
short: 区卫生健康局
role: 主管
aliases: [区卫计局, 区卫健局]
""",
}

PERMIT = """\
id: public-place-hygiene
name: 公共场所卫生许可
status: 保留
basis:
  - {cite: 《公共场所卫生管理条例》第八条, role: 设定依据}
"""

TRANSFER = """\
id: health-1
title: 区卫生健康局划转行政许可事项（第一批）
department: health
giver: 区卫生健康局
receiver: 区行政审批局
rules: [{permit: public-place-hygiene}]
"""

FILE = "catalogs/health/public-place-hygiene.yaml"
BATCH = "catalogs/transfers/health-1.yaml"

RETIRED = (Retired("permit", "food-hygiene", "食品卫生许可", "catalogs/health/food-hygiene.yaml", "2024-03-01"),)
"""The same history behind every example."""


def files_of(example):
    """An example as file name -> text; one permit alone lies where its id says."""
    return example if isinstance(example, dict) else {f"catalogs/health/{plain(example)['id']}.yaml": example}


def plain(text):
    return YAML(typ="safe", pure=True).load(text)


def catalog(example=PERMIT, broken=()):
    texts = BASE | files_of(example)
    return loader.catalog((loader.record(plain(text), file) for file, text in texts.items()), LAWS, broken, RETIRED)


def dated(catalog, day):
    """The catalog with another date of its own."""
    return catalog.holding(District, [msgspec.structs.replace(catalog.district, dated=day)])


def of(code, example=PERMIT, **options):
    return [finding for finding in judged(catalog(example, **options)).findings if finding.code == code]


def line_of(text, finding):
    """The line of a pointer's value, or of its key when the finding asks for that."""
    node, line = YAML().load(text), 1
    for step in finding.pointer:
        place = node.lc.value(step) if isinstance(step, str) else node.lc.item(step)
        line = (node.lc.key(step) if finding.on_key and step == finding.pointer[-1] else place)[0] + 1
        node = node[step]
    return line


def marked(example, code):
    return [
        (file, number)
        for file, text in files_of(example).items()
        for number, line in enumerate(text.splitlines(), start=1)
        if line.endswith(f"# {code}")
    ]


EXPLAINED = (*RULES, allow, crashed_rule)
WITH_EXAMPLES = [rule for rule in EXPLAINED if rule.GOOD]
