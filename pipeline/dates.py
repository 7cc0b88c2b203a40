"""Dates: the days that a paper writes, day first as in Britain; a day without its year, or a month alone, is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pipeline.document import Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
DATE = re.compile(
    rf"""(?<![\w/.-])(?:
      # "2022-06-20T12:00:00Z", what <time datetime> holds
      (?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?:T[\d:.]{{2,15}}(?:Z|[+-]\d\d:?\d\d)?)?
      # "09 November 2016", "31st July 2014", "the 4th of May, 2020", "5 Feb 21" is not one: two digits may be a day
    | (?P<day>\d{{1,2}})\s{{0,2}}(?:st|nd|rd|th)?\s{{1,3}}(?:of\s{{1,3}})?(?P<month>{MONTH})\.?,?\s{{1,3}}
      (?P<year>(?:19|20)\d\d)
      # "June 20, 2022"
    | (?P<us_month>{MONTH})\.?\s{{1,3}}(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<us_year>(?:19|20)\d\d)
      # "4-May-2031", as spreadsheets write it
    | (?P<h_day>\d{{1,2}})-(?P<h_month>{MONTH})-(?P<h_year>(?:19|20)\d\d|\d\d)
      # "7/12/2020", "31.03.2021", "05/08/22": the day stands first, always; "04 / 05 / 2031" in a form's box
    | (?P<n_day>\d{{1,2}})(?P<mark>[/.-]|\s/\s)(?P<n_month>\d{{1,2}})(?P=mark)(?P<n_year>(?:19|20)\d\d|\d\d)
    )(?![\w/-])""",
    re.VERBOSE | re.IGNORECASE,
)

SHAPES = ("iso_", "", "us_", "n_", "h_")


class DateMention(NamedTuple):
    """A day that is written in a text, and where."""

    span: Span
    day: date


def find_dates(text: str) -> Iterator[DateMention]:
    """Yield the days that a text writes with their year, in order; impossible ones (31/02/2020) are left out.

    >>> [mention.day.isoformat() for mention in find_dates("signed 7/12/2020, published 31st July 2021")]
    ['2020-12-07', '2021-07-31']
    >>> list(find_dates("in March 2016, on Tuesday 12 January, for 2019/20, 31/02/2020"))
    []
    """
    for match in DATE.finditer(text):
        day = _day(match)
        if day is not None:
            yield DateMention(Span(match.start(), match.end()), day)


def parse_date(text: str) -> date | None:
    """Return the first day that a text writes, None where there is none.

    >>> parse_date("2022-06-20T12:00:00Z")
    datetime.date(2022, 6, 20)
    """
    return next((mention.day for mention in find_dates(text)), None)


def _day(match: re.Match[str]) -> date | None:
    year, month, day = (
        next(match[f"{shape}{part}"] for shape in SHAPES if match[f"{shape}{part}"])
        for part in ("year", "month", "day")
    )
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    except ValueError:
        return None
