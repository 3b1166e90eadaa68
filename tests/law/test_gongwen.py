import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.law import gongwen


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1242, "一千二百四十二"),
        (9999, "九千九百九十九"),
    ],
)
def test_numerals_are_written_the_official_way(number: int, text: str) -> None:
    assert gongwen.numeral(number) == text


@given(st.integers(1, 9999))
def test_every_numeral_reads_back_as_its_number(number: int) -> None:
    assert gongwen.number(gongwen.numeral(number)) == number


def test_a_round_zero_is_read_like_零() -> None:
    assert gongwen.number("一百〇五") == 105


@pytest.mark.parametrize("text", ["", "零", "一百五", "二二", "百", "一十二", "十二号", "12", "一千千"])
def test_what_is_no_numeral_reads_as_nothing(text: str) -> None:
    assert gongwen.number(text) is None


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_numbers_outside_the_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        gongwen.numeral(number)


def test_the_four_levels_have_their_marks() -> None:
    assert [gongwen.ordinal(level, 3) for level in (1, 2, 3, 4)] == ["三、", "（三）", "3.", "（3）"]


def test_a_fifth_level_is_refused() -> None:
    with pytest.raises(ValueError, match="5"):
        gongwen.ordinal(5, 1)


def test_dates_lose_their_padding() -> None:
    assert gongwen.date("2024-05-08") == "2024年5月8日"


@pytest.mark.parametrize(
    "text", ["2024-02-30", "2024-13-01", "0000-01-01", "2024-5-8", "2024/05/08", "", "２０２４-05-08", "2024-05-08\n"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"这一天|的样子"):
        gongwen.date(text)


@pytest.mark.parametrize("text", ["沾政办发〔2024〕12号", "沾审改办〔2026〕1号"])
def test_document_numbers_are_known(text: str) -> None:
    assert gongwen.is_document_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "沾政办发[2024]12号",
        "沾政办发（2024）12号",
        "沾政办发【2024】12号",
        "沾政办发〔2024〕012号",
        "沾政办发〔2024〕第12号",
        "沾政办发〔24〕12号",
        "沾〔2024〕12号",
        "沾政办发〔2024〕12号 ",
        "沾政办发〔２０２４〕12号",
    ],
)
def test_other_forms_of_document_numbers_are_not(text: str) -> None:
    assert not gongwen.is_document_number(text)
