"""What another linter of docxtpl templates calls an error, docgen refuses too; what docgen takes, it finds sound."""

from itertools import product
from pathlib import Path

import docxtpl_lint
import pytest
from districts import ROOT
from wordfiles import body, cell, paragraph, put, table

from docgen.documents.writers import docx
from docgen.documents.writers.shape import NUMBER, TEXT, TRUTH, list_of, record
from docgen.findings import Severity

SHAPE = record(a=TEXT, n=NUMBER, is_on=TRUTH, names=list_of(TEXT), rows=list_of(record(n=NUMBER, name=TEXT)))
LIFTS = {"p": "{{%p {} %}}", "tr": "{{%tr {} %}}", "tc": "{{%tc {} %}}", "": "{{% {} %}}"}


def lifted(lift: str, first: str, inside: str, last: str) -> tuple[str, ...]:
    """The two tags around something, where tags with this prefix belong."""
    begin, end = LIFTS[lift].format(first), LIFTS[lift].format(last)
    if lift == "tr":
        return (table((begin,), (inside,), (end,)),)
    if lift == "tc":
        return (table((begin, inside, end)),)
    return (begin, inside, end)


SOUND = [
    *(lifted(lift, "for x in names", "{{ x }}", "endfor") for lift in LIFTS),
    *(lifted(lift, "if is_on", "甲{{ a }}", "endif") for lift in LIFTS),
    *(lifted(lift, "for r in rows if r.n > 1", "{{ r.name }}", "endfor") for lift in LIFTS),
    ("{% if is_on %}甲{% elif n == 2 %}乙{% else %}丙{% endif %}",),
    ("{%p set x = n %}", "{{ x }}"),
    ("{{ names | join(“、”) }}", "{{ a if is_on else '无' }}", "{{ names | first }}{{ n + 1 }}"),
    (paragraph("甲{{", " a ", "}}乙"),),
    (table((cell(paragraph('{% cellbg "FFCC00" %}{{ a }}')), "{% colspan 2 %}乙")),),
    (table(("{%tr for r in rows %}", ""), ("{% vm %}{{ a }}", "{{ r.n }}"), ("{%tr endfor %}", "")),),
    ("{# 说明 #}{{ a }}", "{_{ a }_}"),
    *(
        lifted("tr", "for r in rows", inner, "endfor")
        for inner in ("{{ loop.index }}", "{% if r.n %}{{ r.n }}{% endif %}")
    ),
]
FAULTY = [
    *((text,) for text in ("{{ a", "{{ a }", "{% if is_on %", "a }}", "{% if is_on %}", "{% for x in names %}")),
    *((text,) for text in ("{% endif %}", "{% endfor %}", "{% else %}", "{% elif is_on %}", "{% endset %}")),
    *(
        (text,)
        for text in (
            "{{ a | bogus }}",
            "{{ a b }}",
            "{{ a. }}",
            "{% if %}{% endif %}",
            "{% fro x in names %}{% endfor %}",
        )
    ),
    *((text,) for text in ("{% if a is bogus %}甲{% endif %}", "{{ a + }}", "{{ (a }}", "{{ [a }}", "{{ a | }}")),
    *(
        (f"{{%{space}{lift} for x in names %}}", "{{ x }}", f"{{%{lift} endfor %}}")
        for space, lift in product((" ", "  "), ("tr", "tc"))
    ),
    *((f"{{%{lift} for x in names %}}", "{{ x }}", f"{{%{lift} endfor %}}") for lift in ("tr", "tc")),
    *(lifted(lift, "for x in names", "{{ x }}", "endif") for lift in LIFTS),
    *(lifted(lift, "if is_on", "甲", "endfor") for lift in LIFTS),
    *((*lifted(lift, "for x in names", "{{ x }}", "endfor"), "{{ x }}") for lift in LIFTS),
    *((*lifted(lift, "for x in names", "{{ x }}", "endfor"), "{{ loop.index }}") for lift in LIFTS),
    *((*lifted(lift, "for x in names", "{% set y = x %}", "endfor"), "{{ y }}") for lift in LIFTS),
    *(
        (LIFTS[one].format("for x in names"), "{{ x }}", LIFTS[other].format("endfor"))
        for one, other in (("p", ""), ("", "p"))
    ),
    (table(("{%tr for x in names %}",), ("{{ x }}",), ("{%p endfor %}",)),),
    (table(("{%p for x in names %}",), ("{{ x }}",), ("{%tr endfor %}",)),),
    (table(("{%tr for x in names %}",), ("{{ x }}",)), table(("{%tr endfor %}",))),
    (table(("{%tr for x in names %}{{ x }}{%tr endfor %}",)),),
    (table(("{%tr for x in names %}", "{{ x }}", "{%tr endfor %}")),),
    (table(("{%tc for x in names %}",), ("{%tc endfor %}",)),),
    ("{%p for x in names %}{{ x }}{%p endfor %}",),
    *((f"{{% {tag} %}}",) for tag in ('cellbg "FF0000"', "colspan 2", "vm", "hm")),
    *(
        (f"甲{{%p {first} %}}", "乙", f"{{%p {last} %}}丙")
        for first, last in (("if is_on", "endif"), ("for x in names", "endfor"))
    ),
    *(
        (table(("{%tr for x in names %}", rest), ("{{ x }}", ""), ("{%tr endfor %}", "")),)
        for rest in ("丢", "{{ a }}")
    ),
    (table(("{%tc for x in names %}丢", "{{ x }}", "{%tc endfor %}")),),
    ("{%p if n % 2 %}", "甲", "{%p endif %}"),
    ("{% for x in a %}{{ x }}{% endfor %}",),
    ("{{ names }}{{ rows }}",),
    ("{% if is_on %}{% for x in names %}{% endif %}{% endfor %}",),
    ("{% macro m() %}甲{% endmacro %}{{ m() }}",),
    ("{% raw %}{{ a }}",),
    ("{{ a.upper() }}", "{{ a.__class__ }}"),
    ("{{ missing }}", "{{ rows[0].missing }}"),
]


