import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.citation import Citation, parse

LAWS = Path(__file__).parents[1] / "catalogs" / "laws.jsonl"


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("《公共场所卫生管理条例》", Citation("公共场所卫生管理条例")),
        ("《公共场所卫生管理条例》第八条第一款", Citation("公共场所卫生管理条例", 8, paragraph=1)),
        ("《中华人民共和国行政许可法》第十二条第六项", Citation("中华人民共和国行政许可法", 12, item=6)),
        ("《中华人民共和国刑法》第一百二十条之一第二款", Citation("中华人民共和国刑法", 120, 1, 2)),
        ("《城镇燃气管理条例》第十五条第一款第五项第二目", Citation("城镇燃气管理条例", 15, None, 1, 5, 2)),
        ("《中华人民共和国民法典》第一千二百六十条", Citation("中华人民共和国民法典", 1260)),
        (
            "《国务院实施〈中华人民共和国民族区域自治法〉若干规定》第十条",
            Citation("国务院实施《中华人民共和国民族区域自治法》若干规定", 10),
        ),
    ],
)
def test_a_citation_is_read_and_printed_back(text, citation):
    assert parse(text) == citation
    assert str(citation) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("《食品安全法》第35条第1款", "《食品安全法》第三十五条第一款"),
        ("《食品安全法》第三十三条第一款第（三）项", "《食品安全法》第三十三条第一款第三项"),
        ("《食品安全法》第三十三条第(三)项", "《食品安全法》第三十三条第三项"),
        ("《食品安全法》第一百〇五条", "《食品安全法》第一百零五条"),
        ("《实施《中华人民共和国反外国制裁法》的规定》", "《实施〈中华人民共和国反外国制裁法〉的规定》"),
    ],
)
def test_other_ways_of_writing_are_read_and_written_the_statutory_way(text, written):
    assert str(parse(text)) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "《》",
        "食品安全法第三条",
        "《食品安全法》第三条、第四条",
        "《食品安全法》第零条",
        "《食品安全法》第0条",
        "《食品安全法》第一百五条",
        "《食品安全法》第二二条",
        "《食品安全法》第三条第二目",
        "《食品安全法》第二款",
        "《食品安全法》第（三项",
        "《食品安全法》第１条",
        "《食品安全法》 第三条",
        "《食品安全法",
        "云政办发〔2016〕72号",
    ],
)
def test_what_is_not_one_citation_is_none(text):
    assert parse(text) is None


def test_every_place_of_the_registry_survives_a_round_trip():
    for line in LAWS.read_text(encoding="utf-8").splitlines():
        for citation in places(json.loads(line)):
            assert parse(str(citation)) == citation


def places(law):
    """Every article, paragraph and item of one row, the inserted ones too."""
    articles = [((number, None), shape) for number, shape in enumerate(law["shape"], start=1)]
    articles += [(tuple(map(int, key.split("之"))), shape) for key, shape in law.get("inserted", {}).items()]
    yield Citation(law["title"])
    for (article, inserted), shape in articles:
        yield Citation(law["title"], article, inserted)
        for paragraph, items in enumerate(shape or (), start=1):
            yield Citation(law["title"], article, inserted, paragraph)
            yield from (Citation(law["title"], article, inserted, paragraph, n + 1) for n in range(items))


NUMBERS = st.integers(1, 9999)


@settings(max_examples=200, deadline=None)
@given(NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS)
def test_every_numbered_place_survives_a_round_trip(article, inserted, paragraph, item):
    citation = Citation("城镇燃气管理条例", article, inserted, paragraph, item)
    assert parse(str(citation)) == citation


PIECES = st.sampled_from([*"《》〈〉第条款项目之（）()零〇一二十百千59", "《法》", "第九条"])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30) | st.lists(PIECES, max_size=15).map("".join))
def test_any_text_is_none_or_a_citation_that_reads_back(text):
    citation = parse(text)
    assert citation is None or parse(str(citation)) == citation
