"""Years: the financial years (1 April to 31 March) that a text writes, in every form that the papers use.

`first` and `last` are the calendar years in which the first and the last financial year begin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from extractors.lexicon.periods import CENTURY, find_dates, find_periods
from extractors.lexicon.year_counts import OPEN, is_start, years_counted, years_following
from pipeline.dates import MONTH
from pipeline.document import Span

Kind = Literal["financial", "calendar", "period", "date"]
# "2019/20", "2019 / 2020", "FY 24/25"; "2017-18", "2020 – 2021", "FY22-23"; "202223", which lost its slash.
# "2015/17", "2022-25" and, financial by their name, "funding years 2023-2025" run over several years.
WRITTEN = re.compile(
    r"""(?:(?P<mark>\b(?:FYs?|(?:financial|funding)\s+years?))\s{0,2})?
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
# "2017/18 to 2020/21", "2020/21-39/40", "September 2024-25 to March 2026-27", "from 2023/24 and concluding in 2025/26"
THROUGH = re.compile(
    rf"\s{{0,2}}(?:[–—-]|(?:to|until|till|through|up\sto|and\s(?:ending|concluding|finishing|closing|running\s(?:to|until))(?:\sin)?)(?:\sthe\send\sof)?)\s{{0,2}}(?:{MONTH}\s)?",
    re.IGNORECASE,
)
# "2017/18, 2018/19 and 2019/20", "2017/18 and, 2018/19", "this year (2018/19) and next (2019/20)", "2022/23, into
# 23/24 and 24/25"; "2022/23 and £5 in 2023/24" is none
LISTED = re.compile(
    r"\)?\s{0,2}(?:(?:,|&|,?\s{0,2}(?:and|or|then|plus|and\sinto),?|,\s{0,2}into)(?:\s(?:again\s)?(?:in|for|also|into))?"
    r"(?:\s(?:the\s)?(?:next|following|subsequent)(?:\s(?:financial\s)?year)?)?)\s{0,2}\(?",
    re.IGNORECASE,
)
# "between 2017/18 and 2019/20"
BETWEEN = re.compile(r"\bbetween\s{1,2}(?:the\s)?$", re.IGNORECASE)
# "DMPCD 2031/47", "PCD 31/32": the number of a decision
NUMBER_OF = re.compile(r"\b(?:DM)?PCDs?\s{0,2}(?:No\.?\s?)?$", re.IGNORECASE)
BEFORE = 64  # characters before a year that may tell of a span


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
    found = [*_joined(text, list(_written(text))), *_calendar(text)]
    found += [Years(*period, "period") for period in find_periods(text)]
    found += [Years(*date, "date") for date in find_dates(text)]
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
        if NUMBER_OF.search(text[max(0, match.start() - BEFORE) : match.start()]):
            continue
        if end == start + 1 and is_sure:
            yield Years(Span(*match.span()), start, start)
        elif len(first) == 4 and not match["fused_first"] and start < end <= start + 30:
            is_financial = match["first"] or match["mark"]
            yield Years(Span(*match.span()), start, end - 1, "financial" if is_financial else "calendar")


def _joined(text: str, written: Sequence[Years]) -> Iterator[Years]:
    """Yield spans of years, then lists of years in a row, then those with an open end, each as one."""
    for years in _merged(text, _merged(text, [_counted(text, one) for one in written], _through), _listed):
        match = OPEN.match(text, years.span.end)
        if match is None and years.listed == 1 and years.first == years.last and is_start(text, *years.span):
            yield years._replace(last=None)
        elif match is None:
            yield _followed(text, years)
        else:
            yield years._replace(span=Span(years.span.start, match.end()), last=None)


def _followed(text: str, years: Years) -> Years:
    """Return years with those that are told, but not written, behind them: "2021/22 and the year after"."""
    count, end = years_following(text, years.span.end)
    if not count or years.last is None:
        return years
    return years._replace(span=Span(years.span.start, end), last=years.last + count)


def _merged(text: str, found: Sequence[Years], join: Callable[[str, Years, Years], Years | None]) -> list[Years]:
    merged: list[Years] = []
    for years in found:
        joined = join(text, merged[-1], years) if merged else None
        merged[-1:] = [joined] if joined else [*merged[-1:], years]
    return merged


def _counted(text: str, years: Years) -> Years:
    """Return a year as the first or the last of so many, where the words before it count them."""
    if years.first is None or years.last != years.first:
        return years
    before, behind = years_counted(text, years.span.start)
    return years._replace(first=years.first - before, last=years.first + behind)


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
