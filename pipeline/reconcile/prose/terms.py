"""Terms: what a contract costs over its term: yearly and monthly sums, optional years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.prose.multiples import COUNT, OPTIONAL, YEARS, count_of
from pipeline.reconcile.prose.other_money import OTHER_MONEY, is_other
from pipeline.reconcile.prose.passages import Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Licence, Relation, parts_of, product_of
from pipeline.reconcile.prose.sums import TOTAL_NEAR, is_total

# “£121,500 over 3 years”, “£121,500 for the 3 year term”: a sum that is told for all its years.
OVER_YEARS = re.compile(
    rf"^[^«»¦;.]{{0,25}}?\b(?:over|for|across|during)\s(?:the\s|all\s|a\s|its\s|these\s)?{COUNT}[\s-](?:financial\s)?years?\b",
    re.IGNORECASE,
)
# “£40,500 per annum”
YEARLY_AFTER = re.compile(r"^\s(?:per\s(?:annum|year)|a\syear|p\.?a\b|each\syear|every\syear|annually)", re.IGNORECASE)
# “an annual cost of £40,500”
YEARLY_BEFORE = re.compile(
    r"\b(?:annual|yearly)\s(?:\w{3,12}\s){1,2}(?:is|of|was|at|will\sbe|would\sbe)\s$", re.IGNORECASE
)
# “annual payments of £1,020,000 with a first payment”: one more than the years have.
WITH_ANOTHER = re.compile(r"^[^«»;.]{0,20}\b(?:with|plus)\san?\s", re.IGNORECASE)
PARTS_OF_YEAR = {"month": 12, "quarter": 4}
# “a monthly fee of £4,000”: the words before it
PERIODIC_BEFORE = re.compile(
    r"\b(?P<period>month|quarter)ly\s(?:charge|cost|fee|payment|rent|retainer|sum|rate)\s(?:is|of|was|will\sbe|at)\s$",
    re.IGNORECASE,
)
# “£4,000 per month, £48,000 per annum”
PERIODIC = re.compile(r"^\s(?:per|a|each|every)\s(?P<period>month|quarter)\b", re.IGNORECASE)
# “£300,000 …, with options for 2 x 1 year at £100,000 each”, “two optional one-year extensions at £100,000 per year”
OPTIONS = re.compile(
    r"«(?P<first>\d{1,4})»(?P<words>[^«»¦]{0,150})«(?P<unit>\d{1,4})»\s(?:each|per\s(?:annum|year)|a\syear|every\syear)\b",
    re.IGNORECASE,
)
COUNTED = re.compile(rf"\b{COUNT}\b", re.IGNORECASE)


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield what a document's sentences say of a yearly or monthly sum and its total, and of optional years."""
    for passage in document:
        for sentence in passage.sentences:
            if len(sentence.mentions) == 2:
                yield from _over_years(sentence)
                yield from _in_a_year(sentence)
            elif len(sentence.mentions) == 3:
                yield from _with_options(sentence)


def is_yearly(mention: Mention) -> bool:
    """Return whether the words at a figure say that it is for each year."""
    return bool(YEARLY_AFTER.search(mention.after[:15]) or YEARLY_BEFORE.search(mention.before[-40:]))


def _over_years(sentence: Sentence) -> Iterator[Relation]:
    for yearly, total in (sentence.mentions, sentence.mentions[::-1]):
        over = OVER_YEARS.search(total.after[:60]) or OVER_YEARS.search(sentence.masked[:60])
        counts = {count_of(match["count"]) for match in YEARS.finditer(sentence.masked[:600])}
        is_whole = over or is_total(total) or TOTAL_NEAR.search(total.before[-80:])
        if is_yearly(yearly) and not is_yearly(total) and len(counts) == 1 and is_whole:
            words = sentence.masked[:600]
            is_open = is_other(words, sentence.mentions[1].before)
            doubtful = (
                is_open or WITH_ANOTHER.search(yearly.after[:40]) or OPTIONAL.search(words) or OTHER_MONEY.search(words)
            )
            yield product_of(
                "annual_times_years", yearly.figure, counts.pop(), total.figure, "fits" if doubtful else "implied"
            )


def _in_a_year(sentence: Sentence) -> Iterator[Relation]:
    for unit, total in (sentence.mentions, sentence.mentions[::-1]):
        period = PERIODIC.search(unit.after[:15]) or PERIODIC_BEFORE.search(unit.before[-50:])
        if period and is_yearly(total) and not OTHER_MONEY.search(sentence.masked[:600]):
            yield product_of(
                "unit_times_count", unit.figure, PARTS_OF_YEAR[period["period"].lower()], total.figure, "implied"
            )


def _with_options(sentence: Sentence) -> Iterator[Relation]:
    total = sentence.mentions[-1]
    for match in OPTIONS.finditer(sentence.masked[:600]):
        first, unit = (sentence.mentions[int(match[name])] for name in ("first", "unit"))
        count = _optional_years(match["words"])
        if count and total not in (first, unit) and not OTHER_MONEY.search(match["words"]):
            terms = [first.figure, unit.figure.times(count)]
            licence: Licence = "implied" if is_total(total) else "fits"
            yield parts_of("parts_sum_to_whole", terms, total.figure, licence, "The term and its extensions,")


def _optional_years(words: str) -> int:
    """Return by how many years a term may be extended, 0 where the words do not tell: not the years of the term."""
    option = OPTIONAL.search(words)
    if option is None:
        return 0
    term = YEARS.search(words[: option.start()])
    found = [
        match for match in COUNTED.finditer(words) if term is None or not term.start() <= match.start() < term.end()
    ]
    counts = {count_of(match["count"]) for match in found} - {1}
    return counts.pop() if len(counts) == 1 else 0
