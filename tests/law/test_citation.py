import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.law.citation import Citation, Mention, by_law, find, parse, parse_all, parse_list, short_names

LAWS = Path(__file__).parents[2] / "catalogs" / "laws.jsonl"


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
        ("《危险化学品安全管理条例》（国务院令第591号）第三十三条", "《危险化学品安全管理条例》第三十三条"),
        ("《关于试点的通知》（云政办发〔2016〕72号）", "《关于试点的通知》"),
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
        "《食品安全法》（以下简称《食安法》）第三条",
        "云政办发〔2016〕72号",
    ],
)
def test_what_is_not_one_citation_is_none(text):
    assert parse(text) is None


ROWS = [json.loads(line) for line in LAWS.read_text(encoding="utf-8").splitlines()]


def test_every_place_of_the_registry_survives_a_round_trip():
    for row in ROWS:
        for citation in places(row):
            assert parse(str(citation)) == citation


@settings(max_examples=100)
@given(st.sampled_from(ROWS), st.data())
def test_every_range_and_list_of_the_registry_is_read_whole(row, data):
    """Any two places of one law, as 至 joins them and as 、 does."""
    known = list(places(row))[1:]
    first, last = sorted((data.draw(st.sampled_from(known)), data.draw(st.sampled_from(known))), key=order)
    if order(first) != order(last):
        text = f"{first}至{last.place}"
        assert parse_all(text) == parse_list(text) == (Mention(first, 0, len(text), last),)
        listed = f"{first}、{last.place}"
        assert [mention.citation for mention in parse_list(listed)] == [first, last]


def order(citation):
    return [number or 0 for number in (citation.article, citation.inserted, citation.paragraph, citation.item)]


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


@settings(max_examples=200)
@given(NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS)
def test_every_numbered_place_survives_a_round_trip(article, inserted, paragraph, item):
    citation = Citation("城镇燃气管理条例", article, inserted, paragraph, item)
    assert parse(str(citation)) == citation


PIECES = st.sampled_from([*"《》〈〉第条款项目之（）()零〇一二十百千59", "《法》", "第九条"])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("《甲法》第三条、第五条至第七条", ["第三条", "第五条至第七条"]),
        ("《甲法》第一条第一款、第二款", ["第一条第一款", "第一条第二款"]),
        ("《甲法》第十七条第一项、第三项", ["第十七条第一项", "第十七条第三项"]),
        ("《甲法》第十七条第（一）项和第（三）项", ["第十七条第一项", "第十七条第三项"]),
        ("《甲法》第3、5条", ["第三条", "第五条"]),
        ("《甲法》第五至七条", ["第五条至第七条"]),
        ("《甲法》第三条第二款至第五条第一款", ["第三条第二款至第五条第一款"]),
        ("《甲法》第三条第二款、第五条", ["第三条第二款", "第五条"]),
        ("《甲法》第一百二十条之一第二款、第三款", ["第一百二十条之一第二款", "第一百二十条之一第三款"]),
        ("《甲法》第一百二十条、第一百二十条之一", ["第一百二十条", "第一百二十条之一"]),
        ("《甲法》第一条第一款第二项第三目、第四目", ["第一条第一款第二项第三目", "第一条第一款第二项第四目"]),
        ("《甲法》（国务院令第588号）第三条、第四条", ["第三条", "第四条"]),
        ("《甲法》(2011年2月16日国务院令第591号公布)第三条", ["第三条"]),
    ],
)
def test_several_places_of_one_law_are_read_one_by_one(text, written):
    assert [m.citation.place + (f"至{m.through.place}" if m.through else "") for m in parse_all(text)] == written
    assert parse_list(text) == parse_all(text)


def test_places_in_free_text_are_found_where_they_stand():
    text = "依照《甲法》第三条第一款、第二款的规定，并参照《〈乙法〉办法》第4条办理。"
    found = [(text[m.start : m.end], str(m.citation)) for m in parse_all(text)]
    assert found == [
        ("《甲法》第三条第一款", "《甲法》第三条第一款"),
        ("第二款", "《甲法》第三条第二款"),
        ("《〈乙法〉办法》第4条", "《〈乙法〉办法》第四条"),
    ]
    assert parse_list(text) == ()


