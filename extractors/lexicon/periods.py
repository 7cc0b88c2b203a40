"""Periods: the dates between which a text says that something runs, as financial years (1 April to 31 March).

`first` and `last` are the calendar years in which the first and the last financial year begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.dates import MONTH, MONTHS
from pipeline.document import Span

CENTURY = 2000
APRIL = 3  # counted from zero
DAY = r"(?:\d{1,2}\s?(?:st|nd|rd|th)?\s(?:of\s)?)"
# "October 2021 to March 2022", "1st October 2022 to the 30th November 2022", "1 July to 31 March 2025",
# "April 18 – March 19", "on 1 October 2021 and run until 30 September 2023"
PERIOD = re.compile(
    rf"""(?<!\w){DAY}?(?P<month>{MONTH})\.?(?:,?\s(?P<year>20\d\d)|\s['’]?(?P<year2>\d\d)(?!\w))?
        \s{{0,2}}(?:[–—-]|to|until|till|through|up\sto|and(?:\s(?:will\s)?(?:run|runs|running|continue|continuing
          |end|ends|ending|conclude|concluding|finish|expire|expiring)(?:\s(?:to|until|on|in))?)?)\s{{0,2}}
        (?:the\s)?(?:end\sof\s)?
        {DAY}?(?P<end_month>{MONTH})\.?(?:,?\s(?P<end_year>20\d\d)|\s['’]?(?P<end_year2>\d\d)(?!\w))""",
    re.VERBOSE | re.IGNORECASE,
)
# "from April 2020 through to the 2021/22 financial year"
PERIOD_TO_YEAR = re.compile(
    rf"(?<!\w){DAY}?(?P<month>{MONTH})\s(?P<year>20\d\d)\s(?:to|until|up\sto|through\sto|through)"
    r"\s(?:the\s)?(?:end\sof\s)?(?:the\s)?(?:FY\s?|financial\syear\s)?(?P<first>20\d\d)/(?P<until>\d\d)(?![\d/])",
    re.IGNORECASE,
)
NUMERIC = r"\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d"
# "01/04/2021 to 31/03/2022"
NUMERIC_PERIOD = re.compile(
    rf"(?<![\w/.])(?P<start>{NUMERIC})\s{{0,2}}(?:[–—-]|to|until)\s{{0,2}}(?P<end>{NUMERIC})(?![\w/])", re.IGNORECASE
)
COUNTS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1, "the": 1, "fifteen": 15, "eighteen": 18}
COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(sorted(COUNTS.keys() - {'the'}, key=len, reverse=True))}|the(?=[\s-]year\b))"
# "nine months to March 2025", "for up to 12 months until June 2025"
MONTHS_TO = re.compile(
    rf"(?<!\w){COUNT}[\s-](?P<unit>month|year)s?\s(?:to|until|ending(?:\sin)?|up\sto)\s(?:the\send\sof\s)?"
    rf"{DAY}?(?P<month>{MONTH})\s(?P<year>20\d\d)",
    re.IGNORECASE,
)
# "for 12 months from April 2023", "two years beginning 1 April 2024", "for the year that begins in April 2023"
MONTHS_FROM = re.compile(
    rf"(?<!\w){COUNT}[\s-](?P<unit>month|year)s?\s(?:from|(?:that\s|which\s)?(?:starting|beginning|commencing|starts?|begins?))"
    rf"(?:\s(?:in|on|from|with|at))?\s(?:the\s)?(?:(?:start|beginning)\sof\s)?"
    rf"{DAY}?(?P<month>{MONTH})\s(?P<year>20\d\d)",
    re.IGNORECASE,
)
# "from April 2023 for two years"
FROM_FOR = re.compile(
    rf"(?<!\w)(?:from|starting|beginning|commencing)\s(?:on\s|in\s)?{DAY}?(?P<month>{MONTH})\s(?P<year>20\d\d),?\s"
    rf"for\s(?:a\s(?:period|term)\sof\s|up\sto\s|a\sfurther\s)?{COUNT}[\s-](?P<unit>month|year)s?(?!\w)",
    re.IGNORECASE,
)
# "the year ending 31 March 2023"
YEAR_ENDING = re.compile(
    rf"\byear\s(?:ended|ending|to)\s(?:the\s)?(?:end\sof\s)?{DAY}?March\s(?P<year>20\d\d)", re.IGNORECASE
)
# "stood at £41.7m at 31 March 2031": the day of a level
AT_DATE = re.compile(rf"\bat\s(?:the\s)?(?:end\sof\s)?{DAY}?(?P<month>{MONTH})\s(?P<year>20\d\d)", re.IGNORECASE)
# "In March 2031 £41.7m would be left", "by 31 March 2031", "when March 2031 ends": the day on which a year closes
CLOSING = re.compile(
    r"\b(?:in|on|by|until|when|before|of)\s(?:the\s)?(?:end\sof\s)?(?:(?:31|31st|30|30th)\s(?:of\s)?)?(?P<month>March)\s(?P<year>20\d\d)",
    re.IGNORECASE,
)


