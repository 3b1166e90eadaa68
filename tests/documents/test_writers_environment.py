"""What a template can reach, print and spend: Jinja source alone, without Word around it."""

from typing import Any

import pytest
from anytext import ANY_TEXT, ILLEGAL
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from docgen.documents.writers import grammar, program
from docgen.documents.writers.contract import Tag
from docgen.documents.writers.docx import ENVIRONMENT
from docgen.documents.writers.environment import MAX_RANGE
from docgen.documents.writers.ledger import MAX_TURNS, Ledger
from docgen.documents.writers.values import Refusal, written
from docgen.errors import RenderError

TAGS = {1: Tag("{{ … }}", "第1行")}


def faults(source: str) -> list[str]:
    return [fault.reason for fault in grammar.parse(ENVIRONMENT, source, TAGS)[1]]


def printed(source: str, context: dict[str, Any] | None = None, ledger: Ledger | None = None) -> str:
    tree, found = grammar.parse(ENVIRONMENT, source, TAGS)
    assert tree is not None and not found, found
    return "".join(program.build(ENVIRONMENT, tree, "t", TAGS).run(context or {}, ledger or Ledger(False), "某事项"))


def refusal(source: str, context: dict[str, Any] | None = None) -> str:
    with pytest.raises(RenderError) as caught:
        printed(source, context)
    return caught.value.message


# --- values --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["甲", 7, 0, 0.5, 7.0, "", -3])
def test_texts_and_numbers_print_as_they_are(value: Any) -> None:
    assert written(value) == str(value)


@pytest.mark.parametrize("value", [None, True, False, [], ["甲"], {}, (1,), float("nan"), float("inf"), object()])
def test_what_has_no_obvious_wording_is_refused(value: Any) -> None:
    with pytest.raises(Refusal):
        written(value)


@given(ANY_TEXT)
def test_a_text_is_printed_unchanged_or_refused(text: str) -> None:
    if ILLEGAL.search(text):
        with pytest.raises(Refusal, match=r"U\+"):
            written(text)
    else:
        assert written(text) == text


def test_values_are_escaped() -> None:
    assert printed("{{ a }}", {"a": "<&>\"'"}) == "&lt;&amp;&gt;&#34;&#39;"


def test_values_are_kept_in_the_ledger_in_the_order_of_printing() -> None:
    ledger = Ledger()
    printed("{{ b }}{% for x in a %}{{ x }}{% endfor %}{{ 1 }}", {"a": ["<", "乙"], "b": "甲"}, ledger)
    assert ledger.values == ["甲", "<", "乙", "1"]


def test_a_constant_of_the_template_is_a_printed_value_too() -> None:
    ledger = Ledger()
    assert (printed("{{ '甲' }}", {}, ledger), ledger.values) == ("甲", ["甲"])


def test_markup_in_the_context_is_text() -> None:
    ledger = Ledger()
    assert printed("{{ a }}", {"a": Markup("<b>")}, ledger) == "&lt;b&gt;"


# --- the sandbox ---------------------------------------------------------------------------------------------------

ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ a.__class__.__base__.__subclasses__ }}",
    "{{ a['__class__'] }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum }}",
    "{{ self._TemplateReference__context }}",
    "{{ range.__self__ }}",
    "{{ loop }}",
    "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{% for x in [1] %}{{ loop._iterator }}{% endfor %}",
    "{% for x in [1] %}{{ loop }}{% endfor %}",
    "{{ a.items }}",
    "{{ a.format }}",
    "{{ ['x'] | map(attribute='__class__') | join }}",
    "{{ [a] | selectattr('__class__') | join }}",
    "{{ '%s' % a }}",
    "{{ 'a' + 'b' }}",
    "{{ [1] * 3 }}",
    "{{ range }}",
    "{{ a }}",
]


@pytest.mark.parametrize("source", ESCAPES)
def test_what_lies_outside_of_plain_data_cannot_be_reached(source: str) -> None:
    assert "正在生成：某事项" in refusal(source, {"a": {"名": 1}})


FORBIDDEN = [
    "{{ a.upper() }}",
    "{{ a.items() }}",
    "{{ ''.format(a) }}",
    "{{ dict(a=1) }}",
    "{{ loop() }}",
    "{{ a | attr('x') }}",
    "{{ a | safe }}",
    "{{ a | format }}",
    "{{ a | center(99) }}",
    "{{ a | _rows }}",
    "{{ a | map('attr', '__class__') }}",
    "{{ a | map('_token') }}",
    "{{ a | selectattr('x', 'callable') }}",
    "{{ a | _token }}",
    "{{ a is callable }}",
    "{{ {'a': 1} }}",
    "{{ 2 ** 9 }}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{% macro m() %}{% endmacro %}",
    "{% call a() %}{% endcall %}",
    "{% filter trim %}{% endfilter %}",
    "{% set x %}y{% endset %}",
    "{% set a.b = 1 %}",
    "{% with x = 1 %}{% endwith %}",
    "{% autoescape false %}{{ a }}{% endautoescape %}",
    "{% for x in a recursive %}{% endfor %}",
    "{{ 1 if a }}",
    "{% do x %}",
    "{{ a",
]


