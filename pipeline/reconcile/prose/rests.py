"""Rests: what is left of a whole, or by how much two figures differ, wherever the paper tells the other figures.

Nothing here can be an error of the paper; it is kept where it holds, and where chance does not explain it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.figures import Figure
from pipeline.reconcile.prose.differences import difference
from pipeline.reconcile.prose.passages import Mention, Prose
from pipeline.reconcile.prose.relation import Relation, weight
from pipeline.reconcile.prose.remainders import GAP, rest_of

# “the final £500,000”, “the remaining £160,000”: what is left of other figures, wherever they stand.
THE_REST = re.compile(
    r"\b(?:final|remaining|outstanding|other|last|rest,?|balance\sof|remainder\sof)\s$", re.IGNORECASE
)
# How much such a sum must say (see `relation.weight`): of three figures, of two that differ, of four.
LEFT, DIFFERING, LEFT_OF_MORE = 10, 100, 1000
NEAR = 60  # characters in front of a figure that tell what it is
MOST_RESTS, MOST_VALUES = 40, 40  # of one document


def relations(document: Sequence[Prose]) -> Iterator[Relation]:
    """Yield what is left of two or three figures: "the final £500,000" of £7m, of which £6.5m was given before."""
    mentions = [m for passage in document for m in passage.mentions if m.amount.role != "threshold"]
    first: dict[int, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.figure.value, mention)
    values = dict(list(first.items())[:MOST_VALUES])
    rests = [mention for mention in mentions if THE_REST.search(mention.before[-20:])]
    for rest in rests[:MOST_RESTS]:
        larger = {value: mention for value, mention in values.items() if value > rest.figure.value}
        yield from _left_of_two(rest, larger)
        yield from _left_of_three(rest, values)
    for gap in [mention for mention in mentions if GAP.search(mention.before[-NEAR:])][:MOST_RESTS]:
        yield from _between(gap, values)


def _left_of_two(rest: Mention, larger: dict[int, Mention]) -> Iterator[Relation]:
    for value, part in larger.items():
        whole = larger.get(value + rest.figure.value)
        if whole and weight((part.figure, rest.figure), whole.figure) >= LEFT:
            yield rest_of(whole, part, rest, "adds up")


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
        if larger and smaller.figure.value != gap.figure.value:
            terms = [larger.figure, smaller.figure.times(-1)]
            if weight(terms, gap.figure) >= DIFFERING:
                yield difference("committed_plus_remaining", terms, gap, "adds up")
