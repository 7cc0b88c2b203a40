"""Rests: what is left of a whole, or by how much two figures differ, wherever the paper tells the other figures.

Nothing here can be an error of the paper; it is kept where it holds, and where chance does not explain it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import comb, gcd

from pipeline.reconcile.digits import telling_digits
from pipeline.reconcile.figures import Figure
from pipeline.reconcile.prose.differences import difference
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Relation, parts_of, weight
from pipeline.reconcile.prose.remainders import GAP, is_added, left_of

# “the final £500,000”, “the remaining £160,000”: what is left of other figures, wherever they stand.
THE_REST = re.compile(
    r"\b(?:final|remaining|outstanding|other|last|rest,?|balance\sof|remainder\sof|remainder,|residual)\s$",
    re.IGNORECASE,
)
# “the £412,000 still to be billed”, “of which £30,500 is as yet unpaid”, “£8,100 being left over”
STILL_OPEN = re.compile(
    r"^\s(?:that\s|which\s)?(?:(?:is|are|was|were|being)\s)?(?:(?:as\syet|still|yet)\s)?"
    r"(?:(?:still|yet)\s(?:to\s(?:be\s)?[a-z]{3,10}|owed|due|owing|payable)|to\s(?:run|come|go)\b|un(?:paid|billed|spent|claimed|used|committed|allocated|drawn)"
    r"|outstanding|left|remain(?:s|ing)?)\b",
    re.IGNORECASE,
)
# “£27,300 more than a year ago”, “that is £1.9m lower”, “£6,450 short of the bid”, “£2.3m under its budget”
BY_SO_MUCH = re.compile(
    r"^\s(?:(?:more|less|fewer|higher|lower|cheaper|dearer|greater|smaller|short)\b|(?:above|below|under|over|up\son|down\son)\s(?:the|its|their|what|budget|plan|last)\b)"
    r"(?!\s(?:\w{1,6}\s){0,2}(?:years?|months|period|term)\b)",
    re.IGNORECASE,
)
# How much such a sum must say (see `relation.weight`): of three figures, of two that differ, of four; and more than
# there are pairs of figures, of which one may make it up by chance.
LEFT, DIFFERING, LEFT_OF_MORE = 10, 100, 1000
# Multiples of one sum that has so many digits but 0 say enough, for few are: £123,400, £370,200 and £493,600.
TELLING_DIGITS, FEWEST = 3, 3
NEAR = 60  # characters in front of a figure that tell what it is
MOST_RESTS, MOST_VALUES = 40, 40  # of one document


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield what is left of two or three figures: "the final £500,000" of £7m, of which £6.5m was given before."""
    mentions = [m for passage in document for m in passage.mentions if m.amount.role != "threshold"]
    first: dict[int, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.figure.value, mention)
    values = dict(list(first.items())[:MOST_VALUES])
    for rest in [mention for mention in mentions if _is_rest(mention)][:MOST_RESTS]:
        yield from _left_of_two(rest, values)
        yield from _left_of_three(rest, values)
    for gap in [mention for mention in mentions if _is_gap(mention)][:MOST_RESTS]:
        yield from _between(gap, values)


def _is_rest(mention: Mention) -> bool:
    """Return whether the words at a figure call it what is left."""
    return bool(THE_REST.search(mention.before[-20:]) or STILL_OPEN.match(mention.after[:NEAR]))


def _is_gap(mention: Mention) -> bool:
    """Return whether the words at a figure call it by how much two others differ."""
    return bool(GAP.search(mention.before[-NEAR:]) or BY_SO_MUCH.match(mention.after[:NEAR]))


def _left_of_two(rest: Mention, values: dict[int, Mention]) -> Iterator[Relation]:
    """Yield a rest as what a part of a whole leaves of it."""
    for value, part in values.items():
        whole = values.get(value + rest.figure.value)
        least = max(comb(len(values), 2), LEFT if value > rest.figure.value else DIFFERING)
        is_of_its_kind = whole is not None and part.is_rate == whole.is_rate == rest.is_rate
        if whole and is_of_its_kind and value != rest.figure.value and _says_enough(whole, part, rest, least):
            yield left_of(whole, part, rest, "adds up")


def _says_enough(whole: Mention, part: Mention, rest: Mention, least: int) -> bool:
    """Return whether it is no chance that a part and a rest make up a whole."""
    unit = gcd(whole.figure.value, part.figure.value)
    is_of_one = telling_digits(unit) >= TELLING_DIGITS and whole.figure.value >= FEWEST * unit
    return is_of_one or weight((part.figure, rest.figure), whole.figure) >= least


def _left_of_three(rest: Mention, values: dict[int, Mention]) -> Iterator[Relation]:
    """Yield a rest of a whole of which two other figures are taken: "the remaining £3,400 from the £120k pot"."""
    for whole in (mention for value, mention in values.items() if value > rest.figure.value):
        gone = whole.figure.value - rest.figure.value
        for value, part in values.items():
            other = values.get(gone - value)
            if other and value > other.figure.value and rest not in (part, other):
                terms: list[Figure] = [whole.figure, part.figure.times(-1), other.figure.times(-1)]
                is_near = rest.after == whole.before or whole.after == rest.before
                if weight(terms, rest.figure) >= (DIFFERING if is_near else LEFT_OF_MORE):
                    yield difference("committed_plus_remaining", terms, rest, "adds up")


def _between(gap: Mention, values: dict[int, Mention]) -> Iterator[Relation]:
    """Yield two figures whose difference is what the words call one: "the reduction is £53,000"."""
    for value, smaller in values.items():
        larger = values.get(value + gap.figure.value)
        # “£1.4m, which is £0.3m less than planned, when £1.7m was meant”: the whole is what is told last.
        if larger and larger.before != gap.after and smaller.figure.value != gap.figure.value:
            terms = [larger.figure, smaller.figure.times(-1)]
            least = LEFT if _is_row(larger, smaller, gap) else DIFFERING
            if weight(terms, gap.figure) >= max(comb(len(values), 2), least):
                if is_added((gap, smaller), larger):
                    yield parts_of("parts_sum_to_whole", [smaller.figure, gap.figure], larger.figure, "adds up")
                else:
                    yield difference("committed_plus_remaining", terms, gap, "adds up")


def _is_row(larger: Mention, smaller: Mention, gap: Mention) -> bool:
    """Return whether three rates follow each other: "£2m a year. Now it costs £3m a year, a saving of £1m a year"."""
    first, second, last = sorted((larger, smaller, gap), key=lambda mention: mention.figure.place)
    is_row = first.after == second.before and second.after == last.before
    return last is gap and is_row and first.is_rate and second.is_rate and last.is_rate
