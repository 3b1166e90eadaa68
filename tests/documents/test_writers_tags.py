"""Tags held against what there is to print, before any data is seen."""

import msgspec
import pytest
from msgspec.structs import replace

from docgen.catalog.units import PRESENTED
from docgen.documents.writers import grammar, tags
from docgen.documents.writers.contract import Tag
from docgen.documents.writers.docx import ENVIRONMENT
from docgen.documents.writers.shape import FREE, NUMBER, TEXT, TRUTH, Shape, list_of, optional, record, shape_of
from docgen.findings import Finding, Severity


class Material(msgspec.Struct, frozen=True):
    name: str
    copies: int | None = None


class Limit(msgspec.Struct, frozen=True):
    promised: int | float | None = None
    unit: str = "工作日"


class Permit(msgspec.Struct, frozen=True):
    name: str
    code: str | None
    is_new: bool
    materials: tuple[Material, ...]
    limit: Limit | None
    notes: tuple[str, ...] | None = None
    extra: dict[str, str] = {}
    parts: tuple["Permit", ...] = ()


SHAPE = record(permit=shape_of(Permit), title=TEXT)


def check(source: str, *required: str, shape: Shape = SHAPE) -> tuple[Finding, ...]:
    lines = {number: Tag(line, f"第{number}行") for number, line in enumerate(source.split("\n"), start=1)}
    tree, faults = grammar.parse(ENVIRONMENT, source, lines)
    assert tree is not None and not faults, faults
    return tags.check([(tree, lines)], (), shape, "templates/k/template.docx", required)


def codes(source: str, *required: str) -> list[str]:
    return [finding.code for finding in check(source, *required)]


# --- shapes --------------------------------------------------------------------------------------------------------


def test_a_shape_follows_the_type() -> None:
    shape = shape_of(Permit)
    material = record(name=TEXT, copies=optional(NUMBER))
    assert shape.fields["materials"] == list_of(material)
    assert shape.fields["code"] == optional(TEXT)
    assert shape.fields["is_new"] == TRUTH
    assert shape.fields["extra"] == FREE
    assert shape.fields["limit"] == optional(record(promised=optional(NUMBER), unit=TEXT))


def test_a_type_inside_itself_ends_free() -> None:
    assert shape_of(Permit).fields["parts"] == list_of(FREE)


@pytest.mark.parametrize("unit", PRESENTED)
def test_every_view_has_a_shape_of_its_fields(unit: str) -> None:
    shape = shape_of(PRESENTED[unit].view)
    assert set(shape.fields) == set(PRESENTED[unit].view.__struct_encode_fields__)


# --- silent --------------------------------------------------------------------------------------------------------

GOOD = [
    "{{ title }}{{ permit.name }}{{ permit['name'] }}",
    "{{ permit.code | or_blank('编码') }}",
    "{{ permit.code | default('无') }}",
    "{% if permit.code %}{{ permit.code }}{% endif %}",
    "{% if not permit.code %}无{% else %}{{ permit.code }}{% endif %}",
    "{% if permit.code is none %}无{% else %}{{ permit.code }}{% endif %}",
    "{% if permit.code is not none %}{{ permit.code }}{% endif %}",
    "{% if permit.code != none %}{{ permit.code }}{% endif %}",
    "{% if permit.code == 'x' %}{{ permit.code }}{% endif %}",
    "{% if title and permit.code %}{{ permit.code }}{% endif %}",
    "{% if not title or not permit.code %}{% else %}{{ permit.code }}{% endif %}",
    "{% if permit.limit and permit.limit.promised %}{{ permit.limit.promised }}{{ permit.limit.unit }}{% endif %}",
    "{{ permit.code if permit.code else '无' }}",
    "{{ '无' if not permit.code else permit.code }}",
    "{% if permit.code or title %}x{% endif %}",
    "{% for m in permit.materials %}{{ loop.index }}{{ m.name }}{{ m.copies | or_blank('份数') }}{% endfor %}",
    "{% for m in permit.materials if m.copies %}{{ m.copies }}{% endfor %}",
    "{% for n in permit.notes or [] %}{{ n }}{% endfor %}",
    "{% if permit.notes %}{% for n in permit.notes %}{{ n }}{% endfor %}{{ permit.notes | join('、') }}{% endif %}",
    "{{ permit.materials | map(attribute='name') | join('、') }}{{ permit.materials | length }}",
    "{{ (permit.materials | first).name }}{{ permit.materials[0].name }}",
    "{% for m in permit.materials | selectattr('copies') %}{{ m.name }}{% endfor %}",
    "{% set p = permit %}{{ p.name }}",
    "{% if title %}{% set x = title %}{% else %}{% set x = '无' %}{% endif %}{{ x }}",
    "{{ permit.extra.anything }}{{ permit.parts[0].whatever.it.is }}",
    "{{ permit.is_new | yes_no }}{% if permit.is_new %}新{% endif %}",
    "{{ permit.code | cn_date | or_blank('日期') }}",
    "{% for i in range(3) %}{{ i }}{% endfor %}",
    "{{ 2 * permit.materials | length }}{{ permit.name ~ '。' }}",
]