class Period(NamedTuple):
    """A period written at one place, or a date, by the financial years that it begins and ends in."""

    span: Span
    first: int
    last: int


def find_periods(text: str) -> Iterator[Period]:
    """Yield the periods between two dates as financial years."""
    for match in PERIOD.finditer(text):
        end, month, end_month = _year(match, "end_year"), _month(match, "month"), _month(match, "end_month")
        is_stated = match["year"] or (match["year2"] and match["end_year2"])
        start = _year(match, "year") if is_stated else end - (month > end_month)
        yield from _period(match, _financial(start, month), _financial(end, end_month))
    for match in NUMERIC_PERIOD.finditer(text):
        (_, month, year), (_, end_month, end) = (map(int, re.split(r"[/.]", match[name])) for name in ("start", "end"))
        yield from _period(match, _financial(CENTURY + year % 100, month), _financial(CENTURY + end % 100, end_month))
    for match in MONTHS_TO.finditer(text):
        last = int(match["year"]) * 12 + _month(match, "month") - 1
        yield from _months(match, last - _length(match) + 1, last)
    for match in [*MONTHS_FROM.finditer(text), *FROM_FOR.finditer(text)]:
        first = int(match["year"]) * 12 + _month(match, "month") - 1
        if first % 12 == APRIL:  # the end of any other period must be written
            yield from _months(match, first, first + _length(match) - 1)
    for match in PERIOD_TO_YEAR.finditer(text):
        if (int(match["first"]) + 1) % 100 == int(match["until"]):
            yield from _period(match, _financial(int(match["year"]), _month(match, "month")), int(match["first"]))
    for match in YEAR_ENDING.finditer(text):
        yield from _period(match, int(match["year"]) - 1, int(match["year"]) - 1)


def find_dates(text: str) -> Iterator[Period]:
    """Yield the days at which a text tells a level, as the financial years that they lie in."""
    for match in [*AT_DATE.finditer(text), *CLOSING.finditer(text)]:
        year = _financial(int(match["year"]), MONTHS[match["month"].lower()])
        yield Period(Span(*match.span()), year, year)


def _year(match: re.Match[str], name: str) -> int:
    return int(match[name]) if match[name] else CENTURY + int(match[f"{name}2"])


def _month(match: re.Match[str], name: str) -> int:
    return MONTHS[match[name].lower()]


def _months(match: re.Match[str], first: int, last: int) -> Iterator[Period]:
    """Yield the period between two months, counted from the year 0."""
    yield from _period(match, _financial(first // 12, first % 12 + 1), _financial(last // 12, last % 12 + 1))


def _period(match: re.Match[str], first: int, last: int) -> Iterator[Period]:
    if 1990 <= first <= last <= first + 30:
        yield Period(Span(*match.span()), first, last)


def _length(match: re.Match[str]) -> int:
    """Return how many months a text counts, in months or in years."""
    count = match["count"].lower()
    return (int(count) if count.isdigit() else COUNTS[count]) * (12 if match["unit"].lower() == "year" else 1)


def _financial(year: int, month: int) -> int:
    return year if month >= 4 else year - 1
