"""Dates of a paper: day first, with their year, or none at all."""

from datetime import date

import pytest

from pipeline.dates import find_dates, parse_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("09 November 2016", date(2016, 11, 9)),
        ("31st July 2014", date(2014, 7, 31)),
        ("5th February, 2021", date(2021, 2, 5)),
        ("the 4th of May 2020", date(2020, 5, 4)),
        ("30 Sept 2031", date(2031, 9, 30)),
        ("June 20, 2022", date(2022, 6, 20)),
        ("31/03/2021", date(2021, 3, 31)),
        ("05/08/22", date(2022, 8, 5)),
        ("1.9.2019", date(2019, 9, 1)),
        ("04 / 05 / 2031", date(2031, 5, 4)),
        ("4-May-31", date(2031, 5, 4)),
        ("2022-06-20T12:00:00Z", date(2022, 6, 20)),
        ("2022-06-20T12:00:00+01:00", date(2022, 6, 20)),
        ("2022-06-20", date(2022, 6, 20)),
    ],
)
def test_a_day_is_read_in_every_shape_that_papers_use(written: str, day: date) -> None:
    assert parse_date(written) == day


def test_the_day_stands_before_the_month() -> None:
    assert parse_date("Date 7/12/2020") == date(2020, 12, 7)


@pytest.mark.parametrize(
    "written",
    [
        "March 2016",
        "Tuesday 12 January",
        "9th April",
        "2019/20",
        "2018/19-20/21",
        "31/02/2020",
        "12/25/2020",
        "PCD 1215",
        "paragraph 2.1.1",
        "DMPCD 2015/57",
        "17-24-30",
        "n/a",
        "",
    ],
)
def test_what_names_no_day_is_no_date(written: str) -> None:
    assert parse_date(written) is None


def test_a_span_holds_the_words_of_its_date() -> None:
    text = "It covers 1st April 2023 to 31st March 2024, so it looks back."
    assert [text[span.start : span.end] for span, _ in find_dates(text)] == ["1st April 2023", "31st March 2024"]