@pytest.mark.parametrize("source", FORBIDDEN)
def test_what_a_template_does_not_need_is_refused_unrun(source: str) -> None:
    assert faults(source)


@pytest.mark.parametrize("name", ["items", "keys", "values", "get", "update", "pop", "copy"])
def test_a_field_is_never_a_method(name: str) -> None:
    assert printed(f"{{{{ a.{name} }}}}", {"a": {name: "项"}}) == "项"


def test_a_missing_field_is_never_a_method() -> None:
    assert "没有 items 这一项" in refusal("{{ a.items }}", {"a": {"item": 1}})


def test_a_template_cannot_change_the_context() -> None:
    context = {"a": {"b": 1}}
    printed("{% set a = 2 %}{{ a }}", context)
    assert context == {"a": {"b": 1}}


def test_nothing_of_one_rendering_is_left_for_the_next() -> None:
    tree, _ = grammar.parse(ENVIRONMENT, "{% if a %}{% set b = a %}{% endif %}{{ b }}", TAGS)
    assert tree
    compiled = program.build(ENVIRONMENT, tree, "t", TAGS)
    compiled.run({"a": "甲"}, Ledger(), "r")
    with pytest.raises(RenderError, match="没有 b 这个名称"):
        compiled.run({"a": ""}, Ledger(), "r")


def test_the_rest_of_jinja_is_as_usual() -> None:
    source = (
        "{% for x in a if x.n > 1 %}{{ loop.index }}/{{ loop.length }}{{ x.t }}"
        "{% if not loop.last %}、{% endif %}{% else %}无{% endfor %}"
        "{{ '是' if a[0].n == 1 and b is none or not b else '否' }}"
        "{{ a[:2] | length }}{{ 2 * a | length - 1 }}{{ '甲' ~ 1 }}"
    )
    rows = [{"n": 1, "t": "甲"}, {"n": 2, "t": "乙"}, {"n": 3, "t": "丙"}]
    assert printed(source, {"a": rows, "b": None}) == "1/2乙、2/2丙是25甲1"


# --- undefined and absent ------------------------------------------------------------------------------------------


UNDEFINED = (
    *(
        "{{ b }}",
        "{{ a.b }}",
        "{{ a['b'] }}",
        "{{ a.b.c }}",
        "{{ l[3] }}",
        "{{ b ~ 1 }}",
        "{{ b + 1 }}",
        "{{ b == 1 }}",
    ),
    *("{% if b %}{% endif %}", "{% for x in b %}{% endfor %}", "{{ [b] | join }}", "{{ b | join }}"),
    *("{{ b | or_blank('x') }}", "{{ b | length }}", "{{ b | cn_date }}"),
)
ABSENT = (
    *("{{ a }}", "{{ a ~ '' }}", "{{ [a] | join }}", "{{ a | length }}", "{{ a.b }}", "{{ a | trim }}"),
    "{% for x in a %}{% endfor %}",
)


@pytest.mark.parametrize("source", UNDEFINED)
def test_a_name_that_is_not_there_is_always_an_error(source: str) -> None:
    assert "没有" in refusal(source, {"a": {"x": 1}, "l": []})


@pytest.mark.parametrize("source", ABSENT)
def test_an_absent_value_is_never_printed_as_nothing(source: str) -> None:
    assert "没有" in refusal(source, {"a": None})


def test_asking_whether_it_is_there_is_allowed() -> None:
    assert printed("{% if a is none %}无{% endif %}{% if b is not defined %}缺{% endif %}", {"a": None}) == "无缺"


# --- filters -------------------------------------------------------------------------------------------------------


def test_or_blank_prints_what_there_is() -> None:
    ledger = Ledger()
    assert (printed("{{ a | or_blank('名称') }}", {"a": 0}, ledger), ledger.blanks) == ("0", [])


@pytest.mark.parametrize(("width", "text"), [("", ""), (", 3", "＿＿＿")])
def test_or_blank_leaves_room_and_says_so(width: str, text: str) -> None:
    ledger = Ledger()
    assert printed(f"{{{{ a | or_blank('名称'{width}) }}}}", {"a": None}, ledger) == text
    assert ledger.blanks == ["名称"]


