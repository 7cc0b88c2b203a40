"""Slips: figures that together miss a total by one digit, or by two that are swapped.

Sums with so many digits do not come so near to a total by chance. Figures of a list that stay below a total are left to
the families that know whether all parts are named; in a sentence, and in linked ones, the largest figure is held
against all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.digits import is_slip
from pipeline.reconcile.prose.lists import lists
from pipeline.reconcile.prose.parts import code_of
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Relation, parts_of, weight
from pipeline.reconcile.prose.sums import is_called_total

# How much the sum must say (see `relation.weight`): six digits.
TELLING = 100_000
# “Boxing club: £18,300”, “Total agreed so far = £136,442”, “Left to be allocated = £125,558”: no parts of one sum.
COUNTS_AGAIN = re.compile(r"\s?(?:(?:sub-?|grand\s)?totals?|remaining|left|balance)\b", re.IGNORECASE)
LEAST_PARTS, MOST_PARTS = 3, 8
MOST_TOTALS = 20
FAR = 4  # a list whose figures exceed a total by more than this part of it (1 / n) does not make it up


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield the sums that miss a document's totals by a slip: of a sentence, of a list, of figures in a row."""
    for passage in document:
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


def _counts(mention: Mention) -> bool:
    return mention.amount.role != "threshold" and not mention.is_rate and mention.figure.interval.is_point


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
