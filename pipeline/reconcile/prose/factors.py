"""Factors: what the words of a sentence may multiply a figure by: pieces, years, months, shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from pipeline.reconcile.prose.durations import A_YEAR, MONTHS
from pipeline.reconcile.prose.multiples import COUNT, YEARS, count_of
from pipeline.reconcile.prose.passages import Sentence
from pipeline.reconcile.prose.shares import CUT, FRACTION, FRACTIONS, RAISED
from pipeline.records import CheckCode

# “15 safety packs at …”, “twelve posts”, “We need eight, so”, “3 x £24,900”, “24 at £1,385”; not “2 years”, whose price
# is a yearly one, and not “in 2031 the”
COUNTED = re.compile(
    rf"(?<![\w,./£-]){COUNT}(?:\s(?!(?:financial\s)?years?\b|months?\b|weeks?\b|per\scent\b)[a-z]|\s?[x×]\s|,\s)",
    re.IGNORECASE,
)
# “7% of the grant pot”, “at 12.5 per cent of”, “five per cent of it”
SHARE = re.compile(
    r"\b(?P<share>\d{1,3}(?:\.\d{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\s?"
    r"(?:%|per\s?cent\b)",
    re.IGNORECASE,
)
# “£13,650 a month”, “a monthly fee of £13,650”, “£13,650 for each of 18 months”
MONTHLY = re.compile(r"\bmonth(?:ly)?\b", re.IGNORECASE)
# “The quarterly charge is £38,400, or £153,600 in a full year”, “£410 per van per month, which over a year is”
QUARTERLY = re.compile(r"\bquarterly\b|\b(?:a|per|each|every)\squarter\b(?!\sof)", re.IGNORECASE)
# “Six-monthly payments of £84,200 for three years”
HALF_YEARLY = re.compile(r"\b(?:six-monthly|half-yearly|twice\s(?:a|per)\syear|every\ssix\smonths)\b", re.IGNORECASE)
PERIODS = ((MONTHLY, A_YEAR), (QUARTERLY, 4), (HALF_YEARLY, 2))
IN_A_YEAR = re.compile(r"\b(?:year(?:ly)?|annum|annual(?:ly)?)\b", re.IGNORECASE)
CALENDAR_YEARS = range(1900, 2101)
MOST_FACTORS = 6  # of one kind


class Factor(NamedTuple):
    """What a figure is multiplied by; `is_change` tells that a share is added to it, or taken from it."""

    code: CheckCode
    times: Fraction
    is_change: bool = False


def factors(sentence: Sentence) -> Iterator[Factor]:
    """Yield what the words of a sentence may multiply by: pieces, years, both together, parts of a year, and shares."""
    pieces = [count_of(match["count"]) for match in COUNTED.finditer(sentence.masked)]
    pieces = [count for count in dict.fromkeys(pieces) if count > 1 and count not in CALENDAR_YEARS][:MOST_FACTORS]
    years = [count_of(match["count"]) for match in YEARS.finditer(sentence.masked)]
    years = [count for count in dict.fromkeys(years) if count > 1][:MOST_FACTORS]
    yield from (Factor("unit_times_count", Fraction(count)) for count in pieces)
    yield from (Factor("annual_times_years", Fraction(count)) for count in years)
    yield from (Factor("annual_times_years", Fraction(count * times)) for count in years for times in pieces)
    if MONTHLY.search(sentence.masked):
        months = [count_of(match["count"]) for match in MONTHS.finditer(sentence.masked)][:MOST_FACTORS]
        yield from (Factor("unit_times_count", Fraction(count)) for count in months if count > 1)
    elif IN_A_YEAR.search(sentence.masked):
        months = [count_of(match["count"]) for match in MONTHS.finditer(sentence.masked)][:MOST_FACTORS]
        yield from (Factor("annual_times_years", Fraction(count, A_YEAR)) for count in months if count % A_YEAR)
    for period, times in PERIODS:
        if period.search(sentence.masked) and IN_A_YEAR.search(sentence.masked):
            yield from (Factor("unit_times_count", Fraction(times * count)) for count in (1, *pieces))
        if period.search(sentence.masked):
            yield from (Factor("unit_times_count", Fraction(times * count)) for count in years)
    yield from _shares(sentence)


def _shares(sentence: Sentence) -> Iterator[Factor]:
    """Yield the shares that the words of a sentence tell, and what is left or made where they cut or raise a figure."""
    shares = [_share(match["share"]) for match in SHARE.finditer(sentence.masked)]
    shares += [Fraction(FRACTIONS[match["share"].lower()]) / 100 for match in FRACTION.finditer(sentence.masked)]
    for share in dict.fromkeys(shares[:MOST_FACTORS]):
        yield Factor("percentage_of", share)
        if RAISED.search(sentence.masked):
            yield Factor("percentage_of", 1 + share, is_change=True)
        if CUT.search(sentence.masked) and share < 1:
            yield Factor("percentage_of", 1 - share, is_change=True)


def _share(words: str) -> Fraction:
    return (Fraction(count_of(words)) if words.isalpha() else Fraction(words)) / 100
