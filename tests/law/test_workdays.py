"""Working days of 2023 to 2026, taken by hand from 国办发明电〔2022〕16号、〔2023〕7号、〔2024〕12号、〔2025〕7号."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import to_builtins
from msgspec.structs import replace
from ruamel.yaml import YAML

from docgen.catalog import loader
from docgen.catalog.units import unit_at
from docgen.law.workdays import UnpublishedYearError, add, between, is_workday

ROOT = Path(__file__).parents[2]
FILES = {path.relative_to(ROOT).as_posix(): path for path in ROOT.glob("catalogs/calendar/*.yaml")}
CALENDARS = loader.catalog(
    [loader.record(YAML(typ="safe", pure=True).load(path), file) for file, path in FILES.items()], {}
).calendars

OFF = {
    2023: "01-01 01-02 01-23 01-27 04-05 05-01 05-03 06-22 06-23 09-29 10-02 10-06 12-30 12-31",
    2024: "01-01 02-12 02-16 04-04 04-05 04-06 05-01 05-03 06-10 09-16 09-17 10-01 10-04 10-07 12-28",
    2025: "01-01 01-28 02-04 04-04 05-01 05-05 06-02 10-01 10-06 10-08 10-12",
    2026: "01-01 01-02 02-16 02-23 04-06 05-01 05-05 06-19 09-25 10-01 10-07 11-22",
}
AT_WORK = {
    2023: "01-03 01-28 01-29 04-23 05-06 06-25 10-07 10-08 10-09",
    2024: "02-04 02-09 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-02 01-26 02-08 04-27 05-06 09-28 10-09 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10 10-08 11-23",
}
WORKDAYS_OF_A_YEAR = {2023: 249, 2024: 251, 2025: 248, 2026: 248}

days = st.dates(date(2023, 1, 1), date(2026, 12, 31)).map(str)


def table(rows):
    return [f"{year}-{day}" for year, text in rows.items() for day in text.split()]


@pytest.mark.parametrize("day", table(OFF))
def test_a_holiday_or_weekend_is_no_workday(day):
    assert not is_workday(day, CALENDARS)


@pytest.mark.parametrize("day", table(AT_WORK))
def test_a_weekday_or_make_up_day_is_a_workday(day):
    assert is_workday(day, CALENDARS)


@pytest.mark.parametrize(("year", "number"), WORKDAYS_OF_A_YEAR.items())
def test_a_year_has_its_number_of_workdays(year, number):
    first = date(year, 1, 1)
    every = [str(first + timedelta(n)) for n in range((date(year + 1, 1, 1) - first).days)]
    assert sum(is_workday(day, CALENDARS) for day in every) == number


def test_a_day_of_december_may_be_in_the_next_years_notice():
    notice = replace(CALENDARS[2023], workdays=("2022-12-31",))
    assert is_workday("2022-12-31", {2022: CALENDARS[2024], 2023: notice})
    assert not is_workday("2022-12-31", {2022: CALENDARS[2024]})


class TestAnUnpublishedYear:
    @pytest.mark.parametrize("day", ["2022-12-31", "2027-01-01"])
    def test_is_said_not_guessed(self, day):
        with pytest.raises(UnpublishedYearError) as raised:
            is_workday(day, CALENDARS)
        assert raised.value.year == int(day[:4]) and f"{day[:4]} 年" in str(raised.value)

    def test_is_said_when_a_limit_runs_into_it(self):
        assert add("2026-12-25", 4, CALENDARS) == "2026-12-31"
        with pytest.raises(UnpublishedYearError):
            add("2026-12-25", 5, CALENDARS)

    def test_is_said_when_counting_into_it(self):
        with pytest.raises(UnpublishedYearError):
            between("2026-12-25", "2027-01-04", CALENDARS)


class TestAdd:
    @pytest.mark.parametrize(
        ("day", "number", "then"),
        [
            ("2026-09-30", 5, "2026-10-13"),  # 国庆节, then Saturday 10 October at work
            ("2026-09-18", 1, "2026-09-20"),  # a Sunday at work
            ("2026-10-12", -1, "2026-10-10"),
            ("2026-10-03", 1, "2026-10-08"),
            ("2024-05-28", 20, "2024-06-26"),
            ("2026-10-03", 0, "2026-10-08"),
            ("2026-10-08", 0, "2026-10-08"),
        ],
    )
    def test_counts_from_the_next_day(self, day, number, then):
        assert add(day, number, CALENDARS) == then

    @settings(max_examples=50)
    @given(days.filter(lambda day: "2023-03" < day < "2026-10"), st.integers(-30, 30))
    def test_ends_on_a_workday_that_is_as_far_as_asked(self, day, number):
        then = add(day, number, CALENDARS)
        assert is_workday(then, CALENDARS)
        if number > 0:
            assert between(day, then, CALENDARS) == number


class TestBetween:
    def test_does_not_count_the_first_day(self):
        assert between("2026-09-30", "2026-10-08", CALENDARS) == 1
        assert between("2026-10-08", "2026-10-08", CALENDARS) == 0

    def test_is_negative_backwards(self):
        assert between("2026-10-08", "2026-09-30", CALENDARS) == -1

    @settings(max_examples=30)
    @given(days, days, days)
    def test_adds_up(self, a, b, c):
        a, b, c = sorted((a, b, c))
        assert between(a, b, CALENDARS) + between(b, c, CALENDARS) == between(a, c, CALENDARS)


class TestFiles:
    @pytest.mark.parametrize("file", ["2026.yml", "26.yaml", "draft.yaml", "02026.yaml"])
    def test_only_a_year_is_a_calendar(self, file):
        assert unit_at(f"catalogs/calendar/{file}") is None

    def test_the_year_is_the_name_and_survives_the_cache(self):
        calendar = CALENDARS[2024]
        assert calendar.file == "catalogs/calendar/2024.yaml"
        assert loader.decode(loader.encode(to_builtins(calendar), calendar.file), calendar.file) == calendar

    @pytest.mark.parametrize("year", sorted(CALENDARS))
    def test_a_notice_is_cited_whole(self, year):
        notice = CALENDARS[year].notice
        assert notice.title == f"国务院办公厅关于{year}年部分节假日安排的通知"
        assert notice.number.startswith(f"国办发明电〔{year - 1}〕") and notice.dated.startswith(str(year - 1))
