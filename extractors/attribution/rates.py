"""Rates: whether a sum is a total, or for each year or item; `unclear` where the text supports two readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import cast

from extractors.amounts.surroundings import Surroundings, surroundings
from extractors.lexicon.cues import SUM, Hit
from extractors.lexicon.years import Years, find_years
from pipeline.extract import Reading
from pipeline.records import Amount, Rate

STOPS = frozenset(".;:")
DASHES = frozenset({"to", "-", "–"})
# "£17.3m for 2022/23, £17m in 23/24 and 24/25": beside a sum for one year, one for two years is for each of them.
LISTED = 2
# "A test, with its kit, costs between £31 and £48": so small a sum is the price of each.
SMALL = 1_000_00  # pence
ONE = frozenset({"a", "an", "one", "each", "every"})
PRICES = frozenset({"cost", "costs", "priced", "price", "charged", "billed"})
# "a guard at £31 an hour, a sergeant at £42.60", "against a going rate of £33": before a price beside another
BESIDE = frozenset({"at", "rate", "rates", "price", "fee", "charge", "than"})
NAMED = 6  # words before a price that may call it so
PRICE = 8  # words before a price
NEAR = 12  # words from a sum to the years that belong to it


def extract(reading: Reading) -> None:
    """Write the rate of each amount for which the words around it tell one, and what its other mentions tell."""
    around = surroundings(reading)
    rates = [_own_rate(place) if place else "total" for place in around]
    for number in _ranged(around):
        rates[number] = rates[number + 1]
    for number in _listed(around, rates):
        rates[number] = rates[number - 1]
    for number in (*_priced(around, reading.facts.amounts), *_beside_prices(around, reading.facts.amounts, rates)):
        if rates[number] == "total":
            rates[number] = "per_item"
    for number in _beside_single_years(around):
        if rates[number] == "total":
            rates[number] = "per_year"
    rates = list(_shared(reading.facts.amounts, rates))
    for number, rate in enumerate(rates):
        if rate != "total":
            amount = reading.facts.amounts[number]
            reading.facts.amounts[number] = amount.model_copy(update={"rate": cast(Rate, rate)})


def _own_rate(around: Surroundings) -> str:
    """Return what the cues near a sum tell: of a total and its repetition each year, both readings stand."""
    hits = list(_reaching(around))
    if not hits:
        return "total"
    return max(hits, key=lambda hit: hit.cue.weight).cue.says


def _reaching(around: Surroundings) -> Iterator[Hit]:
    texts, at = around.words.texts, around.at
    for hit in around.words.near(at, "rate"):
        if 0 < hit.start < at and texts[hit.start - 1] == SUM:
            continue  # "£5,000 each, £70,000 in all": the words belong to the sum before them
        between = texts[hit.end : at] if hit.end <= at else texts[at + 1 : hit.start]
        if len(between) <= hit.cue.reach and SUM not in between and not STOPS & set(between):
            yield hit


def _ranged(around: Sequence[Surroundings | None]) -> Iterator[int]:
    """Yield the places of the first of two sums in "between £2.6m and £3.4m per annum"."""
    for number, (first, second) in enumerate(pairwise(around)):
        if first and second and first.words is second.words and second.at == first.at + 2:
            before, between = first.words.texts[max(0, first.at - 1)], first.words.texts[first.at + 1]
            if (before == "between" and between == "and") or between in DASHES:
                yield number


def _listed(around: Sequence[Surroundings | None], rates: Sequence[str]) -> Iterator[int]:
    """Yield the places of sums that share the words before the first: "yearly payments of £5 from A and £6 from B"."""
    shared: set[int] = set()
    for number, (first, second) in enumerate(pairwise(around)):
        if not (first and second and first.words is second.words and rates[number + 1] == "total"):
            continue
        texts = first.words.texts
        if _is_alike(texts, first.at, second.at) and (
            number in shared or (rates[number] == "per_year" and _is_of_several(first))
        ):
            shared.add(number + 1)
            yield number + 1


def _is_alike(texts: Sequence[str], first: int, second: int) -> bool:
    """Return whether "and" or a comma joins two sums, and the same word, or none, says what either is for."""
    between = texts[first + 1 : second]
    if STOPS & set(between) or not {"and", ","} & set(between[-2:]):
        return False
    behind = texts[second + 1 : second + 2]
    return between[:1] == behind or (between == ("and",) and (not behind or behind[0] in STOPS | {"respectively"}))


def _is_of_several(around: Surroundings) -> bool:
    """Return whether words before a sum call it one of several a year: "yearly contributions of"."""
    texts = around.words.texts
    return any(
        hit.cue.where == "before" and hit.end < around.at and texts[hit.end].endswith("s") for hit in _reaching(around)
    )


def _priced(around: Sequence[Surroundings | None], amounts: Sequence[Amount]) -> Iterator[int]:
    """Yield the places of small sums that are the price of one thing: "A test, with its kit, costs £31"."""
    for number, (place, amount) in enumerate(zip(around, amounts, strict=True)):
        if place is None or amount.value_pence >= SMALL:
            continue
        texts, sentence = place.words.texts, place.words.sentence_at(place.at)
        before = texts[max(sentence.start, place.at - PRICE) : place.at]
        opens = texts[sentence.start : sentence.start + 1]
        is_own = SUM not in before or before[-2:-1] == (SUM,)  # "£12 per head, £960 in all"; "between £31 and £48"
        if opens and opens[0] in ONE and is_own and PRICES & set(before):
            yield number


def _beside_prices(
    around: Sequence[Surroundings | None], amounts: Sequence[Amount], rates: Sequence[str]
) -> Iterator[int]:
    """Yield the places of small sums beside the price of a piece: "a guard at £31 an hour, a sergeant at £42.60".

    What so many pieces come to is none: "£12 per head, at a cost of £960".
    """
    for number, (first, second) in enumerate(pairwise(around)):
        if first is None or second is None or first.words is not second.words or rates[number] != "per_item":
            continue
        price, other = (amount.value_pence for amount in amounts[number : number + 2])
        is_product = price > 0 and other > price and other % price == 0
        is_one = first.words.sentences[first.at] == second.words.sentences[second.at]
        is_priced = bool(BESIDE & set(first.words.texts[max(first.at + 1, second.at - NAMED) : second.at]))
        if max(price, other) < SMALL and is_one and is_priced and not is_product:
            yield number + 1


def _beside_single_years(around: Sequence[Surroundings | None]) -> Iterator[int]:
    """Yield the places of sums for a list of years that stand in one sentence with a sum for a single year."""
    sentences: dict[tuple[int, int], list[tuple[int, Years | None]]] = defaultdict(list)
    for number, place in enumerate(around):
        if place is not None:
            key = place.words.passage.start, place.words.sentences[place.at]
            sentences[key].append((number, _years_after(place)))
    for found in sentences.values():
        has_single = any(years and years.listed == 1 and years.first == years.last for _, years in found)
        if has_single:
            yield from (number for number, years in found if years and years.listed == LISTED)


def _years_after(around: Surroundings) -> Years | None:
    """Return the years written behind a sum, before the next one."""
    words = around.words
    end = around.at + 1
    while end < len(words.texts) and end <= around.at + NEAR and words.texts[end] not in (SUM, ".", ";"):
        end += 1
    start = words.spans[around.at].end - words.passage.start
    text = words.text[start : words.spans[end - 1].end - words.passage.start]
    return next(iter(find_years(text)), None)


def _shared(amounts: Sequence[Amount], rates: Sequence[str]) -> Iterable[str]:
    """Yield each rate, or what other mentions of the same sum in the same role tell where its own words tell none.

    Money that is unclear at one mention is unclear at each: the words of another cannot choose between two readings.
    """
    told: dict[tuple[int, str], set[str]] = defaultdict(set)
    for amount, rate in zip(amounts, rates, strict=True):
        if rate in ("per_year", "unclear"):
            told[amount.value_pence, amount.role].add(rate)
    for amount, rate in zip(amounts, rates, strict=True):
        others = told[amount.value_pence, amount.role]
        if "unclear" in others and rate in ("total", "per_year"):
            yield "unclear"
            continue
        yield next(iter(others)) if rate == "total" and len(others) == 1 and amount.role != "threshold" else rate