def test_several_laws_may_stand_in_one_list():
    assert [str(m.citation) for m in parse_list("《甲法》第三条；《乙法》、《丙法》第一条")] == [
        "《甲法》第三条",
        "《乙法》",
        "《丙法》第一条",
    ]


def test_a_short_name_means_its_law_after_its_definition():
    text = "《许可法》，《中华人民共和国行政许可法》（以下简称《许可法》）第三条，《许可法》第四条"
    assert [m.citation.title for m in parse_all(text)] == ["许可法", *["中华人民共和国行政许可法"] * 2]
    assert short_names(text) == {"许可法": "中华人民共和国行政许可法"}
    assert short_names("《甲办法》（试行）（以下简称“办法”）") == {"办法": "甲办法"}


@pytest.mark.parametrize(
    "text", ["《甲法》第七条至第五条", "《甲法》第三条、第零条", "《甲法》第二款", "《甲法》第三条、", "第三条"]
)
def test_what_is_no_whole_list_is_empty(text):
    assert parse_list(text) == ()


@pytest.mark.parametrize(
    ("cited", "place", "is_touched"),
    [
        ("《甲法》", "《甲法》第三条", True),
        ("《甲法》第三条", "《甲法》", True),
        ("《乙法》", "《甲法》", False),
        ("《甲法》第三条", "《甲法》第三条第二款", True),
        ("《甲法》第三条第一款", "《甲法》第三条第二款", False),
        ("《甲法》第三条第一项", "《甲法》第三条第二款第一项", True),
        ("《甲法》第三条", "《甲法》第三条之一", False),
        ("《甲法》第二条至第四条", "《甲法》第三条之一", True),
        ("《甲法》第二条至第四条", "《甲法》第五条", False),
        ("《甲法》第三条第一款至第三款", "《甲法》第三条第二款", True),
    ],
)
def test_a_change_touches_what_it_holds_and_what_holds_it(cited, place, is_touched):
    (mention,) = parse_all(cited)
    assert mention.touches(parse(place)) == is_touched


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("中华人民共和国行政许可法", ("中华人民共和国行政许可法", False)),
        ("行政许可法", ("中华人民共和国行政许可法", True)),
        ("中华人民共和国行政许可法（2019修正）", ("中华人民共和国行政许可法", True)),
        ("公共场所卫生管理条例", ("公共场所卫生管理条例", False)),
        ("许可法", None),
    ],
)
def test_a_law_is_found_by_its_title_with_or_without_the_state(title, found):
    assert find(title, {"中华人民共和国行政许可法", "公共场所卫生管理条例"}) == found


@settings(max_examples=200)
@given(
    st.text(max_size=30)
    | st.lists(st.sampled_from([*"《》〈〉第条款项目之（）、至和九十5", "《法》", "第九条"]), max_size=25).map("".join)
)
def test_any_text_has_mentions_in_order_that_stand_where_they_say(text):
    mentions = parse_all(text)
    edges = [edge for mention in mentions for edge in (mention.start, mention.end)]
    assert edges == sorted(edges) and all(mention.start < mention.end <= len(text) for mention in mentions)
    assert all(
        parse(str(mention.citation)) == mention.citation for mention in mentions if "》" not in mention.citation.title
    )
    assert parse_list(text) in ((), mentions)
    short_names(text)


@settings(max_examples=200)
@given(st.text(max_size=30) | st.lists(PIECES, max_size=15).map("".join))
def test_any_text_is_none_or_a_citation_that_reads_back(text):
    citation = parse(text)
    assert citation is None or parse(str(citation)) == citation


def test_places_of_one_law_that_follow_each_other_share_its_title():
    texts = ["《甲法》第三条", "《甲法》第五条第一款", "《乙法》第一条", "《甲法》第七条", "《甲法》", "口头要求"]
    assert by_law(texts) == ["《甲法》第三条、第五条第一款", "《乙法》第一条", "《甲法》第七条", "《甲法》", "口头要求"]


@given(
    st.lists(st.sampled_from(["《甲法》第三条", "《乙法》第十条之一第二款第三项", "《甲法》", "《甲法》第3条", "文字"]))
)
def test_what_shares_a_title_is_read_back_as_the_same_places(texts):
    """Nothing is lost: every place is still named, in its order, under its own law."""
    joined = "；".join(by_law(texts))
    assert [str(m.citation) for m in parse_all(joined)] == [str(m.citation) for m in parse_all("；".join(texts))]
