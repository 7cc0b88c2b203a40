"""Years: the financial years (1 April to 31 March) that a text writes, in every form that the papers use.

`first` and `last` are the calendar years in which the first and the last financial year begin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from pipeline.dates import MONTH, MONTHS
from pipeline.document import Span

Kind = Literal["financial", "calendar", "period", "date"]
CENTURY = 2000
APRIL = 3  # counted from zero
# "2019/20", "2019 / 2020", "FY 24/25"; "2017-18", "2020 – 2021", "FY22-23"; "202223", which lost its slash.
# "2015/17" and "2022-25" run over several years.
WRITTEN = re.compile(
    r"""(?:(?P<mark>\b(?:FYs?|financial\s+years?))\s{0,2})?
        (?: (?<![\d/.£,])(?P<first>20\d\d|(?<![–-])\d\d|(?<=\d\d[–-])\d\d)\s{0,2}/\s{0,2}
            (?P<until>20\d\d|\d\d)(?![\d/]|,\d)
          | (?<![\d/.£,–-])(?P<dash_first>20\d\d|\d\d)\s{0,2}[–—-]\s{0,2}(?P<dash_until>20\d\d|\d\d)(?![\d/–-]|,\d)
          | (?<![\d/.£,–-])(?P<fused_first>20\d\d)(?P<fused_until>\d\d)(?!\d|,\d)
        )""",
    re.VERBOSE | re.IGNORECASE,
)
# "from 2018 to 2028", "between 2024 and 2028": calendar years.
CALENDAR = re.compile(
    r"(?<![\w/–.-])(?:from|between)?\s?(?P<long>20\d\d)\s(?:to|until|and|through)\s(?P<until>20\d\d)(?![\d/–-]|\s[–-])"
)
# "2017/18 to 2020/21", "2020/21-39/40", "September 2024-25 to March 2026-27"
THROUGH = re.compile(
    rf"\s{{0,2}}(?:[–—-]|(?:to|until|till|through|up\sto|and\sending\sin)(?:\sthe\send\sof)?)\s{{0,2}}(?:{MONTH}\s)?",
    re.IGNORECASE,
)
# "2017/18, 2018/19 and 2019/20", "2017/18 and, 2018/19", "this year (2018/19) and next (2019/20)", "2022/23, into
# 23/24 and 24/25"; "2022/23 and £5 in 2023/24" is none
LISTED = re.compile(
    r"\)?\s{0,2}(?:,|&|,?\s{0,2}(?:and|or|then|plus|into|and\sinto),?(?:\s(?:again\s)?(?:in|for|also|into))?"
    r"(?:\s(?:the\s)?(?:next|following|subsequent)(?:\s(?:financial\s)?year)?)?)\s{0,2}\(?",
    re.IGNORECASE,
)
# "between 2017/18 and 2019/20"
BETWEEN = re.compile(r"\bbetween\s{1,2}(?:the\s)?$", re.IGNORECASE)
# "for three years from 2019/20", "a 2 year cycle beginning at the start of the 2019/20": the count stands before
YEARS_FROM = re.compile(
    r"(?<!\w)(?P<count>\d|two|three|four|five)[\s-](?:financial\s)?years?(?:\s(?:cycle|period|programme|project|plan|term|pilot))?"
    r"\s(?:from|starting|beginning|commencing)(?:\s(?:in|from|with|at|on))?(?:\sthe\s(?:start|beginning)\sof)?(?:\sthe)?\s$",
    re.IGNORECASE,
)
BEFORE = 64  # characters before a year that may tell how many follow
# "2016/17onwards", "2021/22 and future years"
OPEN = re.compile(
    r"\s{0,2}(?:onwards?\b|and\s(?:future|subsequent|later|following|ensuing)\syears\b|and\sbeyond\b|and\sthereafter\b)",
    re.I,
)
# "additional revenue costs of £3.9m from 2020/21, to come from budgets"; "starting in 2023/24"
STARTING = re.compile(
    r"(?:£\s?[\d.,]{1,12}\s?(?:k|m|bn|million|thousand)?\b(?:\s(?:per\sannum|p\.?a\.?|a\syear|each\syear|annually))?\s(?:with\seffect\s)?from"
    r"|\b(?:starting|beginning|commencing)\s(?:from|in))\s(?:FY\s?)?$",
    re.IGNORECASE,
)
ENDING = re.compile(r"\s{0,2}(?:$|[.,;)](?!\d)|(?:come|comes|will\sbe|is\sto|and\sis|which)\b)", re.IGNORECASE)
DAY = r"(?:\d{1,2}\s?(?:st|nd|rd|th)?\s(?:of\s)?)"
# "October 2021 to March 2022", "1st October 2022 to the 30th November 2022", "1 July to 31 March 2025",
# "April 18 – March 19"
PERIOD = re.compile(
    rf"""(?<!\w){DAY}?(?P<month>{MONTH})\.?(?:,?\s(?P<year>20\d\d)|\s['’]?(?P<year2>\d\d)(?!\w))?
        \s{{0,2}}(?:[–—-]|to|until|till|through|up\sto|and)\s{{0,2}}(?:the\s)?(?:end\sof\s)?
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
} | {"a": 1, "an": 1, "fifteen": 15, "eighteen": 18}
COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
# "nine months to March 2025", "for up to 12 months until June 2025"
MONTHS_TO = re.compile(
    rf"(?<!\w){COUNT}[\s-](?P<unit>month|year)s?\s(?:to|until|ending(?:\sin)?|up\sto)\s(?:the\send\sof\s)?"
    rf"{DAY}?(?P<month>{MONTH})\s(?P<year>20\d\d)",
    re.IGNORECASE,
)
# "for 12 months from April 2023", "two years beginning 1 April 2024"
MONTHS_FROM = re.compile(
    rf"(?<!\w){COUNT}[\s-](?P<unit>month|year)s?\s(?:from|starting|beginning|commencing)(?:\s(?:in|on|from))?\s(?:the\s)?"
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
# "stood at £46.6m at 31 March 2021": the day of a level
AT_DATE = re.compile(rf"\bat\s(?:the\s)?(?:end\sof\s)?{DAY}?(?P<month>{MONTH})\s(?P<year>20\d\d)", re.IGNORECASE)


class Years(NamedTuple):
    """Financial years written at one place: `listed` is how many are written out in a row; open ends are None."""

    span: Span
    first: int | None
    last: int | None
    kind: Kind = "financial"
    listed: int = 1


def format_year(first: int | None) -> str | None:
    """Return the financial year that begins in a calendar year as 2022/23; None stays None.

    >>> format_year(2022), format_year(1999), format_year(None)
    ('2022/23', '1999/00', None)
    """
    return None if first is None else f"{first}/{(first + 1) % 100:02d}"


def find_years(text: str) -> list[Years]:
    """Return the years that a text writes, in order, none overlapping another.

    >>> [(years.first, years.last) for years in find_years("2017/18, 2018/19 and 2019/20; 2015/17; May 24 to June 25")]
    [(2017, 2019), (2015, 2016), (2024, 2025)]
    """
    found = [*_periods(text), *_joined(text, list(_written(text))), *_calendar(text), *_dates(text)]
    found.sort(key=lambda years: (years.span.start, -years.span.end))
    kept: list[Years] = []
    for years in found:
        if not kept or years.span.start >= kept[-1].span.end:
            kept.append(years)
    return kept


def _written(text: str) -> Iterator[Years]:
    for match in WRITTEN.finditer(text):
        first = match["first"] or match["dash_first"] or match["fused_first"]
        until = match["until"] or match["dash_until"] or match["fused_until"]
        start = int(first) if len(first) == 4 else CENTURY + int(first)
        end = int(until) if len(until) == 4 else start // 100 * 100 + int(until)
        is_sure = len(first) == 4 or match["first"] or match["mark"]
        if end == start + 1 and is_sure:
            yield Years(Span(*match.span()), start, start)
        elif len(first) == 4 and not match["fused_first"] and start < end <= start + 30:
            yield Years(Span(*match.span()), start, end - 1, "financial" if match["first"] else "calendar")


def _joined(text: str, written: Sequence[Years]) -> Iterator[Years]:
    """Yield spans of years, then lists of years in a row, then those with an open end, each as one."""
    for years in _merged(text, _merged(text, [_counted(text, one) for one in written], _through), _listed):
        match = OPEN.match(text, years.span.end)
        if match is None and years.listed == 1 and years.first == years.last and _is_start(text, years):
            yield years._replace(last=None)
            continue
        yield years._replace(span=Span(years.span.start, match.end()), last=None) if match else years


def _is_start(text: str, years: Years) -> bool:
    """Return whether a year is the first of many: "£3.9m a year from 2020/21"."""
    before = text[max(0, years.span.start - BEFORE) : years.span.start]
    return STARTING.search(before) is not None and ENDING.match(text, years.span.end) is not None


def _merged(text: str, found: Sequence[Years], join: Callable[[str, Years, Years], Years | None]) -> list[Years]:
    merged: list[Years] = []
    for years in found:
        joined = join(text, merged[-1], years) if merged else None
        merged[-1:] = [joined] if joined else [*merged[-1:], years]
    return merged


def _counted(text: str, years: Years) -> Years:
    """Return a year as the first of so many, where the words before it count them."""
    match = YEARS_FROM.search(text[max(0, years.span.start - BEFORE) : years.span.start])
    if match is None or years.first is None or years.first != years.last:
        return years
    count = match["count"].lower()
    return years._replace(last=years.first + (int(count) if count.isdigit() else COUNTS[count]) - 1)


def _through(text: str, left: Years, right: Years) -> Years | None:
    """Return two years with "to" or a dash between them as one span."""
    if not left.kind == right.kind == "financial" or left.first is None or left.first != left.last:
        return None
    is_joined = THROUGH.fullmatch(text, left.span.end, right.span.start) or (
        text[left.span.end : right.span.start] == " and "
        and BETWEEN.search(text[max(0, left.span.start - BEFORE) : left.span.start])
    )
    if not is_joined or right.last is None or right.last <= left.first:
        return None
    return Years(Span(left.span.start, right.span.end), left.first, right.last)


def _listed(text: str, left: Years, right: Years) -> Years | None:
    """Return years in a row with a comma or "and" between them as one list."""
    if not left.kind == right.kind == "financial" or left.last is None or right.first != left.last + 1:
        return None
    if not LISTED.fullmatch(text, left.span.end, right.span.start):
        return None
    return Years(Span(left.span.start, right.span.end), left.first, right.last, listed=left.listed + right.listed)


def _calendar(text: str) -> Iterator[Years]:
    for match in CALENDAR.finditer(text):
        first, until = int(match["long"]), int(match["until"])
        if first < until <= first + 30:
            yield Years(Span(match.start("long"), match.end()), first, until - 1, "calendar")


def _dates(text: str) -> Iterator[Years]:
    for match in AT_DATE.finditer(text):
        year = _financial(int(match["year"]), MONTHS[match["month"].lower()])
        yield Years(Span(*match.span()), year, year, "date")


def _periods(text: str) -> Iterator[Years]:
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


def _year(match: re.Match[str], name: str) -> int:
    return int(match[name]) if match[name] else CENTURY + int(match[f"{name}2"])


def _month(match: re.Match[str], name: str) -> int:
    return MONTHS[match[name].lower()]


def _months(match: re.Match[str], first: int, last: int) -> Iterator[Years]:
    """Yield the period between two months, counted from the year 0."""
    yield from _period(match, _financial(first // 12, first % 12 + 1), _financial(last // 12, last % 12 + 1))


def _period(match: re.Match[str], first: int, last: int) -> Iterator[Years]:
    if 1990 <= first <= last <= first + 30:
        yield Years(Span(*match.span()), first, last, "period")


def _length(match: re.Match[str]) -> int:
    """Return how many months a text counts, in months or in years."""
    count = match["count"].lower()
    return (int(count) if count.isdigit() else COUNTS[count]) * (12 if match["unit"].lower() == "year" else 1)


def _financial(year: int, month: int) -> int:
    return year if month >= 4 else year - 1
