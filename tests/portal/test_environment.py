"""What a page template may ask for."""

import pytest
from districts import ROOT
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from docgen.portal.environment import environment
from docgen.portal.model import Link
from docgen.portal.pages import menus
from docgen.project import Project


def said(text: str, **values: object) -> str:
    jinja = environment(Project(ROOT), menus(), {}, frozenset())
    return jinja.from_string(text).render(values)


def test_fields_of_records_and_keys_of_mappings() -> None:
    assert said("{{ link.name }} {{ row.name }}", link=Link(name="<甲>"), row={"name": "乙&"}) == "&lt;甲&gt; 乙&amp;"


def test_what_is_absent_may_be_asked_for_but_not_printed() -> None:
    assert said("{% if row.fee.amount %}有{% else %}无{% endif %}", row={}) == "无"
    assert said("{% if link.fee.amount %}有{% else %}无{% endif %}", link=Link(name="甲")) == "无"
    for text in ("{{ row.fee }}", "{{ link.fee }}"):
        with pytest.raises(UndefinedError):
            said(text, row={}, link=Link(name="甲"))


def test_methods_of_mappings_are_still_there() -> None:
    assert said("{% for key, value in row.items() %}{{ key }}{{ value }}{% endfor %}", row={"甲": 1}) == "甲1"


@pytest.mark.parametrize("text", ["{{ link.__class__ }}", "{{ row.__class__ }}", "{{ link.__init__.__globals__ }}"])
def test_nothing_behind_the_data_can_be_reached(text: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        said(text, link=Link(name="甲"), row={})
