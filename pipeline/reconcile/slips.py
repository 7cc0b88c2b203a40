"""Slips: figures that together miss a total by one digit, or by two that are swapped.

Sums with so many digits do not come so near to a total by chance. Figures of a list that stay below a total are left to
the families that know whether all parts are named; in a sentence, and in linked ones, the largest figure is held
against all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.digits import is_slip
from pipeline.reconcile.incomplete import may_differ
from pipeline.reconcile.linked import linked
from pipeline.reconcile.lists import lists
from pipeline.reconcile.outcomes import is_outcome
from pipeline.reconcile.parts import code_of
from pipeline.reconcile.prose import BOUND, Mention, Prose, Sentence
from pipeline.reconcile.relation import Relation, parts_of, weight
from pipeline.reconcile.sums import is_called_total, is_total

# How much the sum must say (see `relation.weight`): six digits.
TELLING = 100_000
TELLING_TOGETHER = 2_000  # of figures in one sentence
TELLING_TOLD = 250  # and of those whose words call one the outcome of the others
# “Boxing club: £18,300”, “Total agreed so far = £136,442”, “Left to be allocated = £125,558”: no parts of one sum.
COUNTS_AGAIN = re.compile(r"\s?(?:(?:sub-?|grand\s)?totals?|remaining|left|balance)\b", re.IGNORECASE)
LEAST_PARTS, MOST_PARTS = 3, 8
MOST_TOGETHER = 6
MOST_TOTALS = 20
FAR = 4  # a list whose figures exceed a total by more than this part of it (1 / n) does not make it up
# “£512,300, of which £127,000 is unspent”: a part with parts of its own
OF_WHICH = re.compile(r",?\s(?:of|from)\s(?:which|it)\b", re.IGNORECASE)
# “including”, “compared with”, “more than”; “between £1m and £2m”: a figure beside the sum, or a range, and no part.
OTHER_SUM = re.compile(
    r"\b(?:repa(?:y|id)\w*|loans?|compar\w+|than|exceed\w*|instead|previously|formerly|existing|earlier|laps\w+|withdrawn|old|includ\w{1,4}|excluding|index\w*|inflation\w*"
    r"|[rc]pi|prices|real\sterms)\b|\bbetween\s«",
    re.IGNORECASE,
)


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the sums that miss a document's totals by a slip: of a sentence, of a list, of figures in a row."""
    for passage in document:
        for sentence in (*passage.sentences, *linked(passage, MOST_TOGETHER)):
            yield from _together(sentence)
        for sentence in passage.sentences:
            mentions = [mention for mention in sentence.mentions if _counts(mention)]
            if LEAST_PARTS < len(mentions) <= MOST_PARTS:
                yield from _missed(mentions[1:], mentions[0])
                yield from _missed(mentions[:-1], mentions[-1])
    mentions = [mention for passage in document for mention in passage.mentions if _counts(mention)]
    totals = [mention for mention in mentions if is_called_total(mention)][:MOST_TOTALS]
    groups = [[item.mentions[0] for item in listed.items if item.mentions] for listed in lists(document)]
    groups += [mentions[at : at + size] for at in range(len(mentions)) for size in range(LEAST_PARTS, MOST_PARTS)]
    groups = [group for group in groups if not any(COUNTS_AGAIN.match(mention.before) for mention in group[1:])]
    for total in totals:
        for group in groups:
            yield from _missed(group, total)


def _together(sentence: Sentence) -> Iterator[Relation]:
    """Yield that the largest figure of a sentence is all its others, where a slip in any one of them hides it."""
    mentions = sentence.mentions
    if not LEAST_PARTS <= len(mentions) <= MOST_TOGETHER or OTHER_SUM.search(sentence.masked):
        return
    total = max(mentions, key=lambda mention: mention.figure.value)
    is_told = is_outcome(total) or is_outcome(mentions[-1])
    is_sure = is_told and (is_total(total) or BOUND not in sentence.masked)
    if not all(mention.year or _counts(mention, is_sure) for mention in mentions):
        return
    parts = [mention for mention in mentions if mention is not total]
    relation = parts_of(code_of(parts), [mention.figure for mention in parts], total.figure, "slip")
    is_other = may_differ(parts, total) or any(OF_WHICH.match(part.after[:12]) for part in parts)
    if not is_other and relation.is_slip_of(TELLING_TOLD if is_told else TELLING_TOGETHER):
        yield relation


def _counts(mention: Mention, is_told: bool = False) -> bool:
    """Return whether a figure may be a part or a total; a rounded one only where the words tell the sum."""
    is_fine = is_told or mention.figure.interval.is_point
    is_apart = mention.is_rate and not (is_told and mention.amount.rate == "per_year")
    return mention.amount.role != "threshold" and not is_apart and is_fine


def _missed(parts: Sequence[Mention], total: Mention) -> Iterator[Relation]:
    terms = [mention.figure for mention in parts]
    values = [term.value for term in terms]
    excess = sum(values) - total.figure.value
    is_near = 0 < excess * FAR <= total.figure.value
    if not is_near or len(terms) < LEAST_PARTS or weight(terms, total.figure) < TELLING:
        return
    is_part = any(term.value >= total.figure.value or term.place == total.figure.place for term in terms)
    if is_part or 2 * max(values) == sum(values):  # the total among its parts, or a whole beside its own parts
        return
    if excess not in {term.value for term in terms} and is_slip(total.figure.value, total.figure.value + excess):
        yield parts_of(code_of(parts), terms, total.figure, "slip")
