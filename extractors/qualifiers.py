"""Qualifiers: how the words around a sum bound it. Read for each mention by itself; a bound beats an estimate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from extractors.lexicon.cues import SUM, Hit
from extractors.surroundings import Surroundings
from pipeline.records import Qualifier

# A bound holds for the sum that follows, not across a stop, nor for a count or a time: "for up to 12 months, £5".
STOPS = frozenset(".;:,()–—")
BOUNDS = frozenset({"up_to", "at_least"})
CHANGES = frozenset({"from", "by"})
# "increasing the value of £3m to £5m": from a sum before to a sum after, no range
CHANGING = ("increas", "rais", "rise", "rising", "uplift", "reduc", "extend", "grow", "cut", "lift", "vary", "lower")
CHANGED = 12  # words before the first of the two sums
DASHES = (("to",), ("-",), ("–",))
# "£510,000 in 2030/31 and": words of a year, how many it has at most, and how many such sums go back to the first
OF_A_YEAR = frozenset({"/", "-", "–", "fy", "year", "the", "and", ","})
LONGEST_YEAR, MOST_ALIKE = 7, 4
# "up to three years at £5", "up to 20 grants of £5": what is bound is a count.
TIMES = frozenset({"year", "years", "months", "month", "weeks", "days", "grants", "awards", "posts", "officers"})
BARS = STOPS | TIMES | {"and", "or", "which", "with", "by", "for", "in", "over", "per", "from", "until", "towards", SUM}
CLAUSE_STOPS = STOPS | {"within"}
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
        places = range(at - 3, max(around.sentence.start - 1, at - LONGEST_YEAR), -1)
        start = next((place for place in places if texts[place] == SUM), None)
        if start is None or texts[at - 1] not in ("and", ",") or texts[start + 1] not in ("in", "for"):
            return None
        if not all(word[0].isdigit() or word in OF_A_YEAR for word in texts[start + 2 : at - 1]):
            return None
        before = _said(Surroundings(around.words, start))
        if before in BOUNDS:
            return before
        at = start
    return None


def _end_of_range(around: Surroundings) -> Qualifier | None:
    """Return which end of a range a sum is: "bids of £5,000 to £50,000"; "from £3m to £5m" is a change, no range."""
    texts, at = around.words.texts, around.at
    if any(word.startswith(CHANGING) for word in texts[max(around.sentence.start, at - CHANGED) : at]):
        return None
    if texts[at + 1 : at + 2] in DASHES and texts[at + 2 : at + 3] == (SUM,) and texts[at - 1] not in CHANGES:
        return "at_least"
    if at > 1 and texts[at - 1 : at] in DASHES and texts[at - 2] == SUM and (at == 2 or texts[at - 3] not in CHANGES):
        return "up_to"
    return None


def _reaching(around: Surroundings) -> Iterator[Hit]:
    for hit in around.words.near(around.at, "qualifier"):
        if hit.cue.where == "before":
            between = around.words.texts[hit.end : around.at]
        else:
            between = around.words.texts[around.at + 1 : hit.start]
            if "to" in between:  # "from £327k to a maximum of £527k" bounds the second
                continue
        if len(between) <= hit.cue.reach and _binds(hit, between):
            yield hit


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
            if is_open and hit.cue.field == "qualifier" and hit.cue.where == "before":
                yield hit
