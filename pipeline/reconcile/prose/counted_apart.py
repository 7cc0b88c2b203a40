"""Counted apart: a price and what so many of it come to, where the paper tells the number or the total somewhere else.

“Buy six cars for £213,000. … The cars cost £35,500 each.” Nothing here can be an error of the paper; only what comes
out to the penny is kept, and only where the figures say enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from pipeline.reconcile.digits import telling_digits
from pipeline.reconcile.figures import HALF_A_POUND, years_of
from pipeline.reconcile.prose.counted import as_share, counts, is_price
from pipeline.reconcile.prose.durations import A_YEAR, MONTHS
from pipeline.reconcile.prose.multiples import count_of
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Relation

YEARLY = re.compile(r"^\s(?:per\s(?:annum|year)|p\.?\s?a\b|a\syear|each\syear)", re.IGNORECASE)
TELLING_DIGITS = 3
LONGEST, MOST_PRICES, MOST_TOTALS, MOST_SENTENCES = 800, 20, 60, 200

Placed = tuple[Mention, frozenset[Fraction]]


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the products of a document's prices that a total elsewhere in it is."""
    sentences = [sentence for passage in document for sentence in passage.sentences]
    if not any(is_price(mention) for sentence in sentences for mention in sentence.mentions):
        return
    told = [_told(sentence.masked[:LONGEST]) for sentence in sentences[:MOST_SENTENCES]]
    placed = [(m, own) for sentence, own in zip(sentences, told, strict=False) for m in sentence.mentions]
    totals = [(mention, own) for mention, own in placed if mention.amount.role != "threshold"][:MOST_TOTALS]
    anywhere = frozenset[Fraction]().union(*told)
    for price in [(mention, own) for mention, own in placed if is_price(mention)][:MOST_PRICES]:
        for total in totals:
            yield from _product(price, total, anywhere)


def _product(price: Placed, total: Placed, anywhere: frozenset[Fraction]) -> Iterator[Relation]:
    """Yield a total as so many times a price, where that number is told."""
    (unit, by_unit), (result, by_result) = price, total
    is_yearly = YEARLY.match(unit.after) is not None
    is_for_its_years = is_yearly and years_of(result.amount) * unit.figure.value == result.figure.value
    if not is_for_its_years and max(telling_digits(each.figure.value) for each in (unit, result)) < TELLING_DIGITS:
        return
    told = by_unit | by_result
    if unit.after == result.before or result.after == unit.before:
        told = told | anywhere  # neighbours speak of each other
    for times in (times for times in sorted(told) if times > 1 and (is_yearly or times.denominator == 1)):
        if abs(unit.figure.value * times - result.figure.value) <= (0 if times.denominator == 1 else HALF_A_POUND):
            terms = (as_share(unit.figure, times).times(times),)
            written = unit.figure.written.strip()
            if is_yearly:
                subject = f"{written} a year over {float(times):g} years"
                yield Relation("annual_times_years", terms, result.figure, subject, "fits", "comes to")
            else:
                yield Relation("unit_times_count", terms, result.figure, f"{times} times {written}", "fits", "comes to")


def _told(words: str) -> frozenset[Fraction]:
    """Return the numbers that some words tell, and the years that their months are: "£60,000 for 18 months"."""
    months = {Fraction(count_of(match["count"]), A_YEAR) for match in MONTHS.finditer(words)}
    return frozenset(months | {Fraction(count) for count in counts(words)})