@pytest.mark.parametrize("source", GOOD)
def test_a_right_template_is_not_spoken_of(source: str) -> None:
    assert check(source) == ()


# --- unknown, absent, unprintable ----------------------------------------------------------------------------------

BAD = [
    ("{{ permti.name }}", "DG701", "是不是 permit"),
    ("{{ permit.nmae }}", "DG701", "是不是 name"),
    ("{{ permit.zzz }}", "DG701", "没有 zzz"),
    ("{{ permit['nmae'] }}", "DG701", "是不是 name"),
    ("{{ permit.limit.x if permit.limit else '' }}", "DG701", "没有 x"),
    ("{% for m in permit.materials %}{{ m.nmae }}{% endfor %}", "DG701", "permit.materials 里没有 nmae"),
    ("{% for m in permit.material %}{% endfor %}", "DG701", "是不是 materials"),
    ("{% for m in permit.materials %}{% endfor %}{{ m }}", "DG701", "没有 m"),
    ("{{ loop.index }}", "DG701", "没有 loop"),
    ("{% for m in permit.materials %}{{ loop.idx }}{% endfor %}", "DG701", "没有 idx"),
    ("{{ permit.materials.name }}", "DG701", "是清单"),
    ("{{ permit.name.length }}", "DG701", "是文字"),
    ("{{ permit.materials | map(attribute='nmae') | join }}", "DG701", "是不是 name"),
    ("{% if permit.nmae %}{% endif %}", "DG701", "是不是 name"),
    ("{% set x = permit.nmae %}", "DG701", "是不是 name"),
    ("{{ permit.name | default(permit.x) }}", "DG701", "没有 x"),
    ("{{ permit.code }}", "DG702", "permit.code 可能没有值"),
    ("{{ permit.code ~ 'x' }}", "DG702", "permit.code"),
    ("{{ permit.code | trim }}", "DG702", "permit.code"),
    ("{{ permit.code | cn_date }}", "DG702", "可能没有值"),
    ("{{ permit.limit.unit }}", "DG702", "permit.limit 可能没有"),
    ("{% for n in permit.notes %}{% endfor %}", "DG702", "permit.notes"),
    ("{{ permit.notes | join }}", "DG702", "permit.notes"),
    ("{{ permit.code if title else '' }}", "DG702", "可能没有值"),
    ("{% if permit.code or title %}{{ permit.code }}{% endif %}", "DG702", "permit.code"),
    ("{% if permit.code %}{% endif %}{{ permit.code }}", "DG702", "permit.code"),
    ("{% if permit.code == none %}{{ permit.code }}{% endif %}", "DG702", "permit.code"),
    ("{% if permit.code is none %}{{ permit.code }}{% endif %}", "DG702", "permit.code"),
    ("{% if permit.limit %}{% if permit.limit.promised > 3 %}{% endif %}{% endif %}", "DG702", "permit.limit.promised"),
    ("{% for m in permit.materials %}{{ m.copies }}{% endfor %}", "DG702", "permit.materials.copies"),
    ("{{ none }}", "DG702", "这个值"),
    ("{{ permit.materials }}", "DG704", "不能整个印出"),
    ("{{ permit }}", "DG704", "不能整个印出"),
    ("{{ permit.is_new }}", "DG704", "yes_no"),
    ("{% for x in title %}{% endfor %}", "DG704", "不是清单"),
]