@pytest.mark.parametrize("width", ["-1", "9999", "'x'"])
def test_a_blank_of_impossible_width_is_refused(width: str) -> None:
    assert "空白的宽度" in refusal(f"{{{{ a | or_blank('x', {width}) }}}}", {"a": None})


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ '2024-05-28' | cn_date }}", "2024年5月28日"),
        ("{{ none | cn_date | or_blank('x', 1) }}", "＿"),
        ("{{ 12 | numeral }}", "十二"),
        ("{{ none | numeral | or_blank('x', 1) }}", "＿"),
        ("{{ true | yes_no }}{{ false | yes_no }}", "是否"),
        ("{{ none | yes_no | or_blank('x', 1) }}", "＿"),
        ("{{ ['甲', 1] | join('、') }}", "甲、1"),
        ("{{ [] | join('、') }}", ""),
        ("{{ none | default('无') }}{{ x | d('缺') }}{{ '' | default('空', true) }}", "无缺空"),
        ("{{ [1, 2] | first }}{{ [1, 2] | last }}", "12"),
        ("{{ ' 甲 ' | trim }}", "甲"),
        ("{{ rows | map(attribute='t') | join('、') }}", "甲、乙"),
        ("{{ rows | selectattr('k', 'equalto', 1) | map(attribute='t') | join }}", "甲"),
        ("{{ rows | rejectattr('k', 'equalto', 1) | map(attribute='t') | join }}", "乙"),
    ],
)  # fmt: skip
def test_filters_word_values(source: str, text: str) -> None:
    assert printed(source, {"rows": [{"t": "甲", "k": 1}, {"t": "乙", "k": 2}]}) == text


UNWORDED = (
    *(
        "{{ '2024-13-01' | cn_date }}",
        "{{ 5 | yes_no }}",
        "{{ '5' | numeral }}",
        "{{ 0 | numeral }}",
        "{{ 5 | length }}",
    ),
    *("{{ [none] | join }}", "{{ [true] | join }}", "{{ 'abc' | join }}", "{{ [] | first }}"),
)


@pytest.mark.parametrize("source", UNWORDED)
def test_filters_refuse_what_they_cannot_word(source: str) -> None:
    assert "{{ … }}" in refusal(source)


# --- limits --------------------------------------------------------------------------------------------------------


def test_loops_are_charged_by_length_also_when_they_print_nothing() -> None:
    inner = "{% for i in r %}{% for j in r %}{% for k in r %}{% endfor %}{% endfor %}{% endfor %}"
    assert f"超过 {MAX_TURNS} 次" in refusal(inner, {"r": list(range(100))})


def test_joining_is_charged_too() -> None:
    assert "次" in refusal("{% for i in r %}{% set x = r | join %}{% endfor %}", {"r": ["x"] * 1000})


def test_a_range_is_short() -> None:
    assert f"超过 {MAX_RANGE}" in refusal("{% for i in range(100000000) %}{% endfor %}")


def test_text_cannot_be_doubled_for_ever() -> None:
    doubling = "{% set x = x ~ x %}" * 40
    assert "超过" in refusal("{% set x = 'x' %}" + doubling)


def test_numbers_cannot_be_squared_for_ever() -> None:
    assert "应是数字" in refusal("{% set x = 999999 %}" + "{% set x = x * x %}" * 40)


def test_a_long_separator_cannot_blow_a_list_up() -> None:
    assert "连起来超过" in refusal("{{ r | join(s) }}", {"r": ["x"] * 1000, "s": "x" * 100_000})


def test_output_is_limited() -> None:
    assert "生成的内容超过" in refusal("{% for i in range(900) %}{{ a }}{% endfor %}", {"a": "长" * 100_000})


# --- the address ---------------------------------------------------------------------------------------------------


def test_the_failing_line_is_found_inside_loops_and_conditions() -> None:
    source = "{% for x in a %}\n{% if x %}\n{{ 1 }}{{ b.c }}\n{% endif %}\n{% endfor %}"
    tags = {line: Tag(f"tag{line}", f"第{line}行") for line in range(1, 6)}
    tree, _ = grammar.parse(ENVIRONMENT, source, tags)
    assert tree
    with pytest.raises(RenderError, match="第3行的标签 tag3"):
        program.build(ENVIRONMENT, tree, "t", tags).run({"a": [1], "b": {}}, Ledger(), "r")


PIECES = [
    "{{",
    "}}",
    "{%",
    "%}",
    "a",
    "|",
    "for",
    "in",
    "if",
    "endif",
    ".",
    "'",
    "(",
    ")",
    "~",
    "1",
    "（",
    "join",
    "[",
    "]",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_any_source_is_printed_or_refused_in_words(source: str) -> None:
    tree, found = grammar.parse(ENVIRONMENT, f"{{{{ {source} }}}}", TAGS)
    assert tree or all(fault.reason for fault in found)
    if tree and not found:
        try:
            program.build(ENVIRONMENT, tree, "t", TAGS).run({"a": [1]}, Ledger(), "r")
        except RenderError as error:
            assert error.message
