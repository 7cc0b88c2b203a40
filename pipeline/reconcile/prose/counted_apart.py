"""Counted apart: a price and what so many of it come to, where the paper tells the number or the total somewhere else.

“Buy six cars for £213,000. … The cars cost £35,500 each.” Nothing here can be an error of the paper; only what comes
out to the penny is kept, and only where the figures say enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product

from pipeline.reconcile.digits import telling_digits
from pipeline.reconcile.figures import HALF_A_POUND, years_of
from pipeline.reconcile.prose.counted import as_share, counts, is_price
from pipeline.reconcile.prose.durations import A_YEAR, MONTHS
from pipeline.reconcile.prose.multiples import count_of
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Relation
from pipeline.reconcile.prose.terms import OVER_YEARS

YEARLY = re.compile(r"^\s(?:per\s(?:annum|year)|p\.?\s?a\b|a\syear|each\syear)", re.IGNORECASE)
# “Over six years growth against the present rent is £1.26m”, “saves £412,800 over the four years”
GAP = re.compile(
    r"\b(?:growth|sav(?:es?|ing|ings|ed)|extra|additional|increase|reduction|difference|more|less|dearer|cheaper)\b",
    re.IGNORECASE,
)
TELLING_DIGITS, MOST_YEARLY = 3, 6
MANY = 1000  # such a number comes to a figure elsewhere by no chance
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
    yearly = [mention for mention, _ in placed if YEARLY.match(mention.after)][:MOST_YEARLY]
    yield from _gaps(list(zip(sentences, told, strict=False)), yearly)
    for price in [(mention, own) for mention, own in placed if is_price(mention)][:MOST_PRICES]:
        for total in totals:
            yield from _product(price, total, anywhere)


def _product(price: Placed, total: Placed, anywhere: frozenset[Fraction]) -> Iterator[Relation]:
    """Yield a total as so many times a price, where that number is told."""
    (unit, by_unit), (result, by_result) = price, total
    is_yearly = YEARLY.match(unit.after) is not None
    is_for_its_years = is_yearly and result.figure.value in (
        years_of(result.amount) * unit.figure.value,
        _term(result) * unit.figure.value,
    )
    if not is_for_its_years and max(telling_digits(each.figure.value) for each in (unit, result)) < TELLING_DIGITS:
        return
    told = by_unit | by_result
    if unit.after == result.before or result.after == unit.before:
        told = told | anywhere  # neighbours speak of each other
    told |= {times for times in anywhere if times >= MANY}  # "£3.20 each", "We need 40,000 of them", "£128,000"
    for times in (times for times in sorted(told) if times > 1 and (is_yearly or times.denominator == 1)):
        if abs(unit.figure.value * times - result.figure.value) <= (0 if times.denominator == 1 else HALF_A_POUND):
            terms = (as_share(unit.figure, times).times(times),)
            written = unit.figure.written.strip()
            if is_yearly:
                subject = f"{written} a year over {float(times):g} years"
                yield Relation("annual_times_years", terms, result.figure, subject, "fits", "comes to")
            else:
                yield Relation("unit_times_count", terms, result.figure, f"{times} times {written}", "fits", "comes to")


def _term(total: Mention) -> int:
    """Return over how many years a total is told: 4 of "£7.6m across four years"; 0 where it is not."""
    over = OVER_YEARS.match(total.after[:60])
    return count_of(over["count"]) if over else 0


def _gaps(told: Sequence[tuple[Sentence, frozenset[Fraction]]], yearly: Sequence[Mention]) -> Iterator[Relation]:
    """Yield by how much two yearly sums differ over years, where a sentence tells it as a growth or a saving."""
    for sentence, counted in told:
        if not sentence.mentions or not counted or not GAP.search(sentence.masked[:LONGEST]):
            continue
        for total in (m for m in sentence.mentions if telling_digits(m.figure.value) >= TELLING_DIGITS):
            for (one, other), times in product(combinations(yearly, 2), sorted(counted)):
                larger, smaller = sorted((one.figure, other.figure), key=lambda figure: -figure.value)
                if (larger.value - smaller.value) * times == total.figure.value:
                    terms = (larger.times(times), smaller.times(-times))
                    subject = (
                        f"{larger.written.strip()} less {smaller.written.strip()} a year over {float(times):g} years"
                    )
                    yield Relation("annual_times_years", terms, total.figure, subject, "adds up", "comes to")


def _told(words: str) -> frozenset[Fraction]:
    """Return the numbers that some words tell, and the years that their months are: "£60,000 for 18 months"."""
    months = {Fraction(count_of(match["count"]), A_YEAR) for match in MONTHS.finditer(words)}
    return frozenset(months | {Fraction(count) for count in counts(words)})