@pytest.mark.parametrize(("source", "code", "said"), BAD)
def test_a_wrong_tag_is_flagged_once_and_in_words(source: str, code: str, said: str) -> None:
    (finding,) = check(source)
    assert finding.code == code
    assert said in finding.message + finding.help


def test_a_finding_names_file_place_and_tag() -> None:
    (finding,) = check("一\n{{ permit.nmae }}")
    assert finding.file == "templates/k/template.docx"
    assert finding.message.startswith("第2行的标签 {{ permit.nmae }}：")


def test_what_may_be_absent_is_a_warning_and_what_is_unknown_an_error() -> None:
    assert [finding.severity for finding in check("{{ permit.code }}{{ x }}")] == [Severity.WARNING, Severity.ERROR]


def test_names_that_can_be_used_are_offered() -> None:
    assert "permit、title" in check("{{ x }}")[0].help


def test_the_same_fault_in_two_copies_of_a_text_box_is_said_once() -> None:
    assert codes("{{ x }}{{ x }}") == ["DG701"]


# --- required ------------------------------------------------------------------------------------------------------

PRINTED = [
    ("{{ permit.name }}", "permit.name"),
    ("{% for m in permit.materials %}{{ m.name }}{% endfor %}", "permit.materials"),
    ("{% for m in permit.materials %}{{ m.name }}{% endfor %}", "permit.materials.name"),
    ("{{ permit.materials | map(attribute='name') | join }}", "permit.materials.name"),
    ("{% set p = permit %}{{ p.name }}", "permit.name"),
    ("{{ permit.name ~ title }}", "title"),
]


@pytest.mark.parametrize(("source", "name"), PRINTED)
def test_what_is_printed_in_any_way_is_not_missed(source: str, name: str) -> None:
    assert codes(source, name) == []


@pytest.mark.parametrize("source", ["", "{{ title }}", "{% if permit.name %}{% endif %}", "{% set x = permit.name %}"])
def test_what_is_never_printed_is_missed(source: str) -> None:
    (finding,) = check(source, "permit.name")
    assert (finding.code, finding.severity) == ("DG703", Severity.WARNING)


# --- what must not be in a document that the public gets -----------------------------------------------------------

INTERNAL = replace(TEXT, is_internal=True)
SECRET = record(permit=record(name=TEXT, note=INTERNAL, rows=replace(list_of(TEXT), is_internal=True)))


@pytest.mark.parametrize(
    "source",
    [
        "{{ permit.note }}",
        "{{ permit['note'] }}",
        "{% if permit.note %}甲{% endif %}",
        "{% for row in permit.rows %}{{ row }}{% endfor %}",
        "{% set p = permit %}{{ p.note }}",
        "{{ permit.rows | length }}",
        "{{ permit.rows | join('、') }}",
        "{{ permit.name if permit.note else permit.name }}",
    ],
)
def test_any_use_of_an_internal_place_is_an_error(source: str) -> None:
    (finding,) = {finding.code: finding for finding in check(source, shape=SECRET)}.values()
    assert (finding.code, finding.severity) == ("DG711", Severity.ERROR)


def test_what_is_not_internal_may_be_printed() -> None:
    assert not check("{{ permit.name }}", shape=SECRET)
