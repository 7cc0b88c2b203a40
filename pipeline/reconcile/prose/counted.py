"""Counted: a price, how many times it is paid, and what that comes to, wherever a sentence or two tell the three.

The price is known by a word ("each", "per annum", "instalments of"), the number by standing in digits or words. Nothing
here can be an error of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.reconcile.figures import HALF_A_POUND, Figure, verdict_of
from pipeline.reconcile.prose.durations import SPAN
from pipeline.reconcile.prose.multiples import count_of
from pipeline.reconcile.prose.number_words import WRITTEN
from pipeline.reconcile.prose.passages import YEAR, Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Relation

# “A kit is priced at £A”, “the hourly rate is £A”,
# “will each receive £A”, “£A per borough”, “in equal instalments of £A”, “a unit price of £A”, “32 x £A”
PRICE_BEFORE = re.compile(
    r"\b(?:each|every|per|apiece|annual|yearly|monthly|quarterly|weekly|daily|instalments?|payments?|unit\s(?:price|cost)"
    r"|all(?:\s[a-z]{3,20}){0,2}|average|equal(?:ly)?|both|(?:hourly|day)\s(?:rate|fee))\b|\bpriced\sat\s(?:up\sto\s)?$|\d\s?[x×*]",
    re.IGNORECASE,
)
PRICE_AFTER = re.compile(
    r"^[^«»¦.;]{0,25}?(?:\b(?:each|apiece|per\s\w+|p\.?\s?a\b|annually|monthly|every|(?:a|an)\s(?:year|month|quarter|week|day|hour)"
    r"|both)\b|\s?[x×*]\s?\d)",
    re.IGNORECASE,
)
# “20 schools”, “three years”, “3+1”; not the number of a paper, of a paragraph or of a share.
NUMBER = re.compile(
    rf"(?<![\w£«»./%,-])(?P<count>\d{{1,3}},\d{{3}}|\d{{1,4}}|{WRITTEN})(?![\d»/%]|[.,]\d|\s?(?:%|per\scent|st\b|nd\b|rd\b|th\b))",
    re.IGNORECASE,
)
DECISION = re.compile(r"\b(?:PCDs?|DMPCD|Decisions?|Lots?|Phase|Year|Part|Appendix)\s?$", re.IGNORECASE)
# “3+1 year”, “four years plus two optional 2-year extensions”, “with an option of a further year”
MORE = re.compile(r"\d\s?\+\s?\d|\b(?:plus|option\w{0,5}|exten[ds]\w{0,5}|further)\b", re.IGNORECASE)
# “£7,150 per quarter (£28,600 a year)”, “£650 a week, £33,800 a year”
IN_A_YEAR = {"month": 12, "quarter": 4, "week": 52}
PERIOD = re.compile(r"^\s?(?:per|a|each|every)\s(?P<period>month|quarter|week)\b", re.IGNORECASE)
MOST_FIGURES, LONGEST, MOST_NUMBERS = 6, 800, 8
# A rounded product that may miss by more of itself than this says nothing.
COARSE = Fraction(1, 20)
MOST_PIECES = 100_000
FINE = 1000  # a pound is less than this part of a price (1 / n)


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the products that hold within a document's sentences, and over two of them."""
    for passage in document:
        for number, sentence in enumerate(passage.sentences):
            if sentence.mentions:
                behind = passage.sentences[number + 1 : number + 2]
                yield from _products([sentence])
                yield from _products([sentence, *behind]) if behind else ()
            elif number + 1 < len(passage.sentences):
                yield from _products([sentence, passage.sentences[number + 1]])


def _products(sentences: Sequence[Sentence]) -> Iterator[Relation]:
    mentions = [mention for sentence in sentences for mention in sentence.mentions]
    if not 2 <= len(mentions) <= MOST_FIGURES:
        return
    words = " ".join(sentence.masked[:LONGEST] for sentence in sentences)
    if len(mentions) > 2 and MORE.search(words):
        return  # “£300,000 for 3 years, with options at £100,000 each”: the price of another term than the total's
    told = counts(words)
    for price in mentions:
        if is_price(price):
            totals = [m for m in mentions if m.figure.value > price.figure.value and m.amount.role != "threshold"]
            yield from (relation for total in totals for relation in _product(price, total, told))


def is_price(mention: Mention) -> bool:
    """Return whether the words at a figure say that it is paid more than once."""
    return bool(PRICE_BEFORE.search(mention.before[-50:]) or PRICE_AFTER.search(mention.after[:40]))


def counts(words: str) -> set[int]:
    """Return the numbers that some words state: also the years of their spans, and terms with their options."""
    numbers = [
        count_of(match["count"])
        for match in NUMBER.finditer(words)
        if not DECISION.search(words[: match.start()][-12:])
    ][:MOST_NUMBERS]
    found = set(numbers)
    years = {f"{m['first']}" for m in YEAR.finditer(words) if int(m["last"]) == (int(m["first"]) + 1) % 100}
    found |= {len(years)} | {(int(m["last"]) - int(m["first"])) % 100 + 1 for m in SPAN.finditer(words)}
    if MORE.search(words):
        found |= {one + other for one in numbers for other in (*numbers, 1)}
        found |= {one + two * three for one in numbers for two in numbers for three in numbers}
    return {count for count in found if 1 < count < MOST_PIECES}


def _product(price: Mention, total: Mention, told: set[int]) -> Iterator[Relation]:
    period = PERIOD.search(price.after[:15])
    yearly = {IN_A_YEAR[period["period"].lower()]} if period else set()
    for count in sorted(told | yearly):
        terms = (as_share(price.figure, count).times(count),)
        verdict, computed, reported, _ = verdict_of(terms, total.figure)
        width = computed.high - computed.low + reported.high - reported.low
        if verdict == "exact" or (verdict == "consistent" and width <= COARSE * total.figure.value):
            subject = f"{count} times {price.figure.written.strip()}"
            yield Relation("unit_times_count", terms, total.figure, subject, "fits", "comes to")


def as_share(price: Figure, count: int | Fraction) -> Figure:
    """Return a price as the share of a whole that it may be: £51,226,417 a year is an eighth, rounded to the pound."""
    is_fine = price.is_whole_pounds and price.value > HALF_A_POUND * count * FINE
    return replace(price, interval=price.interval.widened(HALF_A_POUND)) if is_fine else price
