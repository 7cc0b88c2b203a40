"""Together: the largest figure of a sentence, or of some in a row, that is all its others but for one slip.

Figures that stand together without being one sum come so near to it only by chance, and the less often the more digits
they have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.prose.incomplete import may_differ
from pipeline.reconcile.prose.linked import runs
from pipeline.reconcile.prose.multiples import YEARS
from pipeline.reconcile.prose.outcomes import is_outcome
from pipeline.reconcile.prose.parts import code_of
from pipeline.reconcile.prose.passages import BOUND, Mention, Prose, Sentence
from pipeline.reconcile.prose.relation import Relation, parts_of
from pipeline.reconcile.prose.sums import OTHER_ACT, is_total

# How much such a sum must say (see `relation.weight`): where words call a figure the outcome and the largest stands at
# an end, where it stands inside, where no words do, and in sentences that no word links. Where a word names another sum
# besides, it must say so many times as much.
TOLD, TOLD_INSIDE, PLAIN, APART, BESIDES = 150, 250, 1_000, 3_000, 40
# “At Quarter 2 the total underspend was £7.7m”: not the sum of what is told of now
AT_ANOTHER_TIME = re.compile(r"\b(?:at|by|in)\s(?:the\send\sof\s)?(?:quarter|period)\s\w+\b[^«»]{0,40}$", re.IGNORECASE)
LEAST_FIGURES, MOST_FIGURES = 3, 6
# “£512,300, of which £127,000 is unspent”: a part with parts of its own
OF_WHICH = re.compile(r",?\s(?:of|from)\s(?:which|it)\b", re.IGNORECASE)
# “£18.3m, up from £17.6m”, “£18.3m against a budget of £17.9m”: a part that is what the sum was, or should be
COMPARED = re.compile(
    r"\b(?:(?:up|down)\sfrom|against\s(?:an?|the|its|our)\s(?:[a-z]{3,10}\s)?(?:budget|plan|forecast|estimate|target)(?:\sof)?)\s$",
    re.IGNORECASE,
)
# “pay is over by £0.9m and supplies are under by £0.5m”: one is added and the other taken away
OVER = re.compile(r"\b(?:over|above|over-?\s?spen[dt]\w*|higher)\b(?:\s[a-z]{1,12}){0,2}\s$", re.IGNORECASE)
UNDER = re.compile(r"\b(?:under|below|under-?\s?spen[dt]\w*|lower)\b(?:\s[a-z]{1,12}){0,2}\s$", re.IGNORECASE)
# “including”, “compared with”, “more than”; “between £1m and £2m”: a figure beside the sum, or a range, and no part.
OTHER_SUM = re.compile(
    r"\b(?:quoted|repa(?:y|id)\w*|loans?|compar\w+|than|(?<!to-)exceed\w*|instead|previously|formerly|existing|earlier|laps\w+|withdrawn|old|with\s(?:the|a)\s(?:new|extra)"
    r"|includ\w{1,4}|excluding|index\w*|inflation\w*|[rc]pi|prices|real\sterms)\b|\bbetween\s«",
    re.IGNORECASE,
)


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the sums of a document's sentences, and of those in a row, that one slip keeps from holding."""
    for passage in document:
        for sentence in passage.sentences:
            yield from _missed(sentence, PLAIN)
        for sentence, is_linked in runs(passage, MOST_FIGURES):
            yield from _missed(sentence, PLAIN if is_linked else APART)


def _missed(sentence: Sentence, least: int) -> Iterator[Relation]:
    """Yield that the largest figure of a sentence is all its others, where that says enough and misses it by a slip."""
    mentions = sentence.mentions
    if not LEAST_FIGURES <= len(mentions) <= MOST_FIGURES:
        return
    total = max(mentions, key=lambda mention: mention.figure.value)
    parts = [mention for mention in mentions if mention is not total]
    is_told = is_outcome(total) or is_outcome(mentions[-1])
    is_whole = sentence.is_one or (is_told and is_total(total))
    is_alone = sentence.is_one or sentence.masked.rpartition(BOUND)[2].count("«") == 1
    is_at_an_end = least == PLAIN and is_told and is_alone and total in (mentions[0], mentions[-1])
    if not all(mention.year or _counts(mention, is_whole or is_at_an_end) for mention in mentions):
        return
    least = least if not is_told or least != PLAIN else TOLD if is_at_an_end else TOLD_INSIDE
    is_beside = OTHER_SUM.search(sentence.masked) or any(COMPARED.search(part.before[-60:]) for part in parts)
    least *= BESIDES if is_beside else 1
    relation = parts_of(code_of(parts), [mention.figure for mention in parts], total.figure, "slip")
    is_other = (
        may_differ(parts, total)
        or OTHER_ACT.search(total.before)
        or AT_ANOTHER_TIME.search(total.before)
        or any(OF_WHICH.match(part.after[:12]) for part in parts)
        or _are_opposed(parts)
        or _is_for_years(sentence, total)
    )
    if relation.is_slip_of(least) and not is_other:
        yield relation


def _counts(mention: Mention, is_whole: bool) -> bool:
    """Return whether a figure may be part of a sum: a rounded one and a yearly one only where the sum is told whole."""
    is_apart = mention.is_rate and not (is_whole and mention.amount.rate == "per_year")
    return mention.amount.role != "threshold" and not is_apart and (is_whole or mention.figure.interval.is_point)


def _are_opposed(parts: Sequence[Mention]) -> bool:
    """Return whether the words at some figures add to a sum, and those at others take from it."""
    return all(any(way.search(part.before[-60:]) for part in parts) for way in (OVER, UNDER))


def _is_for_years(sentence: Sentence, total: Mention) -> bool:
    """Return whether a sum so much a year is paid for several years: “for four years at £250,000 a year”."""
    is_yearly = any(mention.amount.rate == "per_year" for mention in sentence.mentions)
    return is_yearly and total.amount.rate != "per_year" and YEARS.search(sentence.masked) is not None
