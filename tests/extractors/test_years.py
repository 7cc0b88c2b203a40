"""Years: every way to write financial years, and what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lexicon.years import find_years, format_year


def spans(text: str) -> list[tuple[int | None, int | None, str]]:
    return [(years.first, years.last, years.kind) for years in find_years(text)]


@pytest.mark.parametrize(
    "text",
    ["2019/20", "2019-20", "2019/2020", "2019 / 2020", "2019 /20", "2019-2020", "2019 - 2020", "2019 – 2020", "19/20",
     "FY 2019/20", "FY19/20", "FY2019-20", "financial year 2019/20", "201920"],
)  # fmt: skip
def test_one_financial_year_in_any_shape(text: str) -> None:
    assert spans(f"for {text}.") == [(2019, 2019, "financial")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017/18 to 2020/21", 2017, 2020),
        ("2017/18-18/19", 2017, 2018),
        ("2020/21-2022/23", 2020, 2022),
        ("2022/23 – 2024/25", 2022, 2024),
        ("2019 – 2020 to 2020 – 2021", 2019, 2020),
        ("2017/18, 2018/19 and 2019/20", 2017, 2019),
        ("FYs 2023/2024 & 2024/25", 2023, 2024),
        ("2015/17", 2015, 2016),
        ("funding years 2031-2033", 2031, 2032),
        ("financial years 2031-34 in four rounds", 2031, 2033),
        ("2016/17onwards", 2016, None),
        ("a three-year programme beginning at the start of the 2030/31", 2030, 2032),
        ("2021/22 and future years", 2021, None),
        ("2021/22 and in every later year", 2021, None),
        ("£1.1m a year from 2031/32 and stays there", 2031, None),
        ("As of 2031/32 the boats cost more", 2031, None),
        ("running costs and, from 2031/32, £3m per year", 2031, None),
        ("£3m per annum from 2031/32 on;", 2031, None),
        ("2031/32 and the year after", 2031, 2032),
        ("2031/32 and the two years that follow", 2031, 2033),
        ("2031/32 and two further years", 2031, 2033),
        ("the three years to 2033/34", 2031, 2033),
        ("three years ending in 2033/34", 2031, 2033),
        ("the two years that start with 2031/32", 2031, 2032),
    ],
)
def test_years_in_a_span_a_list_or_with_an_open_end(text: str, first: int, last: int | None) -> None:
    assert spans(text if text.startswith("As") else f"for {text}") == [(first, last, "financial")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("October 2021 to March 2022", 2021, 2021),
        ("1st October 2022 to the 30th November 2022", 2022, 2022),
        ("from 1 July 2024 to 31 March 2025", 2024, 2024),
        ("July 2024 to June 2025", 2024, 2025),
        ("July to September 2023", 2023, 2023),
        ("October 22 to April 24", 2022, 2024),
        ("April 2018 – March 2019", 2018, 2018),
        ("01/04/2021 to 31/03/2022", 2021, 2021),
        ("nine months to March 2025", 2024, 2024),
        ("12 months until June 2025", 2024, 2025),
        ("two years from April 2023", 2023, 2024),
        ("the year ending 31 March 2023", 2022, 2022),
        ("April 2030 through to the 2031/32", 2030, 2031),
        ("for the year that begins in April 2030", 2030, 2030),
    ],
)
def test_a_period_between_dates_is_turned_into_financial_years(text: str, first: int, last: int) -> None:
    assert spans(f"It runs {text}.") == [(first, last, "period")]


@pytest.mark.parametrize("text", ["2018 to 2028", "from 2024 to 2028", "2022-25", "2022 -2025", "2017-2021"])
def test_calendar_years_are_told_from_financial_ones(text: str) -> None:
    (found,) = find_years(f"over {text} here")
    assert found.kind == "calendar"


@pytest.mark.parametrize(
    "text",
    ["31/03/2021", "05/08/22", "17-24-30", "8-18 years", "£2016/17", "5.56", "22-23 boroughs", "in 2016", "2019/21/22"],
)
def test_dates_ages_and_figures_are_no_years(text: str) -> None:
    assert spans(f"on {text} here") == []


@pytest.mark.parametrize("day", ["at 31 March 2021", "by 31 March 2021", "in March 2021", "by the end of March 2021"])
def test_a_day_that_a_level_is_stated_for_is_told_from_a_period(day: str) -> None:
    assert spans(f"reserves stood at £5m {day}") == [(2020, 2020, "date")]


def test_two_lists_of_years_stay_apart_where_a_sum_stands_between() -> None:
    text = "£1 in 2022/23 and 2023/24 and £2 in 2024/25"
    assert [(years.first, years.last, years.listed) for years in find_years(text)] == [(2022, 2023, 2), (2024, 2024, 1)]


@given(st.integers(2000, 2098))
def test_a_year_that_is_formatted_is_read_as_itself(year: int) -> None:
    written = format_year(year)
    (found,) = find_years(f"in {written} it")
    assert (found.first, found.last) == (year, year)
