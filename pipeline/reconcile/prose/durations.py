"""Durations: how many years the terms have that some words tell, with their options."""

from __future__ import annotations

import re
from itertools import accumulate

from pipeline.reconcile.prose.multiples import COUNT, YEARS, count_of
from pipeline.reconcile.prose.passages import Mention, Prose

# “2022/23 – 2024/25”
SPAN = re.compile(
    r"\b20(?P<first>\d{2})\s?/\s?\d{2}\s?(?:–|-|to)\s?(?:20)?(?P<last>\d{2})\s?/\s?\d{2}\b", re.IGNORECASE
)
# “a term of 36 months”, “for a period of 18 months”
MONTHS = re.compile(rf"\b{COUNT}[\s-]months?\b", re.IGNORECASE)
A_YEAR = 12  # months
# “options of two 12-month extensions”, “2 x 1 year”, “both optional 12-month extensions”
OPTIONAL_TERM = re.compile(
    rf"\b(?:(?P<both>both)|{COUNT})\s(?:x\s|×\s|(?:further|optional|additional|possible)\s)?"
    r"(?P<length>1|2|12|24|one|two|twelve)[\s-](?P<unit>year|month)s?\b",
    re.IGNORECASE,
)
# “3+1+1 years”, “(3+1)”
ADDED = re.compile(r"(?<![\d+])\d(?:\s?\+\s?\d){1,4}(?![\d+])")
LONGEST = 2000  # characters in which a term is looked for


def years_in(words: str) -> set[int]:
    """Return how many years the terms have that some words tell, with their options.

    >>> sorted(years_in("a 3 year term, and two optional 12-month extensions")), sorted(years_in("36 months (3+1+1)"))
    ([3, 5], [3, 4, 5])
    """
    words = words[:LONGEST]
    optional = list(OPTIONAL_TERM.finditer(words))
    months = {count_of(match["count"]) for match in MONTHS.finditer(words)}
    terms = {count_of(match["count"]) for match in YEARS.finditer(words)} | {
        count // A_YEAR for count in months if count % A_YEAR == 0
    }
    terms |= {term + _optional_years(match) for term in terms for match in optional}
    for match in ADDED.finditer(words):
        terms |= set(accumulate(int(digit) for digit in re.findall(r"\d", match[0])))
    return {term for term in terms if term > 1}


def _optional_years(match: re.Match[str]) -> int:
    count = 2 if match["both"] else count_of(match["count"])
    return count * count_of(match["length"]) // (A_YEAR if match["unit"].lower() == "month" else 1)


def spans_of(mention: Mention, passage: Prose) -> set[int]:
    """Return over how many years a yearly sum may run, by the years that it is for or that its paragraph names."""
    spans = {(int(m["last"]) - int(m["first"])) % 100 + 1 for m in SPAN.finditer(passage.masked[:4000])}
    first, last = mention.amount.first_year, mention.amount.last_year
    if first and last:
        spans.add(int(last[:4]) - int(first[:4]) + 1)
    return {span for span in spans if 1 < span < 11}