def accepts(folder: Path, content: bytes) -> bool:
    found = docx.check(put(folder, content), SHAPE, "template.docx")
    return not [finding for finding in found if finding.severity is Severity.ERROR]


def complaints(content: bytes) -> list[str]:
    """Its errors; that it knows none of our filters is no fault."""
    errors = docxtpl_lint.lint(content).errors
    return [f"{issue.rule} {issue.message}" for issue in errors if "or_blank" not in issue.message]


@pytest.mark.parametrize("content", SOUND, ids=range(len(SOUND)))
def test_what_docgen_takes_the_other_finds_sound(tmp_path: Path, content: tuple[str, ...]) -> None:
    assert accepts(tmp_path, body(*content))
    assert complaints(body(*content)) == []


@pytest.mark.parametrize("content", FAULTY, ids=range(len(FAULTY)))
def test_what_is_faulty_is_refused_whatever_the_other_says(tmp_path: Path, content: tuple[str, ...]) -> None:
    assert not accepts(tmp_path, body(*content))


def test_the_other_finds_most_of_it_too() -> None:
    """Else it judges nothing."""
    assert sum(bool(complaints(body(*content))) for content in FAULTY) > len(FAULTY) * 0.7


def test_both_refuse_a_tag_that_was_struck_out(tmp_path: Path) -> None:
    tag = "<w:del w:id='1' w:author='张三'><w:r><w:delText>{{ a }}</w:delText></w:r></w:del>"
    content = body(paragraph(tag, "甲"))
    assert not accepts(tmp_path, content)
    assert any("DTL003" in complaint for complaint in complaints(content))


def test_the_other_finds_nothing_in_the_templates_that_docgen_ships() -> None:
    known = {"or_blank", "cn_date", "numeral", "yes_no", "by_law"}
    for template in sorted(ROOT.glob("templates/*/template.docx")):
        errors = docxtpl_lint.lint(template.read_bytes()).errors
        assert not [
            issue for issue in errors if not (issue.rule == "DTL104" and any(name in issue.message for name in known))
        ]
