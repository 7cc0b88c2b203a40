"""Qualifiers: how the words around a sum bound it. Read for each mention by itself; a bound beats an estimate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from extractors.amounts.surroundings import Surroundings
from extractors.lexicon.cues import SUM, Hit
from pipeline.records import Qualifier

# A bound holds for the sum that follows, not across a stop, nor for a count or a time: "for up to 12 months, £5".
STOPS = frozenset(".;:,()–—")
BOUNDS = frozenset({"up_to", "at_least"})
# "increasing the value of £3m to £5m": from a sum before to a sum after, no range
CHANGING = ("increas", "rais", "rise", "rising", "uplift", "reduc", "extend", "grow", "cut", "lift", "vary", "lower")
CHANGED = 12  # words before the first of the two sums
DASHES = (("to",), ("-",), ("–",))
# "bids ran from £1m to £9m", "ranging in value from £1m to £9m", "anywhere from £1m to £9m": a range, no change
RANGING = ("rang", "ran", "vari", "lie", "lay", "anywhere", "anything", "somewhere", "spread", "span")
RANGED = 6  # words before the first of the two sums
# "the original value of £3m to £5m", "the contract, once £3m": what was is no end of a range
FORMER = frozenset(
    {"original", "existing", "current", "present", "previous", "initial", "former", "old", "once", "from"}
)
FORMERLY = 5  # words before the first of the two sums
# "£510,000 in 2030/31 and": words of a year, how many it has at most, and how many such sums go back to the first
OF_A_YEAR = frozenset({"/", "-", "–", "fy", "year", "the", "and", ","})
LONGEST_YEAR, MOST_ALIKE = 8, 4
# "£138,000 for one year and £690,000 over five"
YEARLY = frozenset({"a", "an", "per", "annum", "year", "pa", "p.a.", "annually", "each", "every", "one", "for", "in"})
OVER = (("over",), ("for",), ("in",), ("across",), ("during",), ("throughout",))
ADDED = (
    ("plus",),
    ("and",),
    ("plus", "a", "further"),
    ("and", "a", "further"),
    ("plus", "another"),
    ("and", "another"),
)
# "up to three years at £5", "up to 20 grants of £5": what is bound is a count.
TIMES = frozenset({"year", "years", "months", "month", "weeks", "days", "grants", "awards", "posts", "officers"})
BARS = STOPS | TIMES | {"and", "or", "which", "with", "by", "for", "in", "over", "per", "from", "until", "towards", SUM}
CLAUSE_STOPS = STOPS | {"within"}
ASIDES = (("(", ")"), ("–", "–"), ("-", "-"), (",", ","))
ASIDE = 9  # words between commas or dashes
LINKING = (("of",), ("is",), ("are",), ("at",), ("to",), ("be",), ("will",), ("would",))
# Verbs and estimates govern their whole clause: "the contract is expected, with its extension, to be worth £5".
CLAUSE = 11


def read_qualifier(around: Surroundings) -> Qualifier:
    """Return how the words around a sum bound it; `exact` where they do not."""
    said = _said(around)
    return said if said in BOUNDS else _end_of_range(around) or _alike(around) or said


def _said(around: Surroundings) -> Qualifier:
    hits = sorted(_reaching(around), key=lambda hit: (hit.cue.weight, hit.start)) or list(_introducing(around))
    return cast(Qualifier, hits[-1].cue.says) if hits else "exact"


def _alike(around: Surroundings) -> Qualifier | None:
    """Return what bounds the sum before: "the maximum is £510,000 in 2030/31 and £1,700,000 in 2031/32" bounds both."""
    texts, at = around.words.texts, around.at
    for _ in range(MOST_ALIKE):
        places = range(at - 2, max(around.sentence.start - 1, at - LONGEST_YEAR), -1)
        start = next((place for place in places if texts[place] == SUM), None)
        if start is None:
            return None
        before, is_of_years = _said(Surroundings(around.words, start)), _is_of_years(texts[start + 1 : at])
        if before in BOUNDS and (is_of_years or _is_of_times(texts, start, at)):
            return before
        if before == "approximate" and _is_gapped(texts, start, at):
            return before
        if not is_of_years:
            return None
        at = start
    return None


def _is_of_years(between: tuple[str, ...]) -> bool:
    """Return whether only a year and "and" part two sums: "£510,000 in 2030/31 and £1,700,000"."""
    is_listed = between[-1:] in (("and",), (",",)) and between[:1] in (("in",), ("for",))
    return is_listed and all(word[0].isdigit() or word in OF_A_YEAR for word in between[1:-1])


def _is_of_times(texts: tuple[str, ...], start: int, at: int) -> bool:
    """Return whether two sums are one by the year and in all: "up to £138,000 a year and £690,000 over five"."""
    between = texts[start + 1 : at - 1 if texts[at - 1] == "of" else at]
    is_yearly = between[-1:] == ("and",) and len(between) > 1 and set(between[:-1]) <= YEARLY
    return is_yearly and texts[at + 1 : at + 2] in OVER


def _is_gapped(texts: tuple[str, ...], start: int, at: int) -> bool:
    """Return whether an estimate is of two sums: "about £1.2m plus £460k", "put at £430,000 and Lot 2 at £660,000"."""
    between = texts[start + 1 : at]
    if between in ADDED:
        return True
    is_parallel = between[-1:] == texts[start - 1 : start] and between[-1:] in (("at",), ("to",))
    return between[:1] in (("and",), (",",)) and (is_parallel or between[1:2] == ("of",))


def _end_of_range(around: Surroundings) -> Qualifier | None:
    """Return which end of a range a sum is: "bids of £5,000 to £50,000"; "from £3m to £5m" is a change, no range."""
    texts, at = around.words.texts, around.at
    first = around.sentence.start
    is_second = at - first > 1 and texts[at - 1 : at] in DASHES and texts[at - 2] == SUM
    start = at - 2 if is_second else at
    if not is_second and not (texts[at + 1 : at + 2] in DASHES and texts[at + 2 : at + 3] == (SUM,)):
        return None
    is_ranging = any(word.startswith(RANGING) for word in texts[max(first, start - RANGED) : start])
    is_changed = any(word.startswith(CHANGING) for word in texts[max(first, start - CHANGED) : start]) or bool(
        {"by"} & set(texts[start - 1 : start]) or FORMER & set(texts[max(first, start - FORMERLY) : start])
    )
    if is_changed and not is_ranging:
        return None
    return "up_to" if is_second else "at_least"


def _reaching(around: Surroundings) -> Iterator[Hit]:
    texts = around.words.texts
    for hit in around.words.near(around.at, "qualifier"):
        if hit.cue.where == "before":
            if hit.start > around.sentence.start and texts[hit.start - 1] == SUM:
                continue  # "£2m lower than the £7m first bid" compares
            between = _without_asides(texts[hit.end : around.at])
        else:
            between = _without_rate(texts[around.at + 1 : hit.start], hit)
            if "to" in between:  # "from £327k to a maximum of £527k" bounds the second
                continue
        if len(between) <= hit.cue.reach and _binds(hit, between):
            yield hit


def _without_rate(between: tuple[str, ...], hit: Hit) -> tuple[str, ...]:
    """Return words without the rate or comma before a cue of several words: "£5 a year are foreseen", "£5, at most"."""
    if hit.end - hit.start == 1:
        return between
    rest = between
    while rest and rest[0] in YEARLY:
        rest = rest[1:]
    return rest[1:] if rest[:1] == (",",) else rest


def _without_asides(between: tuple[str, ...]) -> tuple[str, ...]:
    """Return words without what stands in brackets, between dashes or commas: "value, over its full life, of"."""
    for opens, closes in ASIDES:
        start = between.index(opens) if opens in between else len(between)
        end = between.index(closes, start + 1) if closes in between[start + 1 :] else None
        is_short = end is not None and SUM not in between[start:end] and (closes == ")" or end - start <= ASIDE)
        if end is not None and is_short and between[end + 1 : end + 2] in LINKING:
            return _without_asides(between[:start] + between[end + 1 :])
    return between


def _binds(hit: Hit, between: tuple[str, ...]) -> bool:
    if hit.cue.reach < CLAUSE:
        return not any(word in BARS or word[0].isdigit() for word in between)
    return not CLAUSE_STOPS & set(between) and (hit.cue.reach > CLAUSE or SUM not in between)


def _introducing(around: Surroundings) -> Iterator[Hit]:
    """Yield what the words that introduce a list say of the first sum of each item: "The estimated values are:"."""
    if SUM in around.words.texts[: around.at]:
        return
    for lead in around.words.leads[:1]:
        for hit in lead.hits:
            between = lead.texts[hit.end :]
            is_near = len(between) <= CLAUSE and lead.sentences[hit.start] == lead.sentences[-1]
            is_open = is_near and not STOPS & set(between[:-1]) and SUM not in between
            is_counted = hit.cue.reach < CLAUSE and any(word[0].isdigit() for word in between)
            if is_open and not is_counted and hit.cue.field == "qualifier" and hit.cue.where == "before":
                yield hit
